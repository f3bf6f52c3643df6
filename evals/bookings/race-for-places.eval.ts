import fc from 'fast-check';
import { aRace } from '../../server/testing/a-race';
import {
  cancelAll,
  confirmNaively,
  type RaceCount,
  runRace,
  scramble,
} from '../../server/testing/race-for-places';
import { createTestServices } from '../../server/testing/services';
import type { Report, RunSuite } from '../harness/report';

const ROUNDS = 500;
const CONTROL_ROUNDS = 20;
/** The untouched part is another seed, so that nothing can be fitted to it. */
const SEEDS = { development: 20261124, untouched: 774411 };

/** 64 clients race for the places of a random catalog, round after round; then a naive control does. */
export const run: RunSuite = async ({ part }): Promise<Report> => {
  const services = await createTestServices();
  const failures: Report['failures'] = [];
  const total: RaceCount = { booked: 0, refused: 0, oversold: 0, unsoldWhileRefused: 0, miscounted: 0 };
  let leftTaken = 0;
  const races = fc.sample(aRace(), { numRuns: ROUNDS, seed: SEEDS[part] });
  for (const [round, race] of races.entries()) {
    const count = await runRace(services, race);
    const scrambled = await scramble(services, race);
    count.oversold += scrambled.oversold;
    count.miscounted += scrambled.miscounted;
    const left = await cancelAll(services);
    leftTaken += left;
    for (const name of Object.keys(total) as (keyof RaceCount)[]) total[name] += count[name];
    if (count.oversold || count.unsoldWhileRefused || count.miscounted || left)
      failures.push({ id: `round ${round}`, detail: JSON.stringify({ ...count, left }) });
  }
  let naivelyOversold = 0;
  for (const race of races.slice(0, CONTROL_ROUNDS))
    naivelyOversold += (await runRace(services, race, confirmNaively)).oversold;
  await services.db.destroy();

  const counted = (name: string, value: number, goal?: Report['measures'][number]['goal']) => ({
    name,
    value,
    unit: 'count' as const,
    of: ROUNDS,
    goal,
  });
  return {
    suite: 'race-for-places',
    part,
    cases: ROUNDS,
    measures: [
      counted('places sold twice', total.oversold, { atMost: 0 }),
      counted('refused while there was room', total.unsoldWhileRefused, { atMost: 0 }),
      counted('counters off', total.miscounted, { atMost: 0 }),
      counted('places lost after cancelling', leftTaken, { atMost: 0 }),
      counted('booked', total.booked),
      counted('refused', total.refused),
      { ...counted('sold twice by the naive control', naivelyOversold, { atLeast: 1 }), of: CONTROL_ROUNDS },
    ],
    failures,
    notes: [
      '64 clients a round confirm at once, then all cancel, move or confirm again at once; menus, dishes, slots, hours',
    ],
  };
};
