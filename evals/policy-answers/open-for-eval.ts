import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../../knowledge/documents/ingest';
import { fixedClock } from '../../server/src/platform/clock';
import { openDatabase } from '../../server/src/platform/database';
import { randomIds } from '../../server/src/platform/ids';
import { silentLogger } from '../../server/src/platform/log';
import { createMetrics } from '../../server/src/platform/metrics';
import { migrate } from '../../server/src/platform/migrate';
import { openLibrary, type PolicyCtx } from '../../server/src/policies';

/** The day on which every case is asked. */
export const EVAL_DAY = '2026-11-24T09:00:00+08:00';

/** The folder of the original documents, when there is one. */
export const originals = (): string | undefined => {
  const folder = process.env.YINLING_ORIGINALS;
  if (folder && !existsSync(folder)) throw new Error(`YINLING_ORIGINALS names ${folder}, which is not there`);
  return folder || undefined;
};

/** What production answers with, over the knowledge that ships and, where asked for, the originals. */
export async function openForEval(folder?: string): Promise<{ ctx: PolicyCtx; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yinling-eval-'));
  if (folder) await ingest({ dataDir, paths: [folder], flags: {} });
  const db = openDatabase({ file: ':memory:' });
  await migrate(db);
  const library = await openLibrary({
    dataDir,
    embedderSetting: process.env.YINLING_EMBEDDER || 'bundled',
    log: silentLogger,
  });
  const ctx: PolicyCtx = {
    db,
    library,
    clock: fixedClock(EVAL_DAY),
    ids: randomIds,
    log: silentLogger,
    metrics: createMetrics(),
    actor: { accountId: 'acc_eval', role: 'elder', displayName: '评测', siteIds: [] },
    requestId: 'req_eval',
  };
  return {
    ctx,
    async close() {
      library.close();
      await db.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
