import type { PolicyCtx } from '../policies';
import { type Call, callById } from './calls';
import { withoutHeldWords } from './choose-suggestion';
import { advise, type CallState } from './copilot';
import type { Suggestion } from './suggestion';

export interface HeardUtterance {
  speaker: 'caller' | 'operator';
  text: string;
  /** Partial text is shown and forgotten: only final sentences are kept and advised on. */
  final: boolean;
  at?: string;
}

export interface Kept {
  utterance: { id: string; ordinal: number; speaker: 'caller' | 'operator'; text: string; at: string };
  suggestion?: Suggestion;
}

/** Keeps a final sentence of a call and, when the caller said it, stores what the copilot suggests. */
export async function hear(ctx: PolicyCtx, callId: string, heard: HeardUtterance): Promise<Kept | undefined> {
  const text = heard.text.trim();
  if (!heard.final || !text) return undefined;
  const began = performance.now();
  const call = await callById(ctx, callId);
  const utterance = await keepUtterance(ctx, call, { ...heard, text });
  if (heard.speaker !== 'caller') return { utterance };

  const state = stateOf(call);
  const { advice, state: next } = await advise(ctx, {
    call,
    state,
    text,
    region: await regionServed(ctx),
  });
  await ctx.db
    .updateTable('calls')
    .set({ state: JSON.stringify(next) })
    .where('id', '=', call.id)
    .execute();
  if (!advice) return { utterance };

  const approval = await approvalFor(ctx, advice.topic);
  const suggestion: Suggestion = { ...advice, id: ctx.ids.next('sug'), utteranceId: utterance.id, approval };
  await ctx.db
    .insertInto('suggestions')
    .values({
      id: suggestion.id,
      callId: call.id,
      utteranceId: utterance.id,
      body: JSON.stringify(suggestion),
      shown: suggestion.passage || suggestion.danger || suggestion.gathered ? 1 : 0,
      topic: suggestion.topic,
      confidence: suggestion.confidence,
      latencyMs: performance.now() - began,
      indexVersion: suggestion.versions.index,
      promptVersion: suggestion.versions.prompt,
      engine: suggestion.versions.engine,
      choice: null,
      editedText: null,
      chosenBy: null,
      chosenAt: null,
      approval,
      approvedBy: null,
      createdAt: new Date().toISOString(),
    })
    .execute();
  return { utterance, suggestion: withoutHeldWords(suggestion) };
}

/** Asked about until it is known who calls: the region the operator serves, or that of the site they sit at. */
async function regionServed(ctx: PolicyCtx): Promise<string> {
  const { region, siteIds } = ctx.actor;
  if (region || !siteIds[0]) return region ?? '100000';
  const site = await ctx.db
    .selectFrom('sites')
    .select('region')
    .where('id', '=', siteIds[0])
    .executeTakeFirst();
  return site?.region ?? '100000';
}

export const stateOf = (call: Call): CallState => ({ talk: '', ...JSON.parse(call.state) });

async function keepUtterance(ctx: PolicyCtx, call: Call, heard: HeardUtterance): Promise<Kept['utterance']> {
  return ctx.db.transaction().execute(async (tx) => {
    const { last } = await tx
      .selectFrom('utterances')
      .select((e) => e.fn.max('ordinal').as('last'))
      .where('callId', '=', call.id)
      .executeTakeFirstOrThrow();
    const row = {
      id: ctx.ids.next('utt'),
      callId: call.id,
      ordinal: Number(last ?? 0) + 1,
      speaker: heard.speaker,
      text: heard.text,
      at: heard.at ?? ctx.clock.now().toISOString(),
    };
    await tx.insertInto('utterances').values(row).execute();
    return { id: row.id, ordinal: row.ordinal, speaker: row.speaker, text: row.text, at: row.at };
  });
}

async function approvalFor(ctx: PolicyCtx, topic: string): Promise<Suggestion['approval']> {
  const topics = await ctx.db.selectFrom('approvalTopics').select('topic').execute();
  return topics.some((chosen) => topic.includes(chosen.topic)) ? 'waiting' : 'not_needed';
}
