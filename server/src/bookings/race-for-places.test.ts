import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRace } from '../../testing/a-race';
import { cancelAll, confirmNaively, runRace, scramble } from '../../testing/race-for-places';
import { createTestServices } from '../../testing/services';
import type { Services } from '../platform/context';

let services: Services;
beforeEach(async () => {
  services = await createTestServices();
});
afterEach(() => services.db.destroy());

describe('64 clients racing for random catalogs', () => {
  it('never get the same last place, are never refused what is still there, and give it all back', async () => {
    let booked = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(aRace(), async (race) => {
        const count = await runRace(services, race);
        booked += count.booked;
        refused += count.refused;
        expect(count).toMatchObject({ oversold: 0, unsoldWhileRefused: 0, miscounted: 0 });
        expect(await scramble(services, race)).toEqual({ oversold: 0, miscounted: 0 });
        expect(await cancelAll(services)).toBe(0);
      }),
      { numRuns: 15, seed: 20261124 },
    );
    // A race that nobody wins or nobody loses proves nothing.
    expect(booked).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });

  it('would oversell if it looked first and took afterwards', async () => {
    let oversold = 0;
    for (const race of fc.sample(aRace(), { numRuns: 5, seed: 20261124 }))
      oversold += (await runRace(services, race, confirmNaively)).oversold;
    expect(oversold).toBeGreaterThan(0);
  });
});
