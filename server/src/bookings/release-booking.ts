import type { Ctx } from '../platform/context';
import type { Tx } from '../platform/database';
import type { Confirmed } from './booking';
import { exchange } from './capacity';
import { giveBackHours } from './hours-ledger';
import { claimsOf } from './terms';

/** Lets go of everything that a confirmed booking holds: places, hours, once-a-day discounts. */
export async function releaseBooking(tx: Tx, ctx: Ctx, booking: Confirmed): Promise<void> {
  await exchange(tx, claimsOf(booking.terms), []);
  await releaseEntitlements(tx, ctx, booking);
}

/** Hours and once-a-day discounts alone, where the places are exchanged for others. */
export async function releaseEntitlements(tx: Tx, ctx: Ctx, booking: Confirmed): Promise<void> {
  const { terms } = booking;
  if (terms.kind === 'service' && terms.hoursMinutes > 0)
    await giveBackHours(tx, ctx, { bookingId: booking.id, elderId: booking.elderId, terms });
  await tx.deleteFrom('dayDiscounts').where('bookingId', '=', booking.id).execute();
}
