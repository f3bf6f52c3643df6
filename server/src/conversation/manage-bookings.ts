import type { Booking } from '../../contract';
import {
  cancelBooking,
  draftBooking,
  getBooking,
  listBookings,
  listMenus,
  sayDate,
  sayMoney,
} from '../bookings';
import type { Slots } from '../understanding';
import { readDraftsBack, refuse } from './draft-order';
import { moveTo, moveVisit } from './move-booking';
import { daysOf } from './read-order';
import { type Answer, asking, choicesOf } from './reply';
import { sayCost, sayWhat } from './say-draft';
import { forgetOrder, type Scene } from './scene';
import type { AskedOption, State } from './state';

export const YES_NO: AskedOption[] = [
  { label: '对', say: '对' },
  { label: '不,留着', say: '不要,留着' },
];

/** What is booked from today on, soonest first. */
export async function upcoming({ ctx, elder }: Scene): Promise<Booking[]> {
  const bookings = await listBookings(ctx, {
    elderId: elder.id,
    from: ctx.clock.today(),
    status: 'confirmed',
  });
  return bookings.sort((a, b) =>
    `${a.date}${a.start ?? ORDER[a.meal ?? 'lunch']}`.localeCompare(
      `${b.date}${b.start ?? ORDER[b.meal ?? 'lunch']}`,
    ),
  );
}
const ORDER = { breakfast: '07:00', lunch: '11:30', dinner: '17:30' };

/** 「我订了什么」 */
export async function tellBookings(scene: Scene): Promise<Answer> {
  const { said, ctx } = scene;
  const today = ctx.clock.today();
  const all = await upcoming(scene);
  const days = daysOf(said.when);
  const bookings = days.length ? all.filter((booking) => days.includes(booking.date)) : all;
  if (!bookings.length) {
    const when = days.length ? `${days.map((day) => sayDate(day, today)).join('、')}` : '';
    return {
      outcome: 'answered.bookings',
      text: `${when ? `${when}没有预订` : '您现在没有预订'}。${days.length && all.length ? `最近的一份是${sayWhat(all[0]!, today)}。` : ''}`,
      bookings: [],
      choices: [
        { label: '订餐', say: '我要订餐' },
        { label: '叫服务', say: '我要叫服务' },
      ],
    };
  }
  const lines = bookings.slice(0, 5).map((booking) => `${sayWhat(booking, today)},${sayCost(booking)}`);
  const more = bookings.length > 5 ? `还有${bookings.length - 5}份,在「我的预订」里看。` : '';
  const text =
    lines.length === 1
      ? `您订了一份:${lines[0]}。`
      : `您订了${bookings.length}份:\n${lines.map((line, n) => `${n + 1}. ${line}`).join(';\n')}。${more}`;
  return { outcome: 'answered.bookings', text, bookings };
}

/** 「把明天的饭退了」: the one that fits is read back; several are asked about; none is said. */
export async function startCancel(scene: Scene): Promise<Answer> {
  const { said, state, ctx } = scene;
  const today = ctx.clock.today();
  const all = await upcoming(scene);
  const fitting = describes(said) || saysKind(said) ? matching(all, said) : lastOnes(state, all);
  if (!fitting.length) return noneFits(scene, all, '退');
  const wantsAll = /都|全|统统|所有/.test(said.text);
  if (fitting.length === 1 || (wantsAll && fitting.length <= 10))
    return askCancel(
      scene,
      fitting.map((booking) => booking.id),
    );
  const options: AskedOption[] = fitting.slice(0, 4).map((booking) => ({
    label: sayWhat(booking, today),
    say: sayWhat(booking, today),
    effect: { do: 'cancel', bookingIds: [booking.id] },
  }));
  state.asked = { kind: 'choice', options };
  return asking(
    `您要退哪一份?${options.map((option, n) => `${n + 1}. ${option.label}`).join(';')}。`,
    state.asked,
  );
}

export async function askCancel({ ctx, state }: Scene, bookingIds: string[]): Promise<Answer> {
  const today = ctx.clock.today();
  const bookings = await Promise.all(bookingIds.map((bookingId) => getBooking(ctx, { bookingId })));
  state.order = undefined;
  state.pending = { kind: 'cancel', bookingIds };
  state.asked = { kind: 'confirm', options: [] };
  const back = bookings.reduce((sum, booking) => sum + booking.payableFen, 0);
  return {
    outcome: 'asked',
    text: `要退掉${bookings.map((booking) => sayWhat(booking, today)).join(';')},对吗?${back ? `(${sayMoney(back)}不用付了)` : ''}`,
    bookings,
    choices: choicesOf(YES_NO),
  };
}

