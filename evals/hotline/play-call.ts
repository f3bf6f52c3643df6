import type { Suggestion } from '../../server/src/hotline/suggestion';
import type { Desk } from './open-line';
import type { WrittenCall } from './read-calls';

export interface Played {
  /** What the console showed beside each sentence, and how long it took, ms. */
  shown: { heard: string; suggestion?: Suggestion; ms: number; ordinal: number }[];
  facts: { kind: string; text: string; ordinal?: number }[];
  booked?: { status: number };
  /** Things seen that the operator, or a colleague, may not see. */
  leaks: string[];
}

/** Callers take their time: five characters a second, as the old talk. */
const saying = (text: string) => new Promise((done) => setTimeout(done, text.length * 200));

/** Plays one call at a desk from the ring to the signature; `hear` is what the recogniser makes of a sentence. */
export async function playCall(
  desk: Desk,
  colleague: Desk,
  call: WrittenCall,
  hear: (text: string) => string,
): Promise<Played> {
  const leaks: string[] = [];
  const opened = await desk.ask('POST', '/calls', {
    callerPhone: call.callerPhone,
    externalId: `${call.id}-${Math.random()}`,
  });
  const id = opened.body.id as string;
  const at = `/calls/${id}`;
  const before = await desk.ask('GET', `${at}/record`);
  if (before.status !== 403) leaks.push(`${call.id}: the record was open before the call was taken`);
  const callers = opened.body.callers as { elderId: string; elderName: string }[];
  const chosen = callers.find(({ elderName }) => elderName === call.about)?.elderId;
  await desk.ask('POST', `${at}/events`, { type: 'answered', elderId: chosen });
  const record = await desk.ask('GET', `${at}/record`);
  if (call.about === 'none' && record.body.elder) leaks.push(`${call.id}: a stranger got a record`);
  const peeked = await colleague.ask('GET', `${at}/record`);
  if (peeked.status !== 403) leaks.push(`${call.id}: a colleague saw the record`);

  const shown: Played['shown'] = [];
  for (const { text } of call.says) {
    const heard = hear(text);
    await saying(text);
    const began = performance.now();
    const { body } = await desk.ask('POST', `${at}/utterances`, { speaker: 'caller', text: heard });
    shown.push({
      heard,
      suggestion: body.suggestion,
      ms: performance.now() - began,
      ordinal: body.utterance?.ordinal ?? 0,
    });
    if (body.suggestion?.passage)
      await desk.ask('POST', `/suggestions/${body.suggestion.id}/choice`, { choice: 'take' });
  }

  const draft = shown.map(({ suggestion }) => suggestion?.gathered?.draft).findLast(Boolean);
  let booked: Played['booked'];
  if (call.yes && draft) {
    const key = { 'Idempotency-Key': `yes-${draft.id}` };
    booked = await desk.ask('POST', `/drafts/${draft.id}/confirm`, { words: call.yes }, key);
  }
  await desk.ask('POST', `${at}/events`, { type: 'ended' });
  const after = await desk.ask('GET', `${at}/record`);
  if (record.body.elder && after.status !== 403) leaks.push(`${call.id}: the record outlived the call`);
  const summary = await desk.ask('GET', `${at}/summary`);
  await desk.ask('POST', `${at}/summary`, { text: summary.body.text });
  return { shown, facts: summary.body.facts, booked, leaks };
}
