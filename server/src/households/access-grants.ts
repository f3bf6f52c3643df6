import type { Ctx } from '../platform/context';
import './tables';

interface Reason {
  elderId: string;
  reason: 'call' | 'work_order';
  reasonId: string;
}

/** Lets this member of staff act for the elder while the call or the work order is open. */
export async function openAccess(ctx: Pick<Ctx, 'db'>, accountId: string, grant: Reason): Promise<void> {
  await ctx.db
    .insertInto('accessGrants')
    .values({ accountId, ...grant, openedAt: new Date().toISOString(), closedAt: null })
    .onConflict((conflict) =>
      conflict.columns(['accountId', 'elderId', 'reason', 'reasonId']).doUpdateSet({ closedAt: null }),
    )
    .execute();
}

/** Ends every grant that a call or a work order gave, whoever held it. */
export async function closeAccess(ctx: Pick<Ctx, 'db'>, reason: Omit<Reason, 'elderId'>): Promise<void> {
  await ctx.db
    .updateTable('accessGrants')
    .set({ closedAt: new Date().toISOString() })
    .where('reason', '=', reason.reason)
    .where('reasonId', '=', reason.reasonId)
    .where('closedAt', 'is', null)
    .execute();
}
