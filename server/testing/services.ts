import { type Clock, fixedClock } from '../src/platform/clock';
import type { Actor, Ctx, Services } from '../src/platform/context';
import { openDatabase } from '../src/platform/database';
import { countingIds, randomIds } from '../src/platform/ids';
import { silentLogger } from '../src/platform/log';
import { createMetrics } from '../src/platform/metrics';
import { migrate } from '../src/platform/migrate';

/** Tuesday morning, before the lunch cut-offs of the fixtures. */
export const TEST_NOW = '2026-11-24T08:00:00+08:00';

/** The real services over an in-memory database, with a clock that stands still. Call `db.destroy()` when done. */
export async function createTestServices(
  options: { now?: string; clock?: Clock; file?: string; countIds?: boolean } = {},
): Promise<Services> {
  const db = openDatabase({ file: options.file ?? ':memory:' });
  await migrate(db);
  return {
    db,
    clock: options.clock ?? fixedClock(options.now ?? TEST_NOW),
    ids: options.countIds ? countingIds() : randomIds,
    log: silentLogger,
    metrics: createMetrics(),
  };
}

/** A context for a verb under test. */
export const contextFor = (services: Services, actor: Actor): Ctx => ({
  ...services,
  actor,
  requestId: 'req_test',
});

/** An elder acting for themselves; the account id is the one the catalog importer makes. */
export const elderActor = (elderId: string): Actor => ({
  accountId: `acc_${elderId}`,
  role: 'elder',
  displayName: elderId,
  elderId,
  siteIds: [],
});
