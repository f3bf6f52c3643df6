import { sql } from 'kysely';
import { createRouter } from './http';

/** `/healthz`: the process answers. `/readyz`: it can do its work. `/metrics`: Prometheus text. */
export function probes(isReady: () => Promise<Record<string, string>>) {
  const router = createRouter();
  router.get('/healthz', (c) => c.json({ status: 'ok' }));
  router.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(c.get('services').db);
      return c.json({ status: 'ready', ...(await isReady()) });
    } catch (error) {
      c.get('services').log.error({ err: error }, 'not ready');
      return c.json(
        { status: 'unavailable', detail: 'The database or the policy index cannot be read; see the log.' },
        503,
      );
    }
  });
  router.get('/metrics', async (c) => {
    const { registry } = c.get('services').metrics;
    return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType });
  });
  return router;
}