/** The yes to a cancellation. One that can't be cancelled says why; the others are. */
export async function carryOutCancel(scene: Scene, bookingIds: string[]): Promise<Answer> {
  const { ctx, state } = scene;
  const today = ctx.clock.today();
  const cancelled: Booking[] = [];
  const reasons: string[] = [];
  for (const bookingId of bookingIds) {
    const result = await cancelBooking(ctx, {
      bookingId,
      idempotencyKey: `${scene.turnId}:${bookingId}`,
      reason: scene.said.said,
    });
    if (result.ok) cancelled.push(result.booking);
    else reasons.push(...result.refusals.map((refusal) => refusal.reason));
  }
  forgetOrder(state);
  if (!cancelled.length)
    return {
      outcome: 'refused.unavailable',
      text: `${reasons.join('')}要不要找人工帮您问问?`,
      choices: [{ label: '转人工', say: '转人工' }],
    };
  return {
    outcome: 'cancelled',
    text: `退好了:${cancelled.map((booking) => sayWhat(booking, today)).join(';')}。${reasons.join('')}`,
    bookings: cancelled,
  };
}

/** 「明天的饭改到后天」 */
export async function startChange(scene: Scene): Promise<Answer> {
  const { said, state, ctx } = scene;
  const today = ctx.clock.today();
  const all = await upcoming(scene);
  const from = said.change?.from;
  const described = from && describes(from) ? matching(all, from) : lastOnes(state, all);
  const sameKind = described.filter((booking) =>
    said.dishes.length || said.meals.length || (said.change?.add.length ?? 0)
      ? booking.kind === 'meal'
      : true,
  );
  const fitting = sameKind.length ? sameKind : described;
  if (!fitting.length) return noneFits(scene, all, '改');
  if (fitting.length === 1) return changeTo(scene, fitting[0]!);
  const options: AskedOption[] = fitting.slice(0, 4).map((booking) => ({
    label: sayWhat(booking, today),
    say: sayWhat(booking, today),
    effect: { do: 'change', bookingId: booking.id, said: said.said },
  }));
  state.asked = { kind: 'choice', options };
  return asking(
    `您要改哪一份?${options.map((option, n) => `${n + 1}. ${option.label}`).join(';')}。`,
    state.asked,
  );
}

export async function askChangeTo(scene: Scene, bookingId: string): Promise<Answer> {
  const booking = await getBooking(scene.ctx, { bookingId });
  const { state } = scene;
  state.pending = { kind: 'change_to_what', bookingId };
  state.asked = { kind: 'day', options: [] };
  return asking(
    `${sayWhat(booking, scene.ctx.clock.today())},要改成什么?您说哪一天、几点,或者换什么菜。`,
    state.asked,
  );
}

/** The new day, meal, time or dishes of one booking, read back before anything moves. */
export async function changeTo(scene: Scene, booking: Booking): Promise<Answer> {
  const { said } = scene;
  const days = daysOf(said.when);
  const meal = said.meals[0];
  const start = said.when.time?.start;
  const swaps =
    (said.change?.add.length ?? 0) +
    (said.change?.remove.length ?? 0) +
    said.dishes.length +
    (said.change?.delta ? 1 : 0);
  const delivery = said.delivery ? said.delivery === 'delivery' : undefined;
  if (
    booking.kind === 'meal' &&
    (swaps || said.quantity || (delivery !== undefined && delivery !== booking.delivery))
  )
    return replaceMeal(scene, booking, { days, meal, delivery });
  if (!days.length && !meal && !start) return askChangeTo(scene, booking.id);

  if (booking.kind === 'service' && !start) return moveVisit(scene, booking, days[0]!);
  return moveTo(scene, {
    bookingId: booking.id,
    date: days[0] ?? booking.date,
    ...(booking.kind === 'meal' && meal && { meal }),
    ...(booking.kind === 'service' && start && { start }),
  });
}

