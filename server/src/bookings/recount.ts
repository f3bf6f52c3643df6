import type { Tx } from '../platform/database';
import { claimsOf, type Terms } from './terms';

/** States that hold their place: a meal handed over or not fetched was cooked all the same. */
const HOLDING = ['confirmed', 'fulfilled', 'missed'] as const;

/** Sets `taken` of these menus and their dishes to what the bookings hold; the bookings are the truth. */
export async function recountMenus(tx: Tx, menuIds: string[]): Promise<void> {
  for (let at = 0; at < menuIds.length; at += 500) {
    const rows = await tx
      .selectFrom('bookings')
      .select('terms')
      .where('menuId', 'in', menuIds.slice(at, at + 500))
      .where('status', 'in', HOLDING)
      .execute();
    for (const claim of rows.flatMap((row) => claimsOf(JSON.parse(row.terms) as Terms)))
      if (claim.what === 'menu')
        await tx
          .updateTable('menus')
          .set((set) => ({ taken: set('taken', '+', claim.count) }))
          .where('id', '=', claim.id)
          .execute();
      else if (claim.what === 'dish')
        await tx
          .updateTable('menuDishes')
          .set((set) => ({ taken: set('taken', '+', claim.count) }))
          .where('menuId', '=', claim.id)
          .where('dishId', '=', claim.dishId)
          .execute();
  }
}

/** The same for the slots of a service. */
export async function recountSlots(tx: Tx, serviceId: string): Promise<void> {
  const rows = await tx
    .selectFrom('bookings')
    .select('slotId')
    .where('serviceId', '=', serviceId)
    .where('status', 'in', HOLDING)
    .execute();
  for (const { slotId } of rows)
    await tx
      .updateTable('slots')
      .set((set) => ({ taken: set('taken', '+', 1) }))
      .where('id', '=', slotId)
      .execute();
}
