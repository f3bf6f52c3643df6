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
): Promise<{ callId: string; suggestion: Suggestion }> {
  const row = await suggestionRow(ctx, input.suggestionId);
  if (row.approval !== 'waiting')
    throw new Problem('conflict', '这条建议不在等审批。It is not waiting for approval.');
  await ctx.db
    .updateTable('suggestions')
    .set({ approval: input.approve ? 'approved' : 'refused', approvedBy: ctx.actor.accountId })
    .where('id', '=', row.id)
    .where('approval', '=', 'waiting')
    .execute();
  const [suggestion] = await suggestionsOf(ctx, row.callId, { suggestionId: row.id });
  return { callId: row.callId, suggestion: suggestion! };
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

export type ChosenSuggestion = Suggestion & { choice?: 'take' | 'edit' | 'dismiss'; editedText?: string };

/** The suggestions of a call as they stand, oldest first. */
export async function suggestionsOf(
  ctx: Ctx,
  callId: string,
  only?: { suggestionId: string },
): Promise<ChosenSuggestion[]> {
  let query = ctx.db.selectFrom('suggestions').selectAll().where('callId', '=', callId);
  if (only) query = query.where('id', '=', only.suggestionId);
  const rows = await query.orderBy('createdAt').orderBy('id').execute();
  return rows.map((row) =>
    withoutHeldWords({
      ...(JSON.parse(row.body) as Suggestion),
      approval: row.approval,
      choice: row.choice ?? undefined,
      editedText: row.editedText ?? undefined,
    }),
  );
}

/** What waits for approval, or was refused it, is shown without its words. */
export const withoutHeldWords = <T extends Suggestion>(suggestion: T): T =>
  suggestion.approval === 'waiting' || suggestion.approval === 'refused'
    ? { ...suggestion, answer: undefined }
    : suggestion;

async function suggestionRow(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('suggestions')
    .select(['id', 'callId', 'approval'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', '没有这条建议。No such suggestion.');
  return row;
}
