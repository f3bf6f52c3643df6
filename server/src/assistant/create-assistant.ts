import type { Choice, Citation } from '../../contract';
import type { ModelEndpoint } from '../platform/model-endpoint';
import { loadPrompt } from '../platform/prompts';
import { type PolicyCtx, searchPolicies } from '../policies';
import type { Patience } from './ask-with-retries';
import { CircuitBreaker } from './circuit-breaker';
import { converse } from './converse';
import { Deadline, TurnFailure } from './deadline';
import { describeDrafts, describeElder, describeToday } from './describe';
import { trimHistory } from './history';
import { maskPersonalData } from './mask-personal-data';
import { type Message, openChatModel } from './model';
import { recordTurn } from './record-turn';
import { SentenceGate } from './sentence-gate';
import { TurnMemory } from './turn-memory';
import type { AssistantAnswer, AssistantInput, AssistantResult, FailureReason, OnText, Usage } from './types';

export interface AssistantSettings extends Patience {
  /** For the whole turn, ms. After it the offline engine has to finish. */
  budgetMs: number;
  /** Model calls in one turn at most. */
  maxCalls: number;
}

export const DEFAULT_SETTINGS: AssistantSettings = {
  firstTextMs: 6000,
  budgetMs: 15_000,
  maxCalls: 5,
  retries: 2,
  backoffMs: 300,
};

/** What of the conversation the model sees again, at most. */
const HISTORY_TOKENS = 1200;

/** Failures that say that the endpoint is not there; the others are of one turn. */
const DEAD: ReadonlySet<FailureReason> = new Set(['first_text_timeout', 'turn_timeout', 'endpoint', 'empty']);

export interface Assistant {
  takeTurn(ctx: PolicyCtx, input: AssistantInput, onText: OnText): Promise<AssistantResult>;
}

/** The engine that talks freely. It reads and proposes; it never confirms, changes or cancels. */
export function createAssistant(
  endpoint: ModelEndpoint,
  settings: Partial<AssistantSettings> = {},
): Assistant {
  const patience = { ...DEFAULT_SETTINGS, ...settings };
  const prompt = loadPrompt('assistant/system');
  const secret = rulesOf(prompt.fill({ today: '', elder: '', region: '', openDraft: '', passages: '' }));
  const breaker = new CircuitBreaker();
  // Loading begins with the start, so that the first elder does not wait for it.
  const model = openChatModel(endpoint);
  model.catch(() => undefined);

  return {
    async takeTurn(ctx, input, onText) {
      const usage: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, totalMs: 0 };
      const began = performance.now();
      const since = () => Math.round(performance.now() - began);
      const memory = new TurnMemory(ctx, input.elder);
      const gate = new SentenceGate(memory, input.text, secret, (text) => {
        usage.firstTextMs ??= since();
        onText(text);
      });
      const finish = <T extends AssistantResult>(result: T): T => {
        usage.totalMs = since();
        usage.costYuan = costOf(usage, endpoint);
        recordTurn(
          ctx,
          result,
          gate.dropped.map(({ why }) => why),
        );
        return result;
      };
      if (!breaker.admits()) return finish({ ok: false, reason: 'breaker_open', usage });

      const deadline = new Deadline(patience.budgetMs, input.signal);
      try {
        // Retrieval runs beside the loading and the routing, so that a common question takes one call.
        const [chat, hits] = await Promise.all([
          model,
          searchPolicies(ctx, { question: input.text, region: input.elder.region, limit: 4 }),
        ]);
        const system = prompt.fill({
          today: describeToday(ctx.clock),
          elder: describeElder(input.elder, ctx.clock.today()),
          region: ctx.library.regions.regionOf(input.elder.region)?.name ?? input.elder.region,
          openDraft: describeDrafts(input.openDrafts),
          passages: memory.show(hits),
        });
        const messages = messagesFor(input, system);
        await converse({ chat, messages, memory, gate, usage, deadline, patience });
        const answer = conclude(memory, gate, usage, prompt.version);
        breaker.succeeded();
        return finish(answer);
      } catch (error) {
        const reason = error instanceof TurnFailure ? error.reason : 'tool_failed';
        if (DEAD.has(reason)) breaker.failed();
        ctx.log.warn({ reason, cause: causeOf(error) }, 'the language model did not finish the turn');
        // A draft that stands is read back by the rules; the model is not needed for that.
        if (memory.proposal && reason !== 'aborted')
          return finish(conclude(memory, gate, usage, prompt.version));
        return finish({ ok: false, reason, usage });
      } finally {
        deadline.done();
      }
    },
  };
}

function messagesFor({ history, elder, text }: AssistantInput, system: string): Message[] {
  return [
    { role: 'system', content: system },
    ...trimHistory(history, HISTORY_TOKENS, elder).flatMap((past): Message[] => [
      { role: 'user', content: past.said },
      { role: 'assistant', content: past.reply },
    ]),
    { role: 'user', content: maskPersonalData(text, elder) },
  ];
}

/** What may not be told on. How the assistant introduces itself, before the first heading, may. */
const rulesOf = (prompt: string): string => prompt.slice(prompt.indexOf('说话的规矩'));

function conclude(
  memory: TurnMemory,
  gate: SentenceGate,
  usage: Usage,
  promptVersion: string,
): AssistantAnswer {
  const base = {
    ok: true as const,
    choices: [] as Choice[],
    usage,
    promptVersion,
    refusals: memory.refusals.length ? memory.refusals : undefined,
  };
  const { proposal } = memory;
  if (proposal) {
    const outcome = proposal.kind === 'hand_over' ? 'handed_off' : 'drafted';
    return { ...base, outcome, text: '', citations: [], proposal };
  }
  if (!gate.text && gate.saysNoSource)
    return { ...base, outcome: 'refused.no_source', text: '', citations: [] };
  // Nothing that could be said was carried by a source: the offline engine looks for itself.
  if (!gate.text && !memory.refusals.length)
    throw new TurnFailure(gate.dropped.length ? 'unsupported_claims' : 'empty');
  return {
    ...base,
    outcome: outcomeOf(memory, gate.text, gate.citations),
    text: gate.text,
    citations: gate.citations,
  };
}

function outcomeOf(memory: TurnMemory, text: string, citations: Citation[]): AssistantAnswer['outcome'] {
  if (citations.length) return 'answered.policy';
  if (/[??]\s*$/.test(text)) return 'asked';
  if (memory.toolsUsed.has('my_bookings') || memory.toolsUsed.has('entitlements')) return 'answered.bookings';
  if ([...memory.toolsUsed].some((name) => name.startsWith('list_'))) return 'answered.catalog';
  return 'answered.smalltalk';
}

const costOf = ({ inputTokens, outputTokens }: Usage, { price }: ModelEndpoint): number | undefined =>
  price && (inputTokens * price.input + outputTokens * price.output) / 1e6;

const causeOf = (error: unknown): string | undefined => {
  const cause = error instanceof TurnFailure ? error.cause : error;
  return cause instanceof Error ? `${cause.name}: ${cause.message.slice(0, 200)}` : undefined;
};