/** Other dishes or another way: a draft of the new one, and the old one goes when it is agreed to. */
async function replaceMeal(
  scene: Scene,
  booking: Booking,
  to: { days: string[]; meal?: Booking['meal']; delivery?: boolean },
): Promise<Answer> {
  const { ctx, state, said, elder } = scene;
  const date = to.days[0] ?? booking.date;
  const meal = to.meal ?? booking.meal!;
  const removed = new Set(
    (said.change?.remove ?? []).flatMap((dish) => dish.candidates.map((candidate) => candidate.name)),
  );
  const added = [...(said.change?.add ?? []), ...said.dishes]
    .filter((dish) => dish.candidates.length === 1)
    .map((dish) => ({ name: dish.candidates[0]!.name, quantity: dish.quantity ?? 1 }));
  const adds = /加|添|再要|再来|多/.test(said.text);
  const kept = (booking.items ?? [])
    .filter((item) => !removed.has(item.name) && (adds || removed.size > 0 || !added.length))
    .map(({ name, quantity }) => ({ name, quantity }));
  let items = [...kept.filter((item) => !added.some((a) => a.name === item.name)), ...added];
  if (said.quantity && items.length === 1) items = [{ ...items[0]!, quantity: said.quantity }];
  if (said.change?.delta && items.length === 1)
    items = [{ ...items[0]!, quantity: Math.max(1, items[0]!.quantity + said.change.delta) }];
  const menus = await listMenus(ctx, { elderId: elder.id, date, meal });
  const has = (menu: (typeof menus)[number]) =>
    items.every(({ name }) => menu.dishes.some((dish) => dish.name === name));
  const menu =
    menus.find((m) => m.siteId === booking.siteId && has(m)) ??
    menus.find((m) => m.open && has(m)) ??
    menus.find(has);
  if (!items.length || !menu) return askChangeTo(scene, booking.id);
  const result = await draftBooking(ctx, {
    kind: 'meal',
    elderId: elder.id,
    siteId: menu.siteId,
    date,
    meal,
    items: items.map(({ name, quantity }) => ({
      dishId: menu.dishes.find((dish) => dish.name === name)!.id,
      quantity,
    })),
    delivery: to.delivery ?? booking.delivery ?? false,
  });
  if (!result.ok) return refuse(scene, result.refusals);
  const warnings = result.draft.warnings?.filter((warning) => !/duplicate/.test(warning.rule));
  const answer = readDraftsBack(scene, [{ ...result.draft, warnings }], '改成这样:');
  state.pending = { kind: 'replace', bookingId: booking.id };
  return answer;
}

/** After the new one is booked the old one goes; if it can no longer go, the new one is taken back. */
export async function dropReplaced(
  scene: Scene,
  bookingId: string,
  replacement: Booking,
): Promise<Answer | undefined> {
  const { ctx, turnId } = scene;
  const old = await cancelBooking(ctx, {
    bookingId,
    idempotencyKey: `${turnId}:${bookingId}`,
    reason: '改单',
  });
  if (old.ok) return undefined;
  await cancelBooking(ctx, {
    bookingId: replacement.id,
    idempotencyKey: `${turnId}:${replacement.id}:back`,
    reason: '改单没有成',
  });
  return {
    outcome: 'refused.unavailable',
    text: `${old.refusals.map((refusal) => refusal.reason).join('')}所以没有改,原来那份还在。`,
  };
}

/** Nothing that is booked fits the words. */
function noneFits({ ctx }: Scene, all: Booking[], verb: string): Answer {
  const today = ctx.clock.today();
  if (!all.length) return { outcome: 'answered.bookings', text: `您现在没有能${verb}的预订。`, bookings: [] };
  return {
    outcome: 'asked',
    text: `没有找到您说的那一份。现在订着的有:${all
      .slice(0, 4)
      .map((booking) => sayWhat(booking, today))
      .join(';')}。您要${verb}哪一份?`,
    bookings: all,
    choices: all.slice(0, 3).map((booking) => ({
      label: sayWhat(booking, today),
      say: `${verb === '退' ? '退掉' : '改'}${sayWhat(booking, today)}`,
    })),
  };
}

const describes = (slots: Slots): boolean =>
  slots.when.days.length > 0 ||
  slots.meals.length > 0 ||
  slots.dishes.length > 0 ||
  slots.services.length > 0;

/** The bookings that every word of a description fits. */
export function matching(bookings: Booking[], slots: Slots): Booking[] {
  const days = daysOf(slots.when);
  const names = new Set(slots.dishes.flatMap((dish) => dish.candidates.map((candidate) => candidate.name)));
  const services = new Set(
    slots.services.flatMap((service) => service.candidates.map((candidate) => candidate.id)),
  );
  const start = slots.when.time?.start;
  return bookings.filter(
    (booking) =>
      (!days.length || days.includes(booking.date)) &&
      (!slots.meals.length || (booking.meal !== undefined && slots.meals.includes(booking.meal))) &&
      (!names.size || booking.items?.some((item) => names.has(item.name))) &&
      (!services.size || (booking.serviceId !== undefined && services.has(booking.serviceId))) &&
      (!start || booking.kind === 'meal' || booking.start === start) &&
      (!wantsMeal(slots) || booking.kind === 'meal') &&
      (!wantsService(slots) || booking.kind === 'service'),
  );
}

const saysKind = (slots: Slots): boolean => wantsMeal(slots) || wantsService(slots);

/** What was just booked, when nothing more is said; everything when there is nothing of the kind. */
function lastOnes(state: State, all: Booking[]): Booking[] {
  const last = all.filter((booking) => state.lastBookingIds.includes(booking.id));
  return last.length ? last : all;
}

const textOf = (slots: Slots): string => (slots as { text?: string }).text ?? '';
const wantsMeal = (slots: Slots): boolean => !slots.services.length && /[饭餐菜吃]/.test(textOf(slots));
const wantsService = (slots: Slots): boolean =>
  slots.services.length > 0 || /服务|上门|师傅|阿姨/.test(textOf(slots));
