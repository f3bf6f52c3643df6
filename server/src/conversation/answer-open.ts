import type { Booking } from '../../contract';
import { confirmDraft, getBooking, getDraft, type Refusal, rescheduleBooking } from '../bookings';
import type { Understanding } from '../understanding';
import { applyEffect } from './apply-effect';
import { askDoubts } from './ask-doubts';
import { dropDrafts, readDraftsBack, refuse } from './draft-order';
import { gatherMeal } from './gather-meal';
import { gatherService } from './gather-service';
import { carryOutCancel, changeTo, dropReplaced, matching, upcoming } from './manage-bookings';
import { changeMeal, daysOf, fills, mergeMeal, mergeService, newMealOrder, withoutDays } from './read-order';
import { type Answer, asking, choicesOf } from './reply';
import { sayBooked, sayWhat } from './say-draft';
import { forgetOrder, type Scene } from './scene';
import type { Effect, MealOrder, Order } from './state';

/** Below this a yes is asked for again. */
const SURE = 0.6;
const ASIDES = new Set([
  'ask_policy',
  'ask_price',
  'ask_menu',
  'ask_sites',
  'ask_slots',
  'ask_services',
  'ask_entitlement',
  'list_bookings',
  'greet',
  'thanks',
  'smalltalk',
  'bye',
]);

/** What is open takes yes, no, corrections and missing pieces; undefined where the words are about something else. */
export async function answerOpen(scene: Scene): Promise<Answer | undefined> {
  const { state, said } = scene;
  const picked = await pick(scene);
  if (picked) return picked;
  const open = state.draftIds.length > 0 || state.pending !== undefined;
  const act = said.acts[0]!;
  if (act.kind === 'cancel' || givesUpPart(scene)) {
    const stopped = await stop(scene, open);
    if (stopped) return stopped;
  }
  if (open && !ASIDES.has(act.kind)) {
    const settled = await yesOrNo(scene);
    if (settled) return settled;
  }
  if (state.pending && act.kind === 'change') return undefined;
  if (state.pending?.kind === 'change_to_what' && !ASIDES.has(act.kind)) {
    const booking = await getBooking(scene.ctx, { bookingId: state.pending.bookingId });
    if (act.kind === 'no' || act.kind === 'cancel') return declineOpen(scene);
    return changeTo(scene, booking);
  }
  if (!state.order || ASIDES.has(act.kind)) return undefined;
  if (!open && act.kind === 'no') return declineOpen(scene);
  if (!open && act.kind === 'yes' && !fills(state.order, said)) return askAgain(scene);
  if (act.kind === 'cancel') return undefined;
  if (act.kind === 'hesitate') return waiting(scene);
  return goOn(scene, state.order);
}

/** 后天的不要了: a day or a meal of several that is given up, and nothing put in its place. */
const givesUpPart = ({ state, said }: Scene): boolean =>
  state.order?.kind === 'meal' &&
  state.order.bundles.flatMap((bundle) => bundle.days).length > 1 &&
  said.when.days.length + said.meals.length > 0 &&
  said.dishes.length === 0 &&
  /不要|不用|不吃|不订|不去|别订|别送|别来|算了|免了/.test(said.text) &&
  !/不是|不对|换|改/.test(said.text);

/** 不要了, 后天的不要了: ends what is open or a part of it, unless the words describe something that is booked. */
async function stop(scene: Scene, open: boolean): Promise<Answer | undefined> {
  const { state, said } = scene;
  if (!open && !state.order) return undefined;
  const described = said.when.days.length + said.services.length + said.dishes.length + said.meals.length > 0;
  if (!described) return declineOpen(scene);
  if (state.order?.kind === 'meal' && !said.services.length) {
    const rest = withoutDays(state.order, said);
    if (rest?.bundles.length) return gatherMeal(scene, rest);
    if (rest) return declineOpen(scene);
  }
  const booked = matching(await upcoming(scene), said);
  if (!booked.length) return state.pending ? undefined : declineOpen(scene);
  // 退掉明天的 to 「要退掉明天的,对吗」 is a yes in other words.
  if (state.pending?.kind === 'cancel') {
    const { bookingIds } = state.pending;
    if (booked.every((booking) => bookingIds.includes(booking.id))) return carryOutCancel(scene, bookingIds);
  }
  state.pending = undefined;
  return undefined;
}

