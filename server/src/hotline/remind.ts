import type { Services } from '../platform/context';
import { remindAt } from './deadline';
import './tables';

/**
 * Writes a reminder before and an alarm after each missed deadline, once each. Called every minute; safe to call from
 * several servers, since the event itself is what makes it once.
 */
export async function remindOfDeadlines(services: Services): Promise<{ reminded: number; alarmed: number }> {
  const now = services.clock.now();
  const open = await services.db
    .selectFrom('workOrders')
    .select(['id', 'status', 'dueAt'])
    .where('status', 'in', ['accepted', 'assigned', 'handling'])
    .execute();
  const counts = { reminded: 0, alarmed: 0 };
  for (const order of open) {
    const due = new Date(order.dueAt);
    const action = now > due ? ('alarm' as const) : now > remindAt(due) ? ('remind' as const) : undefined;
    if (!action) continue;
    const added = await services.db
      .insertInto('workOrderEvents')
      .values({
        // The id says what it is, so that a second server's insert finds it there.
        id: `aud_${action}_${order.id}_${order.dueAt}`,
        workOrderId: order.id,
        action,
        fromStatus: order.status,
        toStatus: order.status,
        byAccountId: 'system',
        note: action === 'alarm' ? '已超过办理时限' : '办理时限快到了',
        at: now.toISOString(),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0)) counts[action === 'alarm' ? 'alarmed' : 'reminded']++;
  }
  return counts;
}
