import type { Elder } from '../households';
import { elderFor } from '../households';
import type { Ctx } from '../platform/context';
import type { Tx } from '../platform/database';
import { monthOf, type VisitTerms } from './terms';
import type { HoursLeft } from './types';

/**
 * Service hours: granted for a month, reserved by a booking, consumed by the visit, given back by a
 * cancellation, gone with the month. A balance for each elder and month, and an entry for each movement.
 */
export async function hoursLeft(ctx: Ctx, input: { elderId: string; month: string }): Promise<HoursLeft> {
  const elder = await elderFor(ctx, input.elderId, 'view');
  const balance = await balanceOf(ctx, elder.id, input.month);
  const granted = grantedMinutes(elder);
  const hours = (minutes: number) => Number((minutes / 60).toFixed(2));
  return {
    month: input.month,
    granted: hours(granted),
    reserved: hours(balance.reservedMinutes),
    used: hours(balance.usedMinutes),
    left: hours(Math.max(0, granted - balance.reservedMinutes - balance.usedMinutes)),
  };
}

/** Minutes of the month that are neither reserved nor used. */
export async function leftMinutes(ctx: Pick<Ctx, 'db'>, elder: Elder, month: string): Promise<number> {
  const balance = await balanceOf(ctx, elder.id, month);
  return Math.max(0, grantedMinutes(elder) - balance.reservedMinutes - balance.usedMinutes);
}

export const grantedMinutes = (elder: Pick<Elder, 'serviceHoursMonthly'>): number =>
  Math.round(elder.serviceHoursMonthly * 60);

const balanceOf = async ({ db }: Pick<Ctx, 'db'>, elderId: string, month: string) =>
  (await db
    .selectFrom('hoursBalances')
    .select(['reservedMinutes', 'usedMinutes'])
    .where('elderId', '=', elderId)
    .where('month', '=', month)
    .executeTakeFirst()) ?? { reservedMinutes: 0, usedMinutes: 0 };

interface Movement {
  bookingId: string;
  elderId: string;
  terms: VisitTerms;
}

/** Sets the visit's minutes aside. False when the month has not enough left: the guard decides, not a read. */
export async function reserveHours(
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'ids'>,
  movement: Movement,
  granted: number,
): Promise<boolean> {
  const { elderId, terms } = movement;
  const month = monthOf(terms.date);
  await tx
    .insertInto('hoursBalances')
    .values({ elderId, month, reservedMinutes: 0, usedMinutes: 0 })
    .onConflict((conflict) => conflict.columns(['elderId', 'month']).doNothing())
    .execute();
  const { numUpdatedRows } = await tx
    .updateTable('hoursBalances')
    .set((set) => ({ reservedMinutes: set('reservedMinutes', '+', terms.hoursMinutes) }))
    .where('elderId', '=', elderId)
    .where('month', '=', month)
    .where(
      (where) => where(where('reservedMinutes', '+', where.ref('usedMinutes')), '+', terms.hoursMinutes),
      '<=',
      granted,
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await enter(tx, ctx, movement, 'reserve');
  return true;
}

/** The visit took place: its minutes are used. */
export async function consumeHours(
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'ids'>,
  movement: Movement,
): Promise<void> {
  await move(tx, movement, { reserved: -movement.terms.hoursMinutes, used: movement.terms.hoursMinutes });
  await enter(tx, ctx, movement, 'consume');
}

/** Cancelled: the minutes are free again, within their own month. */
export async function giveBackHours(
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'ids'>,
  movement: Movement,
): Promise<void> {
  await move(tx, movement, { reserved: -movement.terms.hoursMinutes, used: 0 });
  await enter(tx, ctx, movement, 'give_back');
}

const move = (tx: Tx, { elderId, terms }: Movement, by: { reserved: number; used: number }) =>
  tx
    .updateTable('hoursBalances')
    .set((set) => ({
      reservedMinutes: set('reservedMinutes', '+', by.reserved),
      usedMinutes: set('usedMinutes', '+', by.used),
    }))
    .where('elderId', '=', elderId)
    .where('month', '=', monthOf(terms.date))
    .execute();

const enter = (
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'ids'>,
  { bookingId, elderId, terms }: Movement,
  kind: 'reserve' | 'consume' | 'give_back',
) =>
  tx
    .insertInto('hoursEntries')
    .values({
      id: ctx.ids.next('hrs'),
      elderId,
      month: monthOf(terms.date),
      bookingId,
      kind,
      minutes: terms.hoursMinutes,
      at: ctx.clock.now().toISOString(),
    })
    .execute();
