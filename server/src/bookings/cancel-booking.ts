import type { Ctx } from '../platform/context';
import { decideCancel } from './booking';
import { momentOf } from './facts';
import { bookingFor, elderOfBooking, setStatus } from './keep-booking';
import { releaseBooking } from './release-booking';
import { tellOfBooking } from './tell-of-booking';
import { Outrun, recordTransition, replayOf, untilSettled } from './transitions';
import type { BookingResult, CancelInput } from './types';
import { viewOf } from './views';

/** Cancels before the cut-off and gives back what was held. Cancelling what is cancelled changes nothing. */
export async function cancelBooking(ctx: Ctx, input: CancelInput): Promise<BookingResult> {
  const elder = await elderOfBooking(ctx, await bookingFor(ctx, input.bookingId), 'book');
  const request = { idempotencyKey: input.idempotencyKey, fingerprint: `cancel ${input.bookingId}` };

  return untilSettled(async () => {
    const replay = await replayOf(ctx, request);
    if (replay) return { ok: true, booking: viewOf(replay, elder.name) };
    const booking = await bookingFor(ctx, input.bookingId);
    const decision = decideCancel(booking, momentOf(ctx));
    if (!decision.ok) return decision;
    if (booking.status === 'confirmed') {
      await ctx.db.transaction().execute(async (tx) => {
        await setStatus(tx, ctx, booking, decision.next);
        const recorded = await recordTransition(tx, ctx, {
          ...request,
          bookingId: booking.id,
          action: 'cancel',
          from: booking.status,
          to: 'cancelled',
          words: input.reason,
        });
        if (!recorded) throw new Outrun();
        await releaseBooking(tx, ctx, booking);
      });
      ctx.metrics.bookings.inc({ kind: booking.terms.kind, to: 'cancelled' });
    }
    return { ok: true, booking: await tellOfBooking(ctx, 'cancelled', viewOf(decision.next, elder.name)) };
  });
}