/** A choice that was offered, by its words, its place, or its button. */
async function pick(scene: Scene): Promise<Answer | undefined> {
  const { state, said } = scene;
  const { asked } = state;
  if (!asked?.options.length) return undefined;
  const bare = said.said.trim();
  const exact = asked.options.find((option) => option.say === bare || option.label === bare);
  const index =
    said.answer?.kind === 'option' && said.answer.options.length === 1 ? said.answer.options[0] : undefined;
  // One offer was made and taken: 「行」.
  const onlyOne = asked.options.length === 1 && said.answer?.kind === 'yes' ? asked.options[0] : undefined;
  // 「行」 to what was offered instead takes the nearest.
  const nearest =
    said.answer?.kind === 'yes' &&
    asked.options.every(({ effect }) => effect?.do === 'offer' || effect?.do === 'move')
      ? asked.options[0]
      : undefined;
  const any = said.answer?.kind === 'any' ? asked.options[0] : nearest;
  const chosen = exact ?? (index === undefined ? undefined : asked.options[index]) ?? onlyOne ?? any;
  if (!chosen?.effect) return undefined;
  // Said with more than the choice itself (明天中午, to "which day?"): the whole sentence fills the order.
  const more = !exact && saysMoreThan(chosen.effect, said);
  if (more && state.order) return undefined;
  return applyEffect(scene, chosen.effect);
}

function saysMoreThan(effect: Effect, said: Understanding): boolean {
  const { dishes, meals, when, quantity, delivery, needs } = said;
  const names = effect.do === 'dish';
  const times = effect.do === 'slot' || effect.do === 'time';
  return (
    (quantity !== undefined && !names) ||
    delivery !== undefined ||
    dishes.length > (names ? 1 : 0) ||
    (dishes[0]?.quantity ?? 1) > 1 ||
    (meals.length > 0 && effect.do !== 'meal' && !times && effect.do !== 'offer') ||
    (when.days.length > 0 && (names || effect.do === 'meal' || effect.do === 'delivery')) ||
    needs.some((need) => need.kind !== 'any')
  );
}

async function yesOrNo(scene: Scene): Promise<Answer | undefined> {
  const { state, said } = scene;
  const { answer } = said;
  const act = said.acts[0]!;
  if (
    act.kind === 'change' ||
    act.kind === 'order_meal' ||
    act.kind === 'order_service' ||
    act.kind === 'cancel'
  )
    return undefined;
  if (act.kind === 'acknowledge_allergy' && state.asked?.kind === 'allergy') return acknowledge(scene);
  if (answer?.kind === 'hesitate' || act.kind === 'hesitate') return waiting(scene);
  if (answer?.kind === 'no') return declineOpen(scene);
  if (answer?.kind !== 'yes' || act.kind !== 'yes') return undefined;
  if (answer.confidence < SURE) return waiting(scene, '您是说要订吗?');
  // 好,两份: a yes that changes something is read back again.
  if (state.order && changesOrder(scene, state.order)) return undefined;
  if (state.asked?.kind === 'allergy') return acknowledge(scene);
  return carryOut(scene);
}

const changesOrder = ({ said }: Scene, order: Order): boolean =>
  fills(order, said) &&
  (said.when.kind !== 'none' ||
    said.dishes.length > 0 ||
    said.quantity !== undefined ||
    said.meals.length > 0 ||
    said.delivery !== undefined ||
    said.services.length > 0);

async function carryOut(scene: Scene): Promise<Answer | undefined> {
  const { state, ctx } = scene;
  const { pending } = state;
  if (pending?.kind === 'cancel') return carryOutCancel(scene, pending.bookingIds);
  if (pending?.kind === 'reschedule') {
    const { kind: _, ...move } = pending;
    const result = await rescheduleBooking(ctx, {
      ...move,
      idempotencyKey: `${scene.turnId}:${move.bookingId}`,
      words: scene.said.said,
    });
    if (!result.ok) {
      state.pending = undefined;
      return refuse(scene, result.refusals);
    }
    forgetOrder(state);
    return {
      outcome: 'changed',
      text: `改好了:${sayWhat(result.booking, ctx.clock.today())}。`,
      bookings: [result.booking],
    };
  }
  if (!state.draftIds.length) return undefined;
  return confirmAll(scene, pending?.kind === 'replace' ? pending.bookingId : undefined);
}

