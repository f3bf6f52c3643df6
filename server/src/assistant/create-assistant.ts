import type { Choice, Citation } from '../../contract';
import type { ModelEndpoint } from '../platform/model-endpoint';
import { loadPrompt } from '../platform/prompts';
import { type PolicyCtx, searchPolicies } from '../policies';
import { askWithRetries, type Patience } from './ask-with-retries';
import { CircuitBreaker } from './circuit-breaker';
import { Deadline, TurnFailure } from './deadline';
import { describeDrafts, describeElder, describeToday } from './describe';
import { trimHistory } from './history';
import { maskPersonalData } from './mask-personal-data';
import { type ChatModel, type Message, openChatModel } from './model';
import { SentenceGate } from './sentence-gate';
import { TOOLS } from './tools';
import { TurnMemory } from './turn-memory';
import type { AssistantAnswer, AssistantInput, AssistantResult, OnText, Usage } from './types';

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
  const breaker = new CircuitBreaker();
  let model: Promise<ChatModel> | undefined;

  return {
    async takeTurn(ctx, input, onText) {
      const usage: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, totalMs: 0 };
      const began = performance.now();
      const finish = <T extends AssistantResult>(result: T): T => {
        usage.totalMs = Math.round(performance.now() - began);
        record(ctx, result);
        return result;
      };
      if (!breaker.admits()) return finish({ ok: false, reason: 'breaker_open', usage });

      const deadline = new Deadline(patience.budgetMs, input.signal);
      try {
        model ??= openChatModel(endpoint);
        // Retrieval runs beside the loading and the routing, so that a common question takes one call.
        const [chat, hits] = await Promise.all([
          model,
          searchPolicies(ctx, { question: input.text, region: input.elder.region, limit: 4 }),
        ]);
        const memory = new TurnMemory(ctx, input.elder);
        const system = prompt.fill({
          today: describeToday(ctx.clock),
          elder: describeElder(input.elder, ctx.clock.today()),
          region: ctx.library.regions.regionOf(input.elder.region)?.name ?? input.elder.region,
          openDraft: describeDrafts(input.openDrafts),
          passages: memory.show(hits),
        });
        const gate = new SentenceGate(
          memory,
          prompt.fill({ today: '', elder: '', region: '', openDraft: '', passages: '' }),
          (sentence) => {
            usage.firstTextMs ??= Math.round(performance.now() - began);
            onText(sentence);
          },
        );
        const messages: Message[] = [
          { role: 'system', content: system },
          ...trimHistory(input.history).flatMap((past): Message[] => [
            { role: 'user', content: past.said },
            { role: 'assistant', content: past.reply },
          ]),
          { role: 'user', content: maskPersonalData(input.text) },
        ];
        await converse({ chat, messages, memory, gate, usage, deadline, patience });
        const answer = conclude(memory, gate, usage, prompt.version);
        breaker.succeeded();
        return finish(answer);
      } catch (error) {
        const reason = error instanceof TurnFailure ? error.reason : 'endpoint';
        if (reason !== 'aborted') breaker.failed();
        ctx.log.warn({ reason, cause: causeOf(error) }, 'the language model did not finish the turn');
        return finish({ ok: false, reason, usage });
      } finally {
        deadline.done();
      }
    },
  };
}

interface Exchange {
  chat: ChatModel;
  messages: Message[];
  memory: TurnMemory;
  gate: SentenceGate;
  usage: Usage;
  deadline: Deadline;
  patience: AssistantSettings;
}

/** Model and tools in turn until the model has only words left, a draft stands, or the calls are spent. */
async function converse({
  chat,
  messages,
  memory,
  gate,
  usage,
  deadline,
  patience,
}: Exchange): Promise<void> {
  let mistakes = 0;
  while (usage.calls < patience.maxCalls) {
    usage.calls++;
    const reply = await askWithRetries(
      chat,
      { messages, tools: TOOLS, onText: (delta) => gate.push(delta) },
      deadline,
      patience,
    );
    usage.inputTokens += reply.inputTokens;
    usage.outputTokens += reply.outputTokens;
    if (reply.malformed) {
      if (++mistakes > 1) throw new TurnFailure('malformed_tool_call');
      messages.push({ role: 'user', content: '(系统)刚才的工具参数不是合法的 JSON,请重新调用。' });
      continue;
    }
    if (!reply.toolCalls.length) {
      gate.end();
      if (!reply.text.trim() && !memory.proposal) throw new TurnFailure('empty');
      return;
    }
    messages.push({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls });
    for (const call of reply.toolCalls) {
      const tool = TOOLS.find(({ name }) => name === call.name);
      if (!tool && ++mistakes > 1) throw new TurnFailure('unknown_tool');
      const output = tool ? await tool.run(memory, call.args) : `没有叫 ${call.name} 的工具。`;
      if (deadline.failure) throw deadline.failure;
      messages.push({ role: 'tool', content: output, toolCallId: call.id });
    }
    // What was proposed is read back by the conversation, in the words of the rules: nothing more is needed.
    if (memory.proposal && memory.proposal.kind !== 'book') return;
  }
  if (!memory.proposal) throw new TurnFailure('tool_loop');
}

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
  if (!gate.text) throw new TurnFailure(gate.dropped.length ? 'unsupported_claims' : 'empty');
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

function record(ctx: PolicyCtx, result: AssistantResult): void {
  const { usage } = result;
  ctx.metrics.modelCalls.inc({ result: result.ok ? 'ok' : result.reason }, Math.max(1, usage.calls));
  ctx.metrics.modelTokens.inc({ direction: 'input' }, usage.inputTokens);
  ctx.metrics.modelTokens.inc({ direction: 'output' }, usage.outputTokens);
  ctx.log.info({ ...usage, result: result.ok ? result.outcome : result.reason }, 'model turn');
}

const causeOf = (error: unknown): string | undefined => {
  const cause = error instanceof TurnFailure ? error.cause : error;
  return cause instanceof Error ? `${cause.name}: ${cause.message.slice(0, 200)}` : undefined;
};
