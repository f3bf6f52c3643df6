import fc from 'fast-check';
import type { CatalogFile, DraftInput } from '../contract';
import { aCatalog, aDish, aMenu, anElder, aService, aSite } from './catalog-fixtures';

/**
 * Many clients race for the places of a made-up catalog; what the database holds afterwards is counted from the
 * bookings themselves. A place is a portion of a menu, a portion of a dish, a visit of a slot, or minutes of an
 * elder's month.
 */
export interface Race {
  catalog: CatalogFile;
  clients: { input: DraftInput }[];
}

/** The one day that is raced for. */
export const RACE_DATE = '2026-11-25';

/** Catalogs from nothing to sell to plenty, and 64 clients who want one to three of it. */
export function aRace(clients = 64): fc.Arbitrary<Race> {
  const dishes = fc
    .array(fc.option(fc.nat(25), { freq: 2 }), { minLength: 1, maxLength: 4 })
    .map((capacities) =>
      capacities.map((capacity, n) => aDish({ id: `dish_${n}`, name: `菜${n}`, capacity })),
    );
  const meals = fc.uniqueArray(fc.constantFrom('breakfast' as const, 'lunch' as const, 'dinner' as const), {
    minLength: 1,
  });
  const menus = meals.chain((names) =>
    fc.tuple(
      ...names.map((meal) =>
        fc.tuple(fc.nat(40), dishes).map(([capacity, those]) => aMenu({ meal, capacity, dishes: those })),
      ),
    ),
  );
  const slots = fc
    .array(fc.nat(12), { minLength: 1, maxLength: 3 })
    .map((capacities) => capacities.map((capacity, n) => ({ date: RACE_DATE, start: `1${n}:00`, capacity })));
  const wish = fc.record({
    elder: fc.nat(1),
    visit: fc.boolean(),
    which: fc.nat(100),
    dishes: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
    quantity: fc.integer({ min: 1, max: 3 }),
    useHours: fc.boolean(),
  });
  return fc
    .record({
      menus,
      slots,
      hours: fc.nat(12),
      wishes: fc.array(wish, { minLength: clients, maxLength: clients }),
    })
    .map(({ menus: those, slots: times, hours, wishes }) => ({
      catalog: aCatalog({
        sites: [aSite()],
        menus: those,
        services: [aService({ slots: times, leadHours: 0 })],
        discounts: [],
        elders: [0, 1].map((n) => anElder({ id: `eld_${n}`, name: `老人${n}`, serviceHoursMonthly: hours })),
      }),
      clients: wishes.map((one) => {
        const elderId = `eld_${one.elder}`;
        const menu = those[one.which % those.length]!;
        const slot = times[one.which % times.length]!;
        const input: DraftInput = one.visit
          ? {
              kind: 'service',
              elderId,
              serviceId: 'srv_clean',
              date: RACE_DATE,
              start: slot.start,
              useHours: one.useHours,
            }
          : {
              kind: 'meal',
              elderId,
              siteId: 'site_a',
              date: RACE_DATE,
              meal: menu.meal,
              delivery: false,
              items: one.dishes.map((n) => ({
                dishId: menu.dishes[n % menu.dishes.length]!.id,
                quantity: one.quantity,
              })),
            };
        return { input };
      }),
    }));
}
