import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { AppEnv } from './http';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>银铃 API</title>
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>`;

/** Swagger UI from the installed package: no address outside this server is asked for anything. */
export function apiDocs() {
  const router = new Hono<AppEnv>();
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  router.get('/', (c) => c.html(PAGE));
  router.get('/start.js', (c) =>
    c.body("SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs' });", 200, {
      'Content-Type': 'text/javascript',
    }),
  );
  router.use(
    '/assets/*',
    serveStatic({
      root: relative(process.cwd(), assets),
      rewriteRequestPath: (path) => path.replace(/^.*\/docs\/assets/, ''),
    }),
  );
  return router;
}
