import type { Turn, TurnInput } from '../../contract';
import type { Assistant } from '../assistant';
import { vocabularyFor } from '../bookings';
import { tellFamily } from '../households';
import { Problem } from '../platform/errors';
import type { PolicyCtx } from '../policies';
import { type Danger, screen, screenAttack } from '../safety';
import { type ExpectingKind, type Understanding, understand } from '../understanding';
import { answerBySound } from './answer-by-sound';
import { assistantTurn, mayAskModel } from './assistant-turn';
import { oneAtATime } from './one-at-a-time';
import { type Answer, turnOf } from './reply';
import { route } from './route';
import type { Scene } from './scene';
import type { State } from './state';
import { type Conversation, loadConversation, storeTurn, turnByClientId } from './store';
import { urgentAnswer, withContacts } from './urgent-turn';
import { whomFor } from './whom';

export interface TurnCtx extends PolicyCtx {
  /** The language-model engine, when one is configured. */
  assistant?: Assistant;
}

/** What the page hears while a turn is taken. */
export type Emit = (event: { type: 'status'; status: string } | { type: 'text'; delta: string }) => void;

export interface TakeTurnInput extends TurnInput {
  conversationId: string;
  /** Ends what is being waited for when the client has gone. */
  signal?: AbortSignal;
}

/**
 * One turn end to end: danger, whose conversation, sent before?, for whom, attack, understanding, the open draft or the
 * wish, the answer, stored. The same `clientTurnId` again is the same turn and does nothing twice.
 */
export async function takeTurn(ctx: TurnCtx, input: TakeTurnInput, emit: Emit = () => {}): Promise<Turn> {
  const danger = screen(input.text);
  emit({ type: 'status', status: danger ? 'urgent' : 'thinking' });
  if (danger) return takeUrgentTurn(ctx, input, danger);
  return inTurn(ctx, input, (conversation, turnId) => answerTurn(ctx, conversation, input, turnId, emit));
}

/** How long someone in danger waits for contacts and for the turn to be stored, ms. */
const URGENT_WAIT_MS = 500;

/** Whatever else is slow or broken, whoever is in danger hears what to do. */
async function takeUrgentTurn(ctx: TurnCtx, input: TakeTurnInput, danger: Danger): Promise<Turn> {
  const turnId = ctx.ids.next('trn');
  const alone = turnOf(turnId, urgentAnswer(danger), 'offline');
  const whole = inTurn(
    ctx,
    input,
    async (conversation) => ({
      answer: await withContacts(ctx, danger, conversation.elderId ?? conversation.state.elderId),
      engine: 'offline',
    }),
    turnId,
  ).catch((error: unknown) => {
    ctx.log.error({ err: error }, 'an urgent turn could not be stored');
    return alone;
  });
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<Turn>((resolve) => {
    timer = setTimeout(() => resolve(alone), URGENT_WAIT_MS);
  });
  return Promise.race([whole, waited]).finally(() => clearTimeout(timer));
}

/** Takes its place in the conversation, answers unless the same turn was answered before, and stores what was answered. */
function inTurn(
  ctx: TurnCtx,
  input: TakeTurnInput,
  take: (conversation: Conversation, turnId: string) => Promise<Taken>,
  turnId = ctx.ids.next('trn'),
): Promise<Turn> {
  const began = performance.now();
  return oneAtATime(input.conversationId, async () => {
    const conversation = await loadConversation(ctx, input.conversationId);
    const before = input.clientTurnId && (await turnByClientId(ctx, conversation.id, input.clientTurnId));
    if (before) return before;
    const taken = await take(conversation, turnId);
    const turn = turnOf(turnId, taken.answer, taken.engine);
    remember(conversation.state, taken.answer, turn);
    if (turn.urgent) await tellOfDanger(ctx, conversation, turn);
    await storeTurn(ctx, conversation, {
      turn,
      said: input.text,
      inputMode: input.inputMode,
      clientTurnId: input.clientTurnId,
      indexVersion: ctx.library.version,
      promptVersion: taken.promptVersion,
      millis: performance.now() - began,
    });
    record(ctx, turn, began);
    return turn;
  });
}

