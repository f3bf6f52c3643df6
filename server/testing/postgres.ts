import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { fixedClock } from '../src/platform/clock';
import type { Services } from '../src/platform/context';
import { openDatabase } from '../src/platform/database';
import { randomIds } from '../src/platform/ids';
import { silentLogger } from '../src/platform/log';
import { createMetrics } from '../src/platform/metrics';
import { migrate } from '../src/platform/migrate';
import { TEST_NOW } from './services';

/**
 * The real services over PostgreSQL: an emptied one at YINLING_TEST_DATABASE_URL, or else PostgreSQL compiled
 * to WebAssembly, behind a socket that the real driver speaks to. Call `close` when done.
 */
export async function createPostgresServices(): Promise<{ services: Services; close(): Promise<void> }> {
  const given = process.env.YINLING_TEST_DATABASE_URL;
  const embedded = given ? undefined : await startEmbedded();
  // The embedded engine has one session: statements of two connections would get mixed up in it.
  const db = openDatabase(embedded ? { url: embedded.url, connections: 1 } : { url: given ?? '' });
  await migrate(db);
  return {
    services: {
      db,
      clock: fixedClock(TEST_NOW),
      ids: randomIds,
      log: silentLogger,
      metrics: createMetrics(),
    },
    async close() {
      await db.destroy();
      await embedded?.stop();
    },
  };
}

async function startEmbedded() {
  const engine = await PGlite.create();
  const server = new PGLiteSocketServer({ db: engine, port: 0, host: '127.0.0.1' });
  const port = await new Promise<number>((resolve, reject) => {
    server.addEventListener('listening', (event) => {
      resolve((event as CustomEvent<{ port: number }>).detail.port);
    });
    server.start().catch(reject);
  });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
    async stop() {
      await server.stop();
      await engine.close();
    },
  };
}
