import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRace } from '../../testing/a-race';
import { createPostgresServices } from '../../testing/postgres';
import { cancelAll, runRace, scramble } from '../../testing/race-for-places';
import { contextFor, elderActor } from '../../testing/services';
import type { Services } from '../platform/context';
import {
  confirmDraft,
  draftBooking,
  listBookings,
  listMenus,
  listServices,
  loadDemoIfEmpty,
  rescheduleBooking,
} from '.';

let services: Services;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ services, close } = await createPostgresServices());
});
afterAll(() => close());

describe('on PostgreSQL', () => {
  it('sells no place twice and refuses none that is there', async () => {
    await fc.assert(
      fc.asyncProperty(aRace(24), async (race) => {
        expect(await runRace(services, race)).toMatchObject({
          oversold: 0,
          unsoldWhileRefused: 0,
          miscounted: 0,
        });
        expect(await scramble(services, race)).toEqual({ oversold: 0, miscounted: 0 });
        expect(await cancelAll(services)).toBe(0);
      }),
      { numRuns: 3, seed: 7 },
    );
  });

  it('loads the demo, books, moves and lists', async () => {
    for (const table of ['menuDishes', 'menus', 'slots', 'services', 'discounts', 'sites'] as const)
      await services.db.deleteFrom(table).execute();
    for (const table of [
      'hoursBalances',
      'bookings',
      'drafts',
      'bindings',
      'accounts',
      'elders',
      'catalogLoads',
    ] as const)
      await services.db.deleteFrom(table).execute();
    expect(await loadDemoIfEmpty(services)).toBe(true);
    const ctx = contextFor(services, elderActor('eld_wx_wang'));
    expect(await listMenus(ctx, { elderId: 'eld_wx_wang', date: '2026-11-25' })).toHaveLength(9);
    expect(await listServices(ctx, { elderId: 'eld_wx_wang' })).toHaveLength(12);
    const draft = await draftBooking(ctx, {
      kind: 'meal',
      elderId: 'eld_wx_wang',
      date: '2026-11-25',
      meal: 'lunch',
      items: [{ dishId: 'dish_hongshaorou', quantity: 1 }],
      delivery: true,
    });
    if (!draft.ok) throw new Error('not drafted');
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => confirmDraft(ctx, { draftId: draft.draft.id, idempotencyKey: 'same' })),
    );
    const ids = new Set(results.map((result) => (result.ok ? result.booking.id : 'refused')));
    expect(ids.size).toBe(1);
    const [bookingId = ''] = ids;
    const moved = await rescheduleBooking(ctx, { bookingId, date: '2026-11-26', idempotencyKey: 'm' });
    expect(moved.ok).toBe(true);
    expect(await listBookings(ctx, { elderId: 'eld_wx_wang' })).toMatchObject([
      { id: bookingId, date: '2026-11-26' },
    ]);
  });
});
