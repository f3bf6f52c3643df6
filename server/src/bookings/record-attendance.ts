import type { Booking } from '../../contract';
import type { CivilDate } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { decideAttendance, type Kept } from './booking';
import { momentOf } from './facts';
import { consumeHours, giveBackHours } from './hours-ledger';
import { bookingFor, setStatus } from './keep-booking';
import { bookingOf } from './stored';
import { tellOfBooking } from './tell-of-booking';
import { Outrun, recordTransition, replayOf, untilSettled } from './transitions';
import type { BookingResult } from './types';
import { viewOf } from './views';

/** The facts that verify a visit besides service, recipient and date: who came, from when to when, where. */
export interface VisitFactsGiven {
  startedAt?: string;
  endedAt?: string;
  place?: string;
  by?: string;
}

export type AttendanceInput = {
  bookingId: string;
  idempotencyKey: string;
  words?: string;
} & (
  | { came: 'fulfilled'; facts?: VisitFactsGiven }
  /** Whose doing it was: hours are given back where it was not the elder's. */
  | { came: 'missed'; becauseOf: 'elder' | 'provider' }
);

/** The provider says that a meal was handed over or a visit took place, or that it did not. Once. */
export async function recordAttendance(ctx: Ctx, input: AttendanceInput): Promise<BookingResult> {
  await ownBooking(ctx, input.bookingId);
  const request = { idempotencyKey: input.idempotencyKey, fingerprint: `${input.came} ${input.bookingId}` };

  return untilSettled(async () => {
    const replay = await replayOf(ctx, request);
    if (replay) return { ok: true, booking: await viewFor(ctx, replay) };
    const booking = await ownBooking(ctx, input.bookingId);
    const decision = decideAttendance(booking, input.came, momentOf(ctx));
    if (!decision.ok) return decision;
    if (booking.status === 'confirmed') {
      await ctx.db.transaction().execute(async (tx) => {
        await setStatus(tx, ctx, booking, decision.next);
        const recorded = await recordTransition(tx, ctx, {
          ...request,
          bookingId: booking.id,
          action: input.came === 'fulfilled' ? 'fulfil' : 'miss',
          from: 'confirmed',
          to: input.came,
          words: input.words,
          facts: input.came === 'fulfilled' ? input.facts : { becauseOf: input.becauseOf },
        });
        if (!recorded) throw new Outrun();
        if (booking.terms.kind === 'service' && booking.terms.hoursMinutes > 0) {
          const movement = { bookingId: booking.id, elderId: booking.elderId, terms: booking.terms };
          if (input.came === 'missed' && input.becauseOf === 'provider')
            await giveBackHours(tx, ctx, movement);
          else await consumeHours(tx, ctx, movement);
        }
      });
      ctx.metrics.bookings.inc({ kind: booking.terms.kind, to: input.came });
    }
    return { ok: true, booking: await tellOfBooking(ctx, input.came, await viewFor(ctx, decision.next)) };
  });
}

/** The day's orders and visits of the provider's own sites, by time; cancelled ones are left out. */
export async function listDay(ctx: Ctx, { date }: { date: CivilDate }): Promise<Booking[]> {
  onlyProviders(ctx);
  if (ctx.actor.siteIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('bookings')
    .innerJoin('elders', 'elders.id', 'bookings.elderId')
    .selectAll('bookings')
    .select('elders.name as elderName')
    .where('bookings.siteId', 'in', ctx.actor.siteIds)
    .where('bookings.date', '=', date)
    .where('bookings.status', '!=', 'cancelled')
    .orderBy('bookings.start')
    .orderBy('bookings.createdAt')
    .execute();
  return rows.map((row) => viewOf(bookingOf(row), row.elderName));
}

function onlyProviders(ctx: Ctx): void {
  if (ctx.actor.role !== 'provider')
    throw new Problem('forbidden', '只有服务商的账号能看当天的单子。Only a provider sees the day’s orders.');
}

/** A booking of one of the provider's own sites; others do not exist for this account. */
async function ownBooking(ctx: Ctx, bookingId: string): Promise<Kept> {
  onlyProviders(ctx);
  const booking = await bookingFor(ctx, bookingId);
  if (!booking.terms.siteId || !ctx.actor.siteIds.includes(booking.terms.siteId))
    throw new Problem('not_found', '没有找到这个预订。No such booking.');
  return booking;
}

async function viewFor(ctx: Ctx, booking: Kept): Promise<Booking> {
  const elder = await ctx.db
    .selectFrom('elders')
    .select('name')
    .where('id', '=', booking.elderId)
    .executeTakeFirstOrThrow();
  return viewOf(booking, elder.name);
}
