import type { Assistant, AssistantResult, Exchange } from '../assistant';
import { getBooking, getDraft } from '../bookings';
import { askPolicy } from './ask-policy';
import { dropDrafts, readDraftsBack, refuse } from './draft-order';
import { handOver } from './hand-over';
import { askCancel } from './manage-bookings';
import { withOpenDraft } from './recall-draft';
import { type Answer, choicesOf } from './reply';
import { sayWhat } from './say-draft';
import type { Scene } from './scene';
import { listTurns } from './store';

/** Acts the rules settle: a model is never asked for a yes, a no, or a person. */
const SETTLED_BY_RULES = new Set([
  'yes',
  'no',
  'hesitate',
  'repeat',
  'slower',
  'louder',
  'talk_to_person',
  'acknowledge_allergy',
  'pick',
]);

export const mayAskModel = ({ said, state }: Scene): boolean =>
  !SETTLED_BY_RULES.has(said.acts[0]!.kind) &&
  !(state.asked?.options ?? []).some(
    (option) => option.say === said.said.trim() || option.label === said.said.trim(),
  );

/** The turn by the language model, or undefined when it could not finish it: then the offline engine does. */
export async function assistantTurn(
  scene: Scene,
  assistant: Assistant,
  onText: (sentence: string) => void,
  signal: AbortSignal | undefined,
): Promise<{ answer: Answer; promptVersion: string } | undefined> {
  const { ctx, elder, state, said } = scene;
  const openDrafts = await Promise.all(
    state.draftIds.map((draftId) => getDraft(ctx, { draftId }).catch(() => undefined)),
  );
  const result = await assistant.takeTurn(
    ctx,
    {
      text: said.said,
      elder,
      history: await history(scene),
      openDrafts: openDrafts.filter((draft) => draft !== undefined),
      signal,
    },
    onText,
  );
  if (!result.ok) return undefined;
  const answer = await answerOf(scene, result);
  return {
    answer: result.proposal ? answer : withOpenDraft(scene, answer),
    promptVersion: result.promptVersion,
  };
}

/** Turns that failed, were refused as unsafe or out of scope, or were urgent are no example for a model. */
async function history({ ctx, conversationId }: Scene): Promise<Exchange[]> {
  const turns = await listTurns(ctx, conversationId, 12);
  return turns
    .filter(
      (turn) =>
        !['failed', 'refused.unsafe', 'refused.out_of_scope'].includes(turn.outcome) &&
        !turn.outcome.startsWith('urgent'),
    )
    .map((turn) => ({ said: turn.said ?? '', reply: turn.reply.text }));
}

async function answerOf(scene: Scene, result: Extract<AssistantResult, { ok: true }>): Promise<Answer> {
  const { proposal, refusals } = result;
  const { state, ctx } = scene;
  if (proposal && proposal.kind !== 'hand_over') {
    // One thing waits for a yes at a time, so that a yes can only mean that.
    await dropDrafts(scene);
    Object.assign(state, { order: undefined, pending: undefined, asked: undefined, acknowledged: [] });
  }
  switch (proposal?.kind) {
    case 'book':
      return readDraftsBack(
        scene,
        proposal.drafts,
        [...new Set(refusals?.map((refusal) => refusal.reason))].join(''),
      );
    case 'cancel':
      return askCancel(scene, [proposal.bookingId]);
    case 'reschedule': {
      const { kind: _, bookingId, ...to } = proposal;
      const booking = await getBooking(ctx, { bookingId });
      state.pending = { kind: 'reschedule', bookingId, ...to };
      state.asked = { kind: 'confirm', options: [] };
      const today = ctx.clock.today();
      const moved = { ...booking, ...to };
      return {
        outcome: 'asked',
        text: `把${sayWhat(booking, today)},改成${sayWhat(moved, today)}。对吗?`,
        choices: choicesOf([
          { label: '对', say: '对' },
          { label: '不,留着', say: '不要,留着' },
        ]),
      };
    }
    case 'hand_over':
      return handOver(scene, proposal.reason);
    default:
      break;
  }
  if (refusals?.length && !result.text)
    return refuse(
      scene,
      refusals.map((refusal) => ({ rule: 'assistant', code: 'rule_refused' as const, ...refusal })),
    );
  if (result.outcome === 'refused.no_source') return askPolicy(scene);
  return { outcome: result.outcome, text: result.text, citations: result.citations, choices: result.choices };
}
