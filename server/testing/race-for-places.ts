import { sql } from 'kysely';
import { cancelBooking, confirmDraft, draftBooking, importCatalog, rescheduleBooking } from '../src/bookings';
import type { Ctx, Services } from '../src/platform/context';
import { RACE_DATE, type Race } from './a-race';
import { readHeld, tally, wantsOf } from './places-held';
import { contextFor, elderActor } from './services';

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
      return rescheduleBooking(ctx, { bookingId: id, date: RACE_DATE, ...there, ...key });
    }),
  );
  return tally(await readHeld(services));
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
