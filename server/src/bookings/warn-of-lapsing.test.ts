import { expect, it } from 'vitest';
import { createTestServices } from '../../testing/services';
import { fixedClock } from '../platform/clock';
import { loadDemoIfEmpty } from './load-demo';
import { warnOfLapsingHours } from './warn-of-lapsing';

it('families hear of hours that lapse in the last days of the month, once', async () => {
  const services = await createTestServices();
  await loadDemoIfEmpty(services);
  const messages = () => services.db.selectFrom('inboxMessages').select(['kind', 'text']).execute();
  await warnOfLapsingHours({ ...services, clock: fixedClock('2026-11-20T09:00:00+08:00') });
  expect(await messages()).toEqual([]);
  const late = { ...services, clock: fixedClock('2026-11-27T09:00:00+08:00') };
  await warnOfLapsingHours(late);
  const told = await messages();
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]).toMatchObject({ kind: 'lapsing', text: expect.stringContaining('月底清零') });
  await warnOfLapsingHours(late);
  expect(await messages()).toHaveLength(told.length);
  await services.db.destroy();
});
