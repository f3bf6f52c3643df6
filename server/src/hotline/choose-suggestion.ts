import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { myCall } from './calls';
import type { Suggestion } from './suggestion';

/** The operator takes, edits or dismisses a suggestion; kept beside the versions of everything that made it. */
export async function chooseSuggestion(
  ctx: Ctx,
  input: { suggestionId: string; choice: 'take' | 'edit' | 'dismiss'; text?: string },
): Promise<void> {
  const row = await suggestionRow(ctx, input.suggestionId);
  await myCall(ctx, row.callId);
  if (input.choice !== 'dismiss' && row.approval === 'waiting') {
    throw new Problem(
      'conflict',
      '这个话题要班长先同意才能用,请稍等或按原文回答。A supervisor has to approve this topic first.',
    );
  }
  if (input.choice === 'edit' && !input.text?.trim())
    throw new Problem('invalid', '请写下改成了什么。Send the edited text.');
  await ctx.db
    .updateTable('suggestions')
    .set({
      choice: input.choice,
      editedText: input.text ?? null,
      chosenBy: ctx.actor.accountId,
      chosenAt: new Date().toISOString(),
    })
    .where('id', '=', row.id)
    .execute();
}

/** A supervisor lets a suggestion on a chosen topic through, or holds it back. */
export async function approveSuggestion(
  ctx: Ctx,
  input: { suggestionId: string; approve: boolean },
): Promise<void> {
  const row = await suggestionRow(ctx, input.suggestionId);
  if (row.approval !== 'waiting')
    throw new Problem('conflict', '这条建议不在等审批。It is not waiting for approval.');
  await ctx.db
    .updateTable('suggestions')
    .set({ approval: input.approve ? 'approved' : 'refused', approvedBy: ctx.actor.accountId })
    .where('id', '=', row.id)
    .where('approval', '=', 'waiting')
    .execute();
}

/** Topics on which suggestions wait for a supervisor. */
export async function setApprovalTopics(ctx: Ctx, topics: string[]): Promise<void> {
  const at = new Date().toISOString();
  await ctx.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('approvalTopics').execute();
    const rows = [...new Set(topics)].map((topic) => ({ topic, setBy: ctx.actor.accountId, at }));
    if (rows.length) await tx.insertInto('approvalTopics').values(rows).execute();
  });
}

/** The suggestions of a call as they stand, oldest first. What waits for approval is shown without its words. */
export async function suggestionsOf(ctx: Ctx, callId: string): Promise<(Suggestion & { choice?: string })[]> {
  const rows = await ctx.db
    .selectFrom('suggestions')
    .selectAll()
    .where('callId', '=', callId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const body = JSON.parse(row.body) as Suggestion;
    const shown = { ...body, approval: row.approval, choice: row.choice ?? undefined };
    return row.approval === 'waiting' || row.approval === 'refused' ? { ...shown, answer: undefined } : shown;
  });
}

async function suggestionRow(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('suggestions')
    .select(['id', 'callId', 'approval'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', '没有这条建议。No such suggestion.');
  return row;
}
