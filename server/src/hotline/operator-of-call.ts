import type { Actor, Ctx } from '../platform/context';
import { callById } from './calls';

/** Who has the call now, as an actor: the telephone's recogniser speaks into their call, with their grant and no more. */
export async function operatorOfCall(ctx: Pick<Ctx, 'db'>, callId: string): Promise<Actor | undefined> {
  const { operatorId, status } = await callById(ctx, callId);
  if (!operatorId || status === 'ended') return undefined;
  const account = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'role', 'displayName', 'region'])
    .where('id', '=', operatorId)
    .executeTakeFirst();
  if (!account) return undefined;
  const sites = await ctx.db
    .selectFrom('accountSites')
    .select('siteId')
    .where('accountId', '=', operatorId)
    .execute();
  return {
    accountId: account.id,
    role: account.role,
    displayName: account.displayName,
    siteIds: sites.map(({ siteId }) => siteId),
    region: account.region ?? undefined,
  };
}
