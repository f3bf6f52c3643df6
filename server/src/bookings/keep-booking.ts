import type { Scope } from '../../contract';
import { type Elder, elderFor } from '../households';
import type { Ctx } from '../platform/context';
import type { Tx } from '../platform/database';
import { Problem } from '../platform/errors';
import type { Confirmed, Kept } from './booking';
import { findBooking, placeOf } from './stored';
import { Outrun } from './transitions';

const unknown = () => new Problem('not_found', '没有找到这个预订。No such booking.');

/** The elder of a booking or draft. Whoever may not act for them learns nothing, not even that it exists. */
export async function elderOfBooking(ctx: Ctx, of: { elderId: string }, scope: Scope): Promise<Elder> {
  try {
    return await elderFor(ctx, of.elderId, scope);
  } catch (error) {
    throw error instanceof Problem && error.code === 'not_found' ? unknown() : error;
  }
}

/** A booking by its id; who may see it is for the caller to ask. Throws 404. */
export async function bookingFor(ctx: Pick<Ctx, 'db'>, bookingId: string): Promise<Kept> {
  const booking = await findBooking(ctx, bookingId);
  if (!booking) throw unknown();
  return booking;
}

/** Moves a booking to its next state if it is still as it was read; else throws `Outrun`. */
export async function setStatus(tx: Tx, ctx: Pick<Ctx, 'clock'>, was: Confirmed, next: Kept): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('bookings')
    .set({
      status: next.status,
      terms: JSON.stringify(next.terms),
      ...placeOf(next.terms),
      version: next.version,
      updatedAt: ctx.clock.now().toISOString(),
    })
    .where('id', '=', was.id)
    .where('status', '=', was.status)
    .where('version', '=', was.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Outrun();
}
