import type { DraftInput } from '../contract';
import '../src/bookings';
import type { Services } from '../src/platform/context';
import type { Race } from './a-race';

export interface Place {
  key: string;
  capacity: number | null;
  /** What the catalog or the ledger counts as taken. */
  taken: number;
  /** What the bookings hold. */
  held: number;
}

/** The places a client asks for. */
export function wantsOf(input: DraftInput, { catalog }: Race): { key: string; count: number }[] {
  if (input.kind === 'service') {
    return [
      { key: `slot ${input.start}`, count: 1 },
      ...(input.useHours
        ? [{ key: `hours ${input.elderId}`, count: catalog.services[0]?.durationMinutes ?? 0 }]
        : []),
    ];
  }
  const quantities = new Map<string, number>();
  for (const { dishId, quantity } of input.items)
    quantities.set(dishId, (quantities.get(dishId) ?? 0) + quantity);
  return [
    { key: `menu ${input.meal}`, count: [...quantities.values()].reduce((sum, n) => sum + n, 0) },
    ...[...quantities].map(([dishId, count]) => ({ key: `dish ${input.meal} ${dishId}`, count })),
  ];
}

/** Every place with what the catalog counts as taken and what the bookings hold. */
export async function readHeld({ db }: Services): Promise<Place[]> {
  const [menus, dishes, slots, balances, elders, bookings] = await Promise.all([
    db.selectFrom('menus').selectAll().execute(),
    db
      .selectFrom('menuDishes')
      .innerJoin('menus', 'menus.id', 'menuId')
      .selectAll('menuDishes')
      .select('meal')
      .execute(),
    db.selectFrom('slots').selectAll().execute(),
    db.selectFrom('hoursBalances').selectAll().execute(),
    db.selectFrom('elders').select(['id', 'serviceHoursMonthly']).execute(),
    db.selectFrom('bookings').select(['elderId', 'terms']).where('status', '=', 'confirmed').execute(),
  ]);
  const held = new Map<string, number>();
  const add = (key: string, count: number) => held.set(key, (held.get(key) ?? 0) + count);
  for (const { elderId, terms } of bookings) {
    const agreed = JSON.parse(terms);
    if (agreed.kind === 'service') {
      add(`slot ${agreed.start}`, 1);
      add(`hours ${elderId}`, agreed.hoursMinutes);
    } else
      for (const { dishId, quantity } of agreed.items) {
        add(`menu ${agreed.meal}`, quantity);
        add(`dish ${agreed.meal} ${dishId}`, quantity);
      }
  }
  const place = (key: string, capacity: number | null, taken: number): Place => ({
    key,
    capacity,
    taken,
    held: held.get(key) ?? 0,
  });
  return [
    ...menus.map((menu) => place(`menu ${menu.meal}`, menu.capacity, menu.taken)),
    ...dishes.map((dish) => place(`dish ${dish.meal} ${dish.dishId}`, dish.capacity, dish.taken)),
    ...slots.map((slot) => place(`slot ${slot.start}`, slot.capacity, slot.taken)),
    ...balances.map((balance) =>
      place(
        `hours ${balance.elderId}`,
        (elders.find((elder) => elder.id === balance.elderId)?.serviceHoursMonthly ?? 0) * 60,
        balance.reservedMinutes + balance.usedMinutes,
      ),
    ),
  ];
}

/** What does not add up. */
export const tally = (held: Place[]) => ({
  oversold: held.reduce(
    (sum, place) => sum + Math.max(0, place.held - (place.capacity ?? Number.POSITIVE_INFINITY)),
    0,
  ),
  miscounted: held.filter((place) => place.taken !== place.held).length,
});
