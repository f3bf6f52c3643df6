import type { Elder } from '../households';
import type { Ctx } from '../platform/context';
import type { Tx } from '../platform/database';
import { Problem } from '../platform/errors';
import { type Confirmed, type Drafted, decideConfirm } from './booking';
import { exchange } from './capacity';
import { closedWords, draftFor } from './draft-booking';
import { momentOf } from './facts';
import { grantedMinutes, reserveHours } from './hours-ledger';
import { elderOfBooking } from './keep-booking';
import { prepareMeal } from './prepare-meal';
import { prepareVisit } from './prepare-visit';
import { RolledBack, withOffers } from './refusals';
import { releaseEntitlements } from './release-booking';
import { dayDiscountStillFree, hoursGone, noLongerThere } from './rules-for-bookings';
import { findBooking, placeOf } from './stored';
import { tellOfBooking } from './tell-of-booking';
import { claimsOf, type Terms } from './terms';
import { Outrun, recordTransition, replayOf, untilSettled } from './transitions';
import type { BookingResult, ConfirmInput, Refusal } from './types';
import { viewOf } from './views';

/**
 * The explicit yes: turns a draft into a booking, once, however often and from wherever it is said. Everything
 * is decided again at this moment, and the last place goes by a guarded update.
 */
export async function confirmDraft(ctx: Ctx, input: ConfirmInput): Promise<BookingResult> {
  const first = await draftFor(ctx, input.draftId);
  const elder = await elderOfBooking(ctx, first.draft, 'book');
  const request = { idempotencyKey: input.idempotencyKey, fingerprint: `confirm ${input.draftId}` };

  return untilSettled(async () => {
    const replay = await replayOf(ctx, request);
    if (replay) return { ok: true, booking: viewOf(replay, elder.name) };
    const stored = await draftFor(ctx, input.draftId);
    if (stored.status === 'confirmed' && stored.bookingId) {
      const booking = await findBooking(ctx, stored.bookingId);
      if (booking) return { ok: true, booking: viewOf(booking, elder.name) };
    }
    if (stored.status !== 'open') throw new Problem('draft_closed', closedWords(stored));

    const decision = decideConfirm(
      stored.draft,
      ctx.ids.next('bkg'),
      input.acknowledgedAllergens ?? [],
      momentOf(ctx),
    );
    if (!decision.ok)
      return { ok: false, refusals: await offerInstead(ctx, elder, stored.draft, decision.refusals) };
    try {
      await ctx.db
        .transaction()
        .execute((tx) => commit(tx, ctx, elder, decision.next, { ...input, ...request }));
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      return { ok: false, refusals: await offerInstead(ctx, elder, stored.draft, error.refusals) };
    }
    ctx.metrics.bookings.inc({ kind: decision.next.terms.kind, to: 'confirmed' });
    return { ok: true, booking: await tellOfBooking(ctx, 'booked', viewOf(decision.next, elder.name)) };
  });
}

async function commit(
  tx: Tx,
  ctx: Ctx,
  elder: Elder,
  booking: Confirmed,
  request: ConfirmInput & { fingerprint: string },
): Promise<void> {
  const closed = await tx
    .updateTable('drafts')
    .set({ status: 'confirmed', bookingId: booking.id })
    .where('id', '=', request.draftId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  if (closed.numUpdatedRows === 0n) throw new Outrun();
  const recorded = await recordTransition(tx, ctx, {
    ...request,
    bookingId: booking.id,
    action: 'confirm',
    from: 'drafted',
    to: 'confirmed',
  });
  if (!recorded) throw new Outrun();

  await occupy(tx, ctx, elder, booking.id, booking.terms);
  const now = ctx.clock.now().toISOString();
  await tx
    .insertInto('bookings')
    .values({
      id: booking.id,
      draftId: request.draftId,
      elderId: booking.elderId,
      kind: booking.terms.kind,
      status: 'confirmed',
      ...placeOf(booking.terms),
      terms: JSON.stringify(booking.terms),
      version: booking.version,
      createdAt: now,
      updatedAt: now,
      ...booking.createdBy,
    })
    .execute();
}

/**
 * Takes everything that terms need, giving back what `instead` holds: places, hours, once-a-day discounts, in
 * this order everywhere, so that transactions don't wait for each other in a ring. Throws `RolledBack` with the
 * reason when one of them cannot be had.
 */
export async function occupy(
  tx: Tx,
  ctx: Ctx,
  elder: Elder,
  bookingId: string,
  terms: Terms,
  instead?: Confirmed,
): Promise<void> {
  const short = await exchange(tx, instead ? claimsOf(instead.terms) : [], claimsOf(terms));
  if (short) throw new RolledBack([noLongerThere(short.claim, terms, momentOf(ctx))]);
  if (instead) await releaseEntitlements(tx, ctx, instead);
  if (terms.kind === 'service' && terms.hoursMinutes > 0) {
    const movement = { bookingId, elderId: elder.id, terms };
    if (!(await reserveHours(tx, ctx, movement, grantedMinutes(elder))))
      throw new RolledBack([hoursGone(terms)]);
  }
  for (const discountId of terms.price.dayDiscountIds) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('dayDiscounts')
      .values({ elderId: elder.id, discountId, date: terms.date, bookingId })
      .onConflict((conflict) => conflict.columns(['elderId', 'discountId', 'date']).doNothing())
      .executeTakeFirst();
    const taken = dayDiscountStillFree((numInsertedOrUpdatedRows ?? 0n) > 0n);
    if (taken) throw new RolledBack([taken]);
  }
}

/** The draft asked for again: whatever is refused now comes with the nearest things possible. */
async function offerInstead(
  ctx: Ctx,
  elder: Elder,
  { terms }: Drafted,
  refusals: Refusal[],
): Promise<Refusal[]> {
  const plan =
    terms.kind === 'meal'
      ? await prepareMeal(
          ctx,
          elder,
          {
            kind: 'meal',
            elderId: elder.id,
            siteId: terms.siteId,
            date: terms.date,
            meal: terms.meal,
            items: terms.items.map(({ dishId, quantity }) => ({ dishId, quantity })),
            delivery: terms.delivery,
          },
          { names: terms.items.map((item) => item.name) },
        )
      : await prepareVisit(ctx, elder, {
          kind: 'service',
          elderId: elder.id,
          serviceId: terms.serviceId,
          date: terms.date,
          start: terms.start,
        });
  const offers = plan.ok ? [] : plan.refusals.flatMap((refusal) => refusal.offers ?? []);
  return withOffers(refusals, offers);
}
