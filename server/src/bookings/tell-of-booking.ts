import type { Booking } from '../../contract';
import { type News, tellFamily } from '../households';
import type { Ctx } from '../platform/context';
import { MEAL_WORDS, sayDate, sayItems, sayTime } from './say';

const VERBS = {
  booked: '订了',
  changed: '改到了',
  cancelled: '取消了',
  missed: '没有来取',
  fulfilled: '收到了',
} as const;

/** Tells those who may see it what became of an elder's booking. */
export async function tellOfBooking(ctx: Ctx, kind: keyof typeof VERBS, booking: Booking): Promise<Booking> {
  const today = ctx.clock.today();
  const when = `${sayDate(booking.date, today)}${booking.meal ? MEAL_WORDS[booking.meal] : ''}${booking.start ? sayTime(booking.start) : ''}`;
  const what = booking.items ? sayItems(booking.items) : booking.title;
  const verb = kind === 'missed' && booking.kind === 'service' ? '没有等到' : VERBS[kind];
  const news: News = {
    elderId: booking.elderId,
    kind,
    text: `${booking.elderName}${verb}${when}的${what}`,
    // The same state of the same booking is told once.
    eventKey: `${booking.id}:${kind}:${booking.date}${booking.meal ?? ''}${booking.start ?? ''}`,
  };
  await tellFamily(ctx, news);
  return booking;
}
