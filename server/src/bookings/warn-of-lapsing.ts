import { elderOf, tellFamily } from '../households';
import { addDays } from '../platform/civil-time';
import type { Actor, Services } from '../platform/context';
import { leftMinutes } from './hours-ledger';
import { sayHours } from './say';
import { monthOf } from './terms';

/** Days before the end of the month from which hours that would lapse are worth a word. */
const WARN_DAYS = 5;

/** Tells families of service hours that lapse with the month, once for each elder and month. Safe on several servers. */
export async function warnOfLapsingHours(services: Services): Promise<void> {
  const today = services.clock.today();
  const month = monthOf(today);
  if (monthOf(addDays(today, WARN_DAYS)) === month) return;
  const rows = await services.db
    .selectFrom('elders')
    .selectAll()
    .where('serviceHoursMonthly', '>', 0)
    .execute();
  const actor: Actor = { accountId: 'system', role: 'admin', displayName: '银铃', siteIds: [] };
  const ctx = { ...services, actor, requestId: 'lapsing' };
  for (const elder of rows.map(elderOf)) {
    const minutes = await leftMinutes(services, elder, month);
    if (!minutes) continue;
    await tellFamily(ctx, {
      elderId: elder.id,
      kind: 'lapsing',
      text: `${elder.name}这个月还有${sayHours(minutes)}服务时长没用,月底清零。`,
      eventKey: `${elder.id}:hours:${month}`,
    });
  }
}