/** The explicit yes: every draft that was read back is confirmed, each once. */
async function confirmAll(scene: Scene, replaces: string | undefined): Promise<Answer> {
  const { state, ctx, conversationId } = scene;
  const booked: Booking[] = [];
  const refusals: Refusal[] = [];
  for (const draftId of state.draftIds) {
    const result = await confirmDraft(ctx, {
      draftId,
      // The same draft in the same conversation is one act, whichever turn says yes again.
      idempotencyKey: `${conversationId}:${draftId}`,
      words: scene.said.said,
      ...(state.acknowledged.length && { acknowledgedAllergens: state.acknowledged }),
    });
    if (result.ok) booked.push(result.booking);
    else refusals.push(...result.refusals);
  }
  const today = ctx.clock.today();
  if (!booked.length) return refuse(scene, refusals);
  if (replaces) {
    const undone = await dropReplaced(scene, replaces, booked[0]!);
    forgetOrder(state);
    return undone ?? { outcome: 'changed', text: `改好了:${sayWhat(booked[0]!, today)}。`, bookings: booked };
  }
  forgetOrder(state);
  const text = sayBooked(booked, today);
  if (!refusals.length) return { outcome: 'confirmed', text, bookings: booked };
  const refused = refuse(scene, refusals);
  return {
    ...refused,
    outcome: 'confirmed',
    text: `${text}\n还有没订成的:${refused.text}`,
    bookings: booked,
  };
}

async function acknowledge(scene: Scene): Promise<Answer> {
  const { state, ctx, elder } = scene;
  state.acknowledged = elder.allergies;
  const drafts = await Promise.all(state.draftIds.map((draftId) => getDraft(ctx, { draftId })));
  return readDraftsBack(scene, drafts, '好,您知道就行。');
}

async function declineOpen(scene: Scene): Promise<Answer> {
  const { state } = scene;
  const wasAboutBooking = state.pending && state.pending.kind !== 'replace';
  await dropDrafts(scene);
  forgetOrder(state);
  return {
    outcome: 'declined',
    text: wasAboutBooking ? '好,不动它,原来订的还在。' : '好,没有订。要订别的再跟我说。',
  };
}

/** A yes to a question that has no yes: asked again. */
function askAgain({ state }: Scene): Answer | undefined {
  if (!state.asked || !state.last) return undefined;
  return {
    outcome: 'asked',
    text: state.last.text,
    speech: state.last.speech,
    choices: choicesOf(state.asked.options),
  };
}

/** A hesitation is not a yes: what is open stays, and nothing happens. */
function waiting(scene: Scene, lead = '不着急,您慢慢想。'): Answer {
  const { state } = scene;
  const options = [
    { label: state.pending ? '对' : '对,订下', say: '对' },
    { label: '不要了', say: '不要了' },
  ];
  const words =
    state.draftIds.length || state.pending ? '想好了,要就说「对」,不要就说「不要了」。' : '想好了跟我说。';
  return {
    outcome: 'asked',
    text: `${lead}${words}`,
    choices: state.draftIds.length || state.pending ? choicesOf(options) : [],
  };
}

/** A piece that was missing, or a correction: the order with it, drafted and read back again. */
async function goOn(scene: Scene, order: Order): Promise<Answer | undefined> {
  const { said, state } = scene;
  const act = said.acts[0]!;
  const doubt = askDoubts(scene, said);
  if (doubt) return keepKnown(scene, order, doubt);
  if (!fills(order, said) && act.kind !== 'change') {
    if (/^(?:改一改|换一样|换一换|改改|换个|换别的)/.test(said.said) && state.draftIds.length)
      return askWhatToChange(scene);
    return undefined;
  }
  if (order.kind === 'service') {
    if (said.dishes.length || act.kind === 'order_meal') return undefined;
    return gatherService(scene, mergeService(order, said));
  }
  if (said.services.length || act.kind === 'order_service') return undefined;
  if (act.kind === 'order_meal' && !state.draftIds.length && isWhole(said))
    return gatherMeal(scene, { ...newMealOrder(said), ...keptOf(order, said) });
  return gatherMeal(scene, act.kind === 'change' ? changeMeal(order, said) : mergeMeal(order, said));
}

/** Day, meal and dish in one sentence: said all over again, whatever was asked. */
const isWhole = (said: Understanding): boolean =>
  said.dishes.length > 0 && said.meals.length > 0 && daysOf(said.when).length > 0;

const keptOf = (order: MealOrder, said: Understanding): Partial<MealOrder> => ({
  ...(said.delivery === undefined && order.delivery !== undefined && { delivery: order.delivery }),
  ...(said.sites.length === 0 && order.siteId && { siteId: order.siteId }),
  ...(said.address === undefined && order.address && { address: order.address }),
});

function keepKnown({ state, said }: Scene, order: Order, doubt: Answer): Answer {
  state.order = order.kind === 'meal' ? mergeMeal(order, said) : mergeService(order, said);
  return doubt;
}

function askWhatToChange({ state }: Scene): Answer {
  state.asked = { kind: 'choice', options: [] };
  return asking('您想改哪里?直接说就行,比如「改成晚上」「换成鱼」「要两份」「自己去取」。', state.asked);
}