interface Taken {
  answer: Answer;
  engine: Turn['engine'];
  promptVersion?: string;
}

async function answerTurn(
  ctx: TurnCtx,
  conversation: Conversation,
  input: TakeTurnInput,
  turnId: string,
  emit: Emit,
): Promise<Taken> {
  const { state } = conversation;
  const attack = screenAttack(input.text);
  if (attack)
    return {
      answer: {
        outcome: attack.outcome,
        text: attack.reply.text,
        speech: attack.reply.speech,
        choices: attack.choices,
      },
      engine: 'offline',
    };
  try {
    const whom = await whomFor(ctx, state, conversation.elderId, input.text);
    if ('ask' in whom) return { answer: whom.ask, engine: 'offline' };
    const said = await hear(ctx, whom.known.id, whom.text, state);
    const scene: Scene = { ctx, elder: whom.known, said, state, conversationId: conversation.id, turnId };
    if (ctx.assistant && mayAskModel(scene)) {
      const byModel = await assistantTurn(
        scene,
        ctx.assistant,
        (sentence) => emit({ type: 'text', delta: sentence }),
        input.signal,
      );
      if (byModel) return { ...byModel, engine: 'llm' };
    }
    return { answer: await route(scene), engine: 'offline' };
  } catch (error) {
    // What may not be done is said in the words of the rule, and the conversation goes on.
    if (error instanceof Problem && error.status < 500)
      return { answer: refusalOf(error), engine: 'offline' };
    throw error;
  }
}

async function hear(ctx: TurnCtx, elderId: string, text: string, state: State): Promise<Understanding> {
  const vocabulary = await vocabularyFor(ctx, elderId);
  const kind: ExpectingKind | undefined =
    state.asked?.kind ?? (state.draftIds.length || state.pending ? 'confirm' : undefined);
  const options = state.asked?.options.map(({ label, say }) => ({ label, say }));
  return understand(kind ? answerBySound(text) : text, {
    now: ctx.clock.now(),
    vocabulary,
    ...(kind && { expecting: { kind, ...(options?.length && { options }) } }),
  });
}

/** The Chinese half of a problem's words: what an elder hears. */
const refusalOf = (problem: Problem): Answer => ({
  outcome: 'refused.unavailable',
  text: /^[^A-Za-z]+/.exec(problem.detail)?.[0].trim() || '这件事现在办不了。',
});

function remember(state: State, answer: Answer, turn: Turn): void {
  state.misunderstood = answer.lost ? state.misunderstood + 1 : 0;
  state.last = turn.reply;
  if (['confirmed', 'changed'].includes(turn.outcome) && turn.bookings)
    state.lastBookingIds = turn.bookings.map(({ id }) => id);
}

async function tellOfDanger(ctx: TurnCtx, conversation: Conversation, turn: Turn): Promise<void> {
  const elderId = conversation.elderId ?? ctx.actor.elderId;
  if (elderId)
    await tellFamily(ctx, {
      elderId,
      kind: 'danger',
      text: `${ctx.actor.displayName}刚才说的话像是有危险,请马上联系。`,
      eventKey: `${turn.turnId}:danger`,
    });
}

function record(ctx: TurnCtx, turn: Turn, began: number): void {
  const seconds = (performance.now() - began) / 1000;
  ctx.metrics.turns.inc({ outcome: turn.outcome, engine: turn.engine });
  ctx.metrics.turnSeconds.observe({ engine: turn.engine }, seconds);
  ctx.log.info(
    {
      turnId: turn.turnId,
      outcome: turn.outcome,
      engine: turn.engine,
      ms: Math.round(seconds * 1000),
      index: ctx.library.version,
    },
    'turn',
  );
}
