import fc from 'fast-check';
import { sql } from 'kysely';
import type { CatalogFile, DraftInput } from '../contract';
import { cancelBooking, confirmDraft, draftBooking, importCatalog, rescheduleBooking } from '../src/bookings';
import type { Ctx, Services } from '../src/platform/context';
import { aCatalog, aDish, aMenu, anElder, aService, aSite } from './catalog-fixtures';
import { contextFor, elderActor } from './services';

/**
 * Many clients race for the places of a made-up catalog; what the database holds afterwards is counted from the
 * bookings themselves. A place is a portion of a menu, a portion of a dish, a visit of a slot, or minutes of an
 * elder's month.
 */
export interface Race {
  catalog: CatalogFile;
  clients: { input: DraftInput }[];
}

export interface RaceCount {
  booked: number;
  refused: number;
  /** Places given out beyond what there was. */
  oversold: number;
  /** Clients told that it was sold out while everything they wanted was still there at the end. */
  unsoldWhileRefused: number;
  /** Counters in the catalog that differ from what the bookings hold. */
  miscounted: number;
}

const DATE = '2026-11-25';

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
    .map((capacities) => capacities.map((capacity, n) => ({ date: DATE, start: `1${n}:00`, capacity })));
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
              date: DATE,
              start: slot.start,
              useHours: one.useHours,
            }
          : {
              kind: 'meal',
              elderId,
              siteId: 'site_a',
              date: DATE,
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

type Confirm = (ctx: Ctx, input: { draftId: string; idempotencyKey: string }) => Promise<{ ok: boolean }>;

/** Runs one race over an emptied database. Everybody drafts first and confirms at once. */
export async function runRace(
  services: Services,
  race: Race,
  confirm: Confirm = confirmDraft,
): Promise<RaceCount> {
  await emptyAll(services);
  await importCatalog(services, race.catalog);
  const starters = [];
  for (const { input } of race.clients) {
    const ctx = contextFor(services, elderActor(input.elderId));
    const result = await draftBooking(ctx, input);
    if (result.ok) starters.push({ ctx, input, draftId: result.draft.id });
  }
  const results = await Promise.all(
    starters.map(async ({ ctx, input, draftId }) => ({
      input,
      result: await confirm(ctx, { draftId, idempotencyKey: draftId }),
    })),
  );
  const refused = results.filter(({ result }) => !result.ok);
  const held = await readHeld(services);
  return {
    booked: results.length - refused.length,
    refused: refused.length,
    ...tally(held),
    unsoldWhileRefused: refused.filter(({ input }) =>
      wantsOf(input, race).every(({ key, count }) => {
        const place = held.find((one) => one.key === key);
        return place === undefined || place.capacity === null || place.held + count <= place.capacity;
      }),
    ).length,
  };
}

/** Everybody changes their mind at once; nothing may stay taken. Answers with the counters that are not 0. */
export async function cancelAll(services: Services): Promise<number> {
  const bookings = await services.db.selectFrom('bookings').select(['id', 'elderId']).execute();
  await Promise.all(
    bookings.map(({ id, elderId }) =>
      cancelBooking(contextFor(services, elderActor(elderId)), { bookingId: id, idempotencyKey: `c ${id}` }),
    ),
  );
  return (await readHeld(services)).filter((place) => place.taken !== 0 || place.held !== 0).length;
}

/**
 * Everybody acts at once: a third cancel, a third move to another meal or slot, a third confirm once more.
 * Answers with what does not add up afterwards.
 */
export async function scramble(
  services: Services,
  { catalog }: Race,
): Promise<{ oversold: number; miscounted: number }> {
  const bookings = await services.db
    .selectFrom('bookings')
    .select(['id', 'elderId', 'draftId', 'kind'])
    .orderBy('id')
    .execute();
  const meals = catalog.menus.map((menu) => menu.meal);
  const starts = catalog.services.flatMap((service) => service.slots.map((slot) => slot.start));
  await Promise.all(
    bookings.map(({ id, elderId, draftId, kind }, n) => {
      const ctx = contextFor(services, elderActor(elderId));
      const key = { idempotencyKey: `s ${id}` };
      if (n % 3 === 0) return cancelBooking(ctx, { bookingId: id, ...key });
      if (n % 3 === 1) return confirmDraft(ctx, { draftId, ...key });
      const there =
        kind === 'meal' ? { meal: meals[n % meals.length] } : { start: starts[n % starts.length] };
      return rescheduleBooking(ctx, { bookingId: id, date: DATE, ...there, ...key });
    }),
  );
  return tally(await readHeld(services));
}

const tally = (held: Place[]) => ({
  oversold: held.reduce(
    (sum, place) => sum + Math.max(0, place.held - (place.capacity ?? Number.POSITIVE_INFINITY)),
    0,
  ),
  miscounted: held.filter((place) => place.taken !== place.held).length,
});

interface Place {
  key: string;
  capacity: number | null;
  /** What the catalog or the ledger counts as taken. */
  taken: number;
  /** What the bookings hold. */
  held: number;
}

function wantsOf(input: DraftInput, { catalog }: Race): { key: string; count: number }[] {
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

async function readHeld({ db }: Services): Promise<Place[]> {
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

/**
 * The control: looks whether there is room, then takes it, as one would write it without thinking. It must
 * oversell, or the race shows nothing.
 */
export async function confirmNaively(
  ctx: Ctx,
  { draftId }: { draftId: string; idempotencyKey: string },
): Promise<{ ok: boolean }> {
  const draft = await ctx.db
    .selectFrom('drafts')
    .selectAll()
    .where('id', '=', draftId)
    .executeTakeFirstOrThrow();
  const terms = JSON.parse(draft.terms);
  const [table, id, count] =
    terms.kind === 'service'
      ? (['slots', terms.slotId, 1] as const)
      : ([
          'menus',
          terms.menuId,
          terms.items.reduce((sum: number, item: { quantity: number }) => sum + item.quantity, 0) as number,
        ] as const);
  const { capacity, taken } = await ctx.db
    .selectFrom(table)
    .select(['capacity', 'taken'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (taken + count > capacity) return { ok: false };
  await ctx.db
    .updateTable(table)
    .set({ taken: sql<number>`taken + ${count}` })
    .where('id', '=', id)
    .execute();
  const { kind, elderId, date, accountId, role, createdAt } = draft;
  await ctx.db
    .insertInto('bookings')
    .values({
      id: ctx.ids.next('bkg'),
      draftId,
      elderId,
      kind,
      status: 'confirmed',
      siteId: null,
      serviceId: null,
      menuId: null,
      slotId: null,
      date,
      meal: null,
      start: null,
      terms: draft.terms,
      version: 1,
      createdAt,
      updatedAt: createdAt,
      accountId,
      role,
    })
    .execute();
  return { ok: true };
}

const TABLES = [
  'bookingTransitions',
  'dayDiscounts',
  'hoursEntries',
  'hoursBalances',
  'bookings',
  'drafts',
  'menuDishes',
  'menus',
  'slots',
  'services',
  'discounts',
  'sites',
  'accountSites',
  'bindings',
  'sessions',
  'accounts',
  'elders',
  'catalogLoads',
] as const;

const emptyAll = async ({ db }: Services) => {
  for (const table of TABLES) await db.deleteFrom(table).execute();
};
