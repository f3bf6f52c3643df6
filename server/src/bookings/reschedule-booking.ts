import type { Elder } from '../households';
import type { Ctx } from '../platform/context';
import { type Confirmed, decideMove } from './booking';
import { occupy } from './confirm-draft';
import { momentOf } from './facts';
import { bookingFor, elderOfBooking, setStatus } from './keep-booking';
import { prepareMeal } from './prepare-meal';
import { prepareVisit } from './prepare-visit';
import { RolledBack } from './refusals';
import { allergensAccepted, somethingChanges } from './rules-for-bookings';
import { tellOfBooking } from './tell-of-booking';
import { monthOf, type Terms } from './terms';
import { Outrun, recordTransition, replayOf, untilSettled } from './transitions';
import type { BookingResult, MoveInput, Refusal, RescheduleInput } from './types';
import { viewOf } from './views';

type Moved = { ok: true; was: Confirmed; next: Confirmed } | { ok: false; refusals: Refusal[] };

/** What moving the booking would come to, price included, without moving it: for reading back. */
export async function previewReschedule(ctx: Ctx, input: MoveInput): Promise<BookingResult> {
  const elder = await elderOfBooking(ctx, await bookingFor(ctx, input.bookingId), 'book');
  const moved = await plan(ctx, elder, input);
  return moved.ok ? { ok: true, booking: viewOf(moved.next, elder.name) } : moved;
}

/**
 * Moves a booking to another time, at that time's price. One transaction: the new place is taken and the old
 * one given back, or nothing happens at all. An offer's `input` names the `date`, `meal` and `start` to move to.
 */
export async function rescheduleBooking(ctx: Ctx, input: RescheduleInput): Promise<BookingResult> {
  const elder = await elderOfBooking(ctx, await bookingFor(ctx, input.bookingId), 'book');
  const request = {
    idempotencyKey: input.idempotencyKey,
    fingerprint: `reschedule ${input.bookingId} ${input.date} ${input.meal ?? ''} ${input.start ?? ''}`,
  };

  return untilSettled(async () => {
    const replay = await replayOf(ctx, request);
    if (replay) return { ok: true, booking: viewOf(replay, elder.name) };
    const moved = await plan(ctx, elder, input);
    if (!moved.ok) return moved;
    const { was, next } = moved;
    try {
      await ctx.db.transaction().execute(async (tx) => {
        await setStatus(tx, ctx, was, next);
        const recorded = await recordTransition(tx, ctx, {
          ...request,
          bookingId: was.id,
          action: 'reschedule',
          from: 'confirmed',
          to: 'confirmed',
          words: input.words,
          facts: { from: whenOf(was.terms), to: whenOf(next.terms) },
        });
        if (!recorded) throw new Outrun();
        await occupy(tx, ctx, elder, was.id, next.terms, was);
      });
    } catch (error) {
      if (error instanceof RolledBack) return { ok: false, refusals: error.refusals };
      throw error;
    }
    ctx.metrics.bookings.inc({ kind: next.terms.kind, to: 'rescheduled' });
    return { ok: true, booking: await tellOfBooking(ctx, 'changed', viewOf(next, elder.name)) };
  });
}

async function plan(ctx: Ctx, elder: Elder, input: MoveInput): Promise<Moved> {
  const decision = decideMove(await bookingFor(ctx, input.bookingId), momentOf(ctx));
  if (!decision.ok) return decision;
  const was = decision.next;
  const same = somethingChanges(isSameTime(was.terms, input));
  if (same) return { ok: false, refusals: [same] };
  const planned = await planMove(ctx, elder, was, input);
  if (!planned.ok) return { ok: false, refusals: planned.refusals };
  const unaccepted = allergensAccepted(planned.terms, []);
  if (unaccepted) return { ok: false, refusals: [unaccepted] };
  return { ok: true, was, next: { ...was, terms: planned.terms, version: was.version + 1 } };
}

async function planMove(
  ctx: Ctx,
  elder: Elder,
  { id, terms }: Confirmed,
  input: MoveInput,
): Promise<{ ok: true; terms: Terms } | { ok: false; refusals: Refusal[] }> {
  const common = { elderId: elder.id, date: input.date, address: terms.address, note: terms.note };
  if (terms.kind === 'service') {
    const givenBack = new Map([[monthOf(terms.date), terms.hoursMinutes]]);
    return prepareVisit(
      ctx,
      elder,
      {
        ...common,
        kind: 'service',
        serviceId: terms.serviceId,
        start: input.start ?? terms.start,
        useHours: terms.hoursMinutes > 0,
      },
      { except: id, givenBack },
    );
  }
  return prepareMeal(
    ctx,
    elder,
    {
      ...common,
      kind: 'meal',
      siteId: terms.siteId,
      meal: input.meal ?? terms.meal,
      items: terms.items.map(({ dishId, quantity }) => ({ dishId, quantity })),
      delivery: terms.delivery,
      acknowledgedAllergens: terms.acknowledgedAllergens,
    },
    { except: id, names: terms.items.map((item) => item.name) },
  );
}

const whenOf = (terms: Terms) =>
  terms.kind === 'meal' ? { date: terms.date, meal: terms.meal } : { date: terms.date, start: terms.start };

const isSameTime = (terms: Terms, input: MoveInput): boolean =>
  terms.date === input.date &&
  (terms.kind === 'meal'
    ? (input.meal ?? terms.meal) === terms.meal
    : (input.start ?? terms.start) === terms.start);
