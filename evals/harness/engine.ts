import type { Citation } from '../../server/contract';
import { type Assistant, createAssistant, type Usage } from '../../server/src/assistant';
import type { Elder } from '../../server/src/households';
import { fixedClock } from '../../server/src/platform/clock';
import type { ModelEndpoint } from '../../server/src/platform/model-endpoint';
import { answerPolicy, type PolicyCtx, type PolicyReply, type PolicyThread } from '../../server/src/policies';
import { type Measure, median, percentile } from './report';

interface Chosen {
  assistant: Assistant;
  /** What each turn with the model cost, since the last time somebody asked. */
  turns: (Usage & { ok: boolean })[];
}

let chosen: Chosen | undefined;

/** Suites ask with the language model from here on, as production does: what it cannot finish, the offline engine does. */
export function letModelAnswer(endpoint: ModelEndpoint): void {
  const turns: Chosen['turns'] = [];
  const asked = createAssistant(endpoint);
  chosen = {
    turns,
    assistant: {
      async takeTurn(ctx, input, onText) {
        const result = await asked.takeTurn(ctx, input, onText);
        turns.push({ ...result.usage, ok: result.ok });
        return result;
      },
    },
  };
}

/** The model's engine for `takeTurn`, when the suites were told to use it. */
export const assistantOfRun = (): Assistant | undefined => chosen?.assistant;

/** A policy answer by the engine that was chosen. */
export async function answerByEngine(
  ctx: PolicyCtx,
  input: { question: string; region: string; thread?: PolicyThread; asOf?: string },
  before: string[] = [],
): Promise<PolicyReply> {
  const offline = await answerPolicy(ctx, input);
  if (!chosen) return offline;
  const on = input.asOf ? { ...ctx, clock: fixedClock(`${input.asOf}T09:00:00+08:00`) } : ctx;
  const result = await chosen.assistant.takeTurn(
    on,
    {
      text: input.question,
      elder: somebodyIn(input.region),
      history: before.map((said) => ({ said, reply: '' })),
      openDrafts: [],
    },
    () => undefined,
  );
  if (!result.ok || result.outcome !== 'answered.policy') return offline;
  const citations: Citation[] = result.citations;
  return {
    ...offline,
    outcome: 'answered.policy',
    reply: { text: result.text, speech: result.text },
    citations,
  };
}

/** Calls, tokens, cost and latency of the turns since the last call. */
export function takeModelMeasures(): Measure[] {
  const turns = chosen?.turns.splice(0) ?? [];
  if (!turns.length) return [];
  const sum = (of: (turn: Usage) => number) => turns.reduce((total, turn) => total + of(turn), 0);
  const mean = (of: (turn: Usage) => number) => sum(of) / turns.length;
  const firsts = turns.flatMap(({ firstTextMs }) => firstTextMs ?? []);
  const of = turns.length;
  return [
    { name: 'model: turns finished', value: turns.filter(({ ok }) => ok).length / of, unit: '%', of },
    { name: 'model: calls a turn', value: mean(({ calls }) => calls), unit: 'calls', of },
    { name: 'model: tokens in a turn', value: mean(({ inputTokens }) => inputTokens), unit: 'count', of },
    { name: 'model: tokens out a turn', value: mean(({ outputTokens }) => outputTokens), unit: 'count', of },
    {
      name: 'model: cost of 1,000 turns',
      value: mean(({ costYuan }) => costYuan ?? 0) * 1000,
      unit: '元',
      of,
    },
    { name: 'model: first text p50', value: median(firsts), unit: 'ms', of: firsts.length },
    { name: 'model: first text p95', value: percentile(firsts, 0.95), unit: 'ms', of: firsts.length },
    {
      name: 'model: whole turn p95',
      value: percentile(
        turns.map(({ totalMs }) => totalMs),
        0.95,
      ),
      unit: 'ms',
      of,
    },
  ];
}

const somebodyIn = (region: string): Elder => ({
  id: 'eld_eval',
  name: '评测',
  gender: '女',
  birthDate: '1946-03-02',
  phone: '',
  region,
  address: '',
  lat: 0,
  lng: 0,
  identities: [],
  careLevel: 0,
  diet: [],
  allergies: [],
  serviceHoursMonthly: 0,
  emergencyContacts: [],
});
