import type { Booking } from '../../contract';
import {
  getBooking,
  listSlots,
  MEAL_WORDS,
  type Offer,
  previewReschedule,
  sayDate,
  sayTime,
} from '../bookings';
import type { CivilDate } from '../platform/civil-time';
import { stretchOf } from './read-order';
import { type Answer, asking, choicesOf } from './reply';
import { sayCost, sayWhat } from './say-draft';
import type { Scene } from './scene';
import type { AskedOption, Move } from './state';

/** The booking as it would be, read back before anything moves; or why it can't go there, with where it can. */
export async function moveTo(scene: Scene, move: Move, why?: string): Promise<Answer> {
  const { state, ctx } = scene;
  const today = ctx.clock.today();
  const booking = await getBooking(ctx, { bookingId: move.bookingId });
  const preview = await previewReschedule(ctx, move);
  if (!preview.ok) {
    const options = (preview.refusals[0]?.offers ?? []).slice(0, 3).map((offer) => moveOption(move, offer));
    state.pending = { kind: 'change_to_what', bookingId: move.bookingId };
    state.asked = { kind: options.length ? 'choice' : 'day', options };
    const reason = why ?? preview.refusals.map((refusal) => refusal.reason).join('');
    const instead = options.length ? `可以改到:${options.map((option) => option.label).join(';')}。` : '';
    return {
      ...asking(`${reason}原来那份还在。${instead}您想改到什么时候?`, state.asked),
      outcome: 'refused.unavailable',
    };
  }
  state.order = undefined;
  state.pending = { kind: 'reschedule', ...move };
  state.asked = { kind: 'confirm', options: [] };
  return {
    outcome: 'asked',
    text: `把${sayWhat(booking, today)},改成${sayWhen(preview.booking, today)},${sayCost(preview.booking)}。对吗?`,
    bookings: [preview.booking],
    choices: [
      { label: '对', say: '对' },
      { label: '不,留着', say: '不要,留着' },
    ],
  };
}

/** To another day, the time not said: the same time where it is free, the only one of that part of the day, or asked. */
export async function moveVisit(scene: Scene, booking: Booking, date: CivilDate): Promise<Answer> {
  const { ctx, said, state } = scene;
  const part = stretchOf(said.when);
  const slots = (await listSlots(ctx, { serviceId: booking.serviceId!, from: date, to: date })).filter(
    (slot) => slot.open && (!part.from || slot.start >= part.from) && (!part.to || slot.start < part.to),
  );
  const same = slots.find((slot) => slot.start === booking.start);
  const only = slots.length === 1 ? slots[0] : undefined;
  const start = (same ?? only)?.start;
  const move = { bookingId: booking.id, date };
  if (start) return moveTo(scene, { ...move, start });
  if (!slots.length)
    return moveTo(
      scene,
      { ...move, start: part.from ?? booking.start },
      `${said.when.evidence || sayDate(date, ctx.clock.today())}没有空的时间。`,
    );
  const options: AskedOption[] = slots.slice(0, 4).map((slot) => ({
    label: sayTime(slot.start),
    say: sayTime(slot.start),
    effect: { do: 'move', move: { bookingId: booking.id, date, start: slot.start } },
  }));
  state.pending = { kind: 'change_to_what', bookingId: booking.id };
  state.asked = { kind: 'time', options };
  const times = options.map((option) => option.label).join('、');
  return {
    ...asking(`${sayDate(date, ctx.clock.today())},${times}有空。您要几点?`, state.asked),
    choices: choicesOf(options),
  };
}

const moveOption = ({ bookingId }: Move, { label, input }: Offer): AskedOption => ({
  label,
  say: label,
  effect: {
    do: 'move',
    move:
      input.kind === 'meal'
        ? { bookingId, date: input.date, meal: input.meal }
        : { bookingId, date: input.date, start: input.start },
  },
});

const sayWhen = (booking: Booking, today: string): string =>
  `${sayDate(booking.date, today)}${booking.meal ? MEAL_WORDS[booking.meal] : ''}${booking.start ? sayTime(booking.start) : ''}`;
