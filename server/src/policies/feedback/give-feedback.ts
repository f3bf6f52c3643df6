import type { Ctx } from '../../platform/context';
import '../tables';

export const VERDICTS = ['useful', 'useless', 'wrong'] as const;

/** 有用 / 没用 / 不对 for one turn. Said again, the later word stands. */
export async function giveFeedback(
  { db, ids, actor }: Ctx,
  input: { turnId: string; verdict: (typeof VERDICTS)[number]; comment?: string },
): Promise<void> {
  const said = {
    verdict: input.verdict,
    comment: input.comment ?? null,
    createdAt: new Date().toISOString(),
  };
  await db
    .insertInto('policyFeedback')
    .values({ id: ids.next('fbk'), turnId: input.turnId, accountId: actor.accountId, ...said })
    .onConflict((conflict) => conflict.columns(['turnId', 'accountId']).doUpdateSet(said))
    .execute();
}
