import type { Booking } from '../../contract';
import { type Elder, elderFor } from '../households';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { bookingFor, elderOfBooking } from './keep-booking';
import { bookingOf, draftOf } from './stored';
import type { ListBookingsInput } from './types';
import { viewOf } from './views';

/** An elder's bookings from a day on, soonest first; `status: 'drafted'` lists the drafts still open. */
export async function listBookings(ctx: Ctx, input: ListBookingsInput): Promise<Booking[]> {
  const elder = await elderFor(ctx, input.elderId, 'view');
  if (input.status === 'drafted') return openDrafts(ctx, elder);
  let query = ctx.db.selectFrom('bookings').selectAll().where('elderId', '=', elder.id);
  if (input.from) query = query.where('date', '>=', input.from);
  if (input.status) query = query.where('status', '=', input.status);
  const rows = await query.orderBy('date').orderBy('createdAt').orderBy('id').execute();
  return rows.map((row) => viewOf(bookingOf(row), elder.name)).sort(byTime);
}

export async function getBooking(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<Booking> {
  const booking = await bookingFor(ctx, bookingId);
  const isOwnSite = ctx.actor.role === 'provider' && ctx.actor.siteIds.includes(booking.terms.siteId ?? '');
  if (isOwnSite) {
    const { name } = await ctx.db
      .selectFrom('elders')
      .select('name')
      .where('id', '=', booking.elderId)
      .executeTakeFirstOrThrow();
    return viewOf(booking, name);
  }
  if (ctx.actor.role === 'provider' || ctx.actor.role === 'admin')
    throw new Problem('not_found', '没有找到这个预订。No such booking.');
  const elder = await elderOfBooking(ctx, booking, 'view');
  return viewOf(booking, elder.name);
}

async function openDrafts(ctx: Ctx, elder: Elder): Promise<Booking[]> {
  const rows = await ctx.db
    .selectFrom('drafts')
    .selectAll()
    .where('elderId', '=', elder.id)
    .where('status', '=', 'open')
    .where('expiresAt', '>=', ctx.clock.now().toISOString())
    .orderBy('createdAt')
    .execute();
  return rows.map((row) => viewOf(draftOf(row).draft, elder.name));
}

/** Breakfast before lunch before dinner; visits by their start. */
const HOUR_OF_MEAL = { breakfast: '07:00', lunch: '11:30', dinner: '17:30' };
const timeOf = (booking: Booking) => booking.start ?? HOUR_OF_MEAL[booking.meal ?? 'lunch'];
const byTime = (a: Booking, b: Booking) => a.date.localeCompare(b.date) || timeOf(a).localeCompare(timeOf(b));
