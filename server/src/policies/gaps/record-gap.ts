import type { PolicyCtx } from '../types';
import '../tables';

/** Notes for the curators what could not be answered. A note that cannot be written never spoils the answer. */
export async function recordGap(
  { db, ids, log, library }: PolicyCtx,
  gap: { question: string; subject: string; kind: string; region: string },
): Promise<void> {
  try {
    await db
      .insertInto('policyGaps')
      .values({
        id: ids.next('gap'),
        ...gap,
        indexVersion: library.version,
        createdAt: new Date().toISOString(),
      })
      .execute();
  } catch (err) {
    log.error({ err }, 'a policy gap could not be recorded');
  }
}
