import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { AppEnv } from './http';

/**
 * The web app: files with a content hash in their name are kept by browsers for a year, the page itself is asked for
 * each time. Unknown paths get the page, which shows what it can.
 */
export function pages(folder: string) {
  const router = new Hono<AppEnv>();
  const root = relative(process.cwd(), folder) || '.';
  router.use('*', async (c, next) => {
    await next();
    const hashed = /\.[0-9a-f]{8,}\.(js|css|woff2?|png|svg|jpg)$/.test(c.req.path);
    c.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  // Staff have an address of their own; the pages find their way by what stands behind the #.
  for (const path of ['/staff', '/staff/']) router.get(path, (c) => c.redirect('/#/staff/home'));
  router.use('*', serveStatic({ root, precompressed: true }));
  if (existsSync(join(folder, 'index.html'))) {
    router.get('*', serveStatic({ root, path: 'index.html', precompressed: true }));
  } else {
    router.get('/', (c) => c.text('The pages are not built yet. Run: npm run build:h5', 503));
  }
  return router;
}
