import type { Selectable } from 'kysely';
import { closeAccess, openAccess } from '../households';
import type { Ctx } from '../platform/context';
import type { Tx } from '../platform/database';
import { Problem } from '../platform/errors';
import type { WorkOrdersTable } from './tables';
import { move, type WorkOrderAction } from './work-order';

export interface MoveInput {
  id: string;
  action: WorkOrderAction;
  note?: string;
  /** For `assign` and `transfer`. */
  assigneeId?: string;
  /** For `merge`: the order that goes on. */
  into?: string;
  /** For `rate`: 1 to 5. */
  rating?: number;
}

/**
 * Takes one step of a work order. The state is compared and swapped, so that of two operators who take the same step
 * one succeeds and the other hears why not. Assigning opens the elder's record to the assignee; closing ends that.
 */
export async function moveWorkOrder(ctx: Ctx, input: MoveInput): Promise<void> {
  const at = ctx.clock.now().toISOString();
  const order = await ctx.db.transaction().execute(async (tx) => {
    const order = await tx.selectFrom('workOrders').selectAll().where('id', '=', input.id).executeTakeFirst();
    if (!order) throw new Problem('not_found', '没有这张工单。No such work order.');
    const step = move(order.status, input.action);
    if (!step.ok) throw new Problem('conflict', step.reason);
    const change = await changeOf(tx, order, input, at);
    const swapped = await tx
      .updateTable('workOrders')
      .set({ ...change, status: step.to })
      .where('id', '=', order.id)
      .where('status', '=', order.status)
      .executeTakeFirst();
    if (!Number(swapped.numUpdatedRows))
      throw new Problem('conflict', '别人刚刚动过这张工单,请刷新后再看。Somebody else changed it; reload.');
    await tx
      .insertInto('workOrderEvents')
      .values({
        id: ctx.ids.next('aud'),
        workOrderId: order.id,
        action: input.action,
        fromStatus: order.status,
        toStatus: step.to,
        byAccountId: ctx.actor.accountId,
        note: noteOf(input),
        at,
      })
      .execute();
    return { ...order, ...change };
  });
  await followAccess(ctx, order, input.action);
}

async function changeOf(
  tx: Tx,
  order: Selectable<WorkOrdersTable>,
  input: MoveInput,
  at: string,
): Promise<Partial<WorkOrdersTable>> {
  switch (input.action) {
    case 'assign':
    case 'transfer': {
      if (!input.assigneeId) throw new Problem('invalid', '请选一位接单的人。Name an assigneeId.');
      const assignee = await tx
        .selectFrom('accounts')
        .select('role')
        .where('id', '=', input.assigneeId)
        .executeTakeFirst();
      if (assignee?.role !== 'operator' && assignee?.role !== 'provider' && assignee?.role !== 'admin') {
        throw new Problem('invalid', '接单的人要是工作人员。The assignee is no member of staff.');
      }
      return { assigneeId: input.assigneeId };
    }
    case 'reply':
      if (!input.note?.trim())
        throw new Problem('invalid', '请写下回复了什么。Write what was replied in `note`.');
      return { repliedAt: order.repliedAt ?? at };
    case 'close':
      return { closedAt: at };
    case 'reopen':
      return { closedAt: null, repliedAt: null };
    case 'rate':
      if (!input.rating || input.rating < 1 || input.rating > 5)
        throw new Problem('invalid', '评价是 1 到 5 分。Rate 1 to 5.');
      return { rating: input.rating };
    case 'merge': {
      if (!input.into || input.into === order.id)
        throw new Problem('invalid', '请选要并入的另一张工单。Name another order in `into`.');
      const into = await tx
        .selectFrom('workOrders')
        .select(['status'])
        .where('id', '=', input.into)
        .executeTakeFirst();
      if (!into || into.status === 'merged')
        throw new Problem(
          'invalid',
          '要并入的工单不存在,或自己已被并走。The order to merge into is not there.',
        );
      return { mergedInto: input.into, closedAt: at };
    }
    default:
      return {};
  }
}

const noteOf = (input: MoveInput): string =>
  [
    input.note?.trim(),
    input.assigneeId && `→ ${input.assigneeId}`,
    input.into && `→ ${input.into}`,
    input.rating && `${input.rating} 分`,
  ]
    .filter(Boolean)
    .join(' ');

async function followAccess(
  ctx: Ctx,
  order: Pick<WorkOrdersTable, 'id' | 'elderId' | 'assigneeId'>,
  action: WorkOrderAction,
): Promise<void> {
  const reason = { reason: 'work_order' as const, reasonId: order.id };
  if (action === 'transfer' || action === 'close' || action === 'merge') await closeAccess(ctx, reason);
  const opens = action === 'assign' || action === 'transfer' || action === 'reopen';
  if (opens && order.elderId && order.assigneeId)
    await openAccess(ctx, order.assigneeId, { ...reason, elderId: order.elderId });
}
