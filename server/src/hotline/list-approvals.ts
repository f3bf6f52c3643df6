import { formatInstant } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import type { Suggestion } from './suggestion';

export interface WaitingSuggestion {
  suggestion: Suggestion;
  callId: string;
  operatorName?: string;
  at: string;
}

/** What waits for a supervisor, oldest first: somebody is on the telephone. */
export async function listApprovals(ctx: Ctx): Promise<WaitingSuggestion[]> {
  const rows = await ctx.db
    .selectFrom('suggestions')
    .innerJoin('calls', 'calls.id', 'suggestions.callId')
    .leftJoin('accounts', 'accounts.id', 'calls.operatorId')
    .select(['suggestions.body', 'suggestions.callId', 'suggestions.createdAt', 'accounts.displayName'])
    .where('suggestions.approval', '=', 'waiting')
    .where('calls.status', '!=', 'ended')
    .orderBy('suggestions.createdAt')
    .limit(50)
    .execute();
  return rows.map(({ body, callId, createdAt, displayName }) => ({
    suggestion: JSON.parse(body) as Suggestion,
    callId,
    operatorName: displayName ?? undefined,
    at: formatInstant(new Date(createdAt)),
  }));
}

export const listApprovalTopics = async (ctx: Ctx): Promise<string[]> =>
  (await ctx.db.selectFrom('approvalTopics').select('topic').orderBy('topic').execute()).map(
    ({ topic }) => topic,
  );
