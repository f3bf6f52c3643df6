import { MEAL_WORDS, sayDate } from '../bookings';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { type callById, myCall } from './calls';
import { suggestionsOf } from './choose-suggestion';
import { openWorkOrder } from './open-work-order';
import { checklistOf } from './quality';
import type { WorkOrderKind } from './work-order';

/** One fact of a summary, with the sentence of the transcript it rests on. */
export interface Fact {
  kind: 'question' | 'answer' | 'booking' | 'danger' | 'unanswered';
  text: string;
  /** Place in the transcript, from 1; what was done rather than said has none. */
  ordinal?: number;
}

export interface CallSummary {
  text: string;
  facts: Fact[];
}

/** Written from what was said and done and nothing else, for the operator to mend and sign. */
export async function summariseCall(ctx: Ctx, callId: string): Promise<CallSummary> {
  const call = await myCall(ctx, callId);
  const utterances = await ctx.db
    .selectFrom('utterances')
    .select(['id', 'ordinal', 'text'])
    .where('callId', '=', callId)
    .execute();
  const textOf = new Map(utterances.map(({ id, text }) => [id, text]));
  const placeOf = new Map(utterances.map(({ id, ordinal }) => [id, ordinal]));
  const facts: Fact[] = [];
  const checks = await checklistOf(ctx, callId);
  const script = checks.find(({ name }) => name === 'danger_script');
  const suggestions = await suggestionsOf(ctx, callId);
  for (const suggestion of suggestions) {
    const ordinal = placeOf.get(suggestion.utteranceId);
    if (suggestion.danger)
      facts.push({
        kind: 'danger',
        text: `来电人说到险情:「${textOf.get(suggestion.utteranceId)}」`,
        ordinal,
      });
    if (suggestion.searched)
      facts.push({ kind: 'unanswered', text: `问「${suggestion.question}」,知识库没有可靠答案`, ordinal });
    if (!suggestion.passage) continue;
    facts.push({ kind: 'question', text: `问「${suggestion.question}」`, ordinal });
    const told = suggestion.choice === 'take' || suggestion.choice === 'edit';
    if (told)
      facts.push({
        kind: 'answer',
        text: `答复依据《${suggestion.passage.title}》:${suggestion.editedText ?? suggestion.answer ?? ''}`,
        ordinal,
      });
  }
  if (script?.result === 'done')
    facts.push({ kind: 'danger', text: '话务员报了急救电话', ordinal: script.ordinal });
  const drafts = new Set(suggestions.flatMap(({ gathered }) => gathered?.draft?.id ?? []));
  for (const booking of await bookingsDuring(ctx, call, drafts))
    facts.push({ kind: 'booking', text: booking });
  // Danger is read first, by whoever takes the order up.
  facts.sort((a, b) => Number(b.kind === 'danger') - Number(a.kind === 'danger'));
  return {
    facts,
    text: facts.length
      ? facts.map(({ text, ordinal }) => (ordinal ? `${text}(第${ordinal}句)` : text)).join(';')
      : '通话中没有记录到问题和办理事项。',
  };
}

/** The operator signs the summary, mended or not; it becomes the work order's text when there is something left to do. */
export async function signSummary(
  ctx: Ctx,
  input: { callId: string; text: string; workOrder?: { kind: WorkOrderKind; urgent: boolean } },
): Promise<{ workOrderId?: string }> {
  const call = await myCall(ctx, input.callId);
  if (call.signedBy) throw new Problem('conflict', '小结已经签过了。The summary is signed.');
  const { facts } = await summariseCall(ctx, call.id);
  const signed = await ctx.db
    .updateTable('calls')
    .set({ summary: JSON.stringify({ text: input.text, facts }), signedBy: ctx.actor.accountId })
    .where('id', '=', call.id)
    .where('signedBy', 'is', null)
    .executeTakeFirst();
  if (!Number(signed.numUpdatedRows)) throw new Problem('conflict', '小结已经签过了。The summary is signed.');
  if (!input.workOrder) return {};
  const order = await openWorkOrder(ctx, {
    kind: input.workOrder.kind,
    urgency: input.workOrder.urgent ? 'urgent' : 'normal',
    summary: input.text,
    topic: (facts.find(({ kind }) => kind === 'danger') ?? facts[0])?.text ?? '',
    elderId: call.elderId ?? undefined,
    callId: call.id,
  });
  return { workOrderId: order.id };
}

/** What the operator did for the elder in the call, from the audit rows: access to the record may have ended with it. */
async function bookingsDuring(
  ctx: Ctx,
  call: Awaited<ReturnType<typeof callById>>,
  drafts: Set<string>,
): Promise<string[]> {
  if (!call.elderId || !call.answeredAt || !call.operatorId) return [];
  const rows = await ctx.db
    .selectFrom('bookingTransitions')
    .innerJoin('bookings', 'bookings.id', 'bookingTransitions.bookingId')
    .select(['action', 'draftId', 'date', 'meal', 'start', 'terms', 'words', 'at'])
    .where('bookings.elderId', '=', call.elderId)
    .where('bookingTransitions.accountId', '=', call.operatorId)
    .where('bookingTransitions.at', '>=', call.answeredAt)
    .where('bookingTransitions.at', '<=', call.endedAt ?? ctx.clock.now().toISOString())
    .orderBy('bookingTransitions.at')
    .execute();
  const today = ctx.clock.today();
  // What was booked is told apart by its draft: two calls of one minute may be about one elder.
  const done = rows.filter(({ action, draftId }) => action !== 'confirm' || drafts.has(draftId));
  return done.map(({ action, date, meal, start, terms, words }) => {
    const when = `${sayDate(date, today)}${meal ? MEAL_WORDS[meal] : (start ?? '')}`;
    const { title } = JSON.parse(terms) as { title: string };
    const consent = action === 'confirm' && words ? `,来电人同意:「${words}」` : '';
    return `${DONE[action] ?? action}:${when},${title}${consent}`;
  });
}

const DONE: Record<string, string> = { confirm: '已预订', cancel: '已取消', reschedule: '已改期' };
