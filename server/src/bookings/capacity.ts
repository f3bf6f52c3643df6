import { sql } from 'kysely';
import type { Tx } from '../platform/database';
import type { Claim } from './terms';

/** What the catalog could not give. */
export interface Short {
  claim: Claim;
}

const keyOf = (claim: Claim) => `${claim.what}|${claim.id}|${claim.what === 'dish' ? claim.dishId : ''}`;

/**
 * Gives back and takes in one go, inside the caller's transaction. Each row is taken by a guarded update, so
 * that the last place goes once whoever asks first, and rows are touched in one order, so that two who trade
 * places do not wait for each other. Answers with the first claim that found no room; the caller rolls back.
 */
export async function exchange(tx: Tx, released: Claim[], taken: Claim[]): Promise<Short | undefined> {
  const net = new Map<string, Claim>();
  const add = (claim: Claim, sign: 1 | -1) => {
    const key = keyOf(claim);
    net.set(key, { ...claim, count: (net.get(key)?.count ?? 0) + sign * claim.count });
  };
  for (const claim of released) add(claim, -1);
  for (const claim of taken) add(claim, 1);
  for (const [, claim] of [...net].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (claim.count > 0 && !(await take(tx, claim))) return { claim };
    if (claim.count < 0) await release(tx, claim, -claim.count);
  }
  return undefined;
}

async function take(tx: Tx, claim: Claim): Promise<boolean> {
  const grow = { taken: sql<number>`taken + ${claim.count}` };
  const fits = sql<boolean>`taken + ${claim.count} <= capacity`;
  const { numUpdatedRows } =
    claim.what === 'menu'
      ? await tx.updateTable('menus').set(grow).where('id', '=', claim.id).where(fits).executeTakeFirst()
      : claim.what === 'slot'
        ? await tx.updateTable('slots').set(grow).where('id', '=', claim.id).where(fits).executeTakeFirst()
        : await tx
            .updateTable('menuDishes')
            .set(grow)
            .where('menuId', '=', claim.id)
            .where('dishId', '=', claim.dishId)
            .where(sql<boolean>`(capacity is null or taken + ${claim.count} <= capacity)`)
            .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A row that a later catalog took away has nothing to give back to. */
async function release(tx: Tx, claim: Claim, count: number): Promise<void> {
  const shrink = { taken: sql<number>`taken - ${count}` };
  if (claim.what === 'menu') await tx.updateTable('menus').set(shrink).where('id', '=', claim.id).execute();
  else if (claim.what === 'slot')
    await tx.updateTable('slots').set(shrink).where('id', '=', claim.id).execute();
  else
    await tx
      .updateTable('menuDishes')
      .set(shrink)
      .where('menuId', '=', claim.id)
      .where('dishId', '=', claim.dishId)
      .execute();
}
