import type { Draft, DraftInput } from '../../contract';
import { type DraftResult, discardDraft, draftBooking, type Refusal } from '../bookings';
import { CONFIRM_CHOICES } from './recall-draft';
import { type Answer, asking, choicesOf } from './reply';
import { readBack } from './say-draft';
import type { Scene } from './scene';
import type { AskedOption } from './state';

/** Drafts everything asked for, and reads back what stands; what is refused is said with the nearest things possible. */
export async function draftAll(scene: Scene, inputs: DraftInput[], lead = ''): Promise<Answer> {
  await dropDrafts(scene);
  const drafts: Draft[] = [];
  const refusals: Refusal[] = [];
  for (const input of inputs) {
    const result: DraftResult = await draftBooking(scene.ctx, {
      ...input,
      alongside: drafts.map((draft) => draft.id),
    });
    if (result.ok) drafts.push(result.draft);
    else refusals.push(...result.refusals);
  }
  if (!drafts.length) return refuse(scene, refusals);
  const reasons = [...new Set(refusals.map((refusal) => refusal.reason))];
  return readDraftsBack(scene, drafts, `${lead}${reasons.join('')}`);
}

/** Reads drafts back and waits for the yes; an allergy comes first and has to be accepted by itself. */
export function readDraftsBack(scene: Scene, drafts: Draft[], lead = ''): Answer {
  const { state, ctx } = scene;
  state.draftIds = drafts.map((draft) => draft.id);
  const blocking = drafts.flatMap((draft) => draft.warnings ?? []).filter((warning) => warning.blocking);
  if (blocking.length && !state.acknowledged.length) {
    const options: AskedOption[] = [
      { label: '知道,还是要', say: '知道了,没关系,还是要' },
      { label: '换一样', say: '换一样' },
      { label: '不要了', say: '不要了' },
    ];
    state.asked = { kind: 'allergy', options: [] };
    const text = `${lead}请您当心:${[...new Set(blocking.map((warning) => warning.text))].join('')}还要订吗?`;
    return { outcome: 'asked', text, drafts, choices: choicesOf(options) };
  }
  state.asked = { kind: 'confirm', options: [] };
  return {
    outcome: 'drafted',
    text: `${lead}${readBack(drafts, ctx.clock.today())}`,
    drafts,
    choices: CONFIRM_CHOICES,
  };
}

/** Why not, and the nearest things possible as buttons. */
export function refuse(scene: Scene, refusals: Refusal[]): Answer {
  const { state } = scene;
  const reasons = [...new Set(refusals.map((refusal) => refusal.reason))].join('');
  const offers = distinct(refusals.flatMap((refusal) => refusal.offers ?? [])).slice(0, 3);
  state.draftIds = [];
  if (!offers.length) {
    state.asked = undefined;
    return { outcome: 'refused.unavailable', text: `${reasons}要不换一天,或者换一样?` };
  }
  const options: AskedOption[] = offers.map(({ label, input }) => ({
    label,
    say: label,
    effect: { do: 'offer', input },
  }));
  state.asked = { kind: 'choice', options };
  const text =
    offers.length === 1
      ? `${reasons}可以这样:${offers[0]!.label}。行吗?`
      : `${reasons}可以换成:${offers.map((offer, n) => `${n + 1}. ${offer.label}`).join(';')}。要哪个?`;
  return { ...asking(text, state.asked), outcome: 'refused.unavailable' };
}

const distinct = <T extends { label: string }>(offers: T[]): T[] => [
  ...new Map(offers.map((offer) => [offer.label, offer])).values(),
];

/** Lets go of drafts that were read back; one that has expired or was confirmed meanwhile is gone already. */
export async function dropDrafts({ ctx, state }: Scene): Promise<void> {
  const ids = state.draftIds;
  state.draftIds = [];
  for (const draftId of ids) await discardDraft(ctx, { draftId }).catch(() => undefined);
}
