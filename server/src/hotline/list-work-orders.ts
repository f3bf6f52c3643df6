import type { Selectable } from 'kysely';
import { formatInstant } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { remindAt } from './deadline';
import type { WorkOrdersTable } from './tables';
import {
  isSettled,
  possibleActions,
  STATUS_WORDS,
  type Urgency,
  type WorkOrderAction,
  type WorkOrderKind,
  type WorkOrderStatus,
} from './work-order';

export interface WorkOrder {
  id: string;
  kind: WorkOrderKind;
  urgency: Urgency;
  status: WorkOrderStatus;
  statusWords: string;
  region: string;
  elderId?: string;
  elderName?: string;
  conversationId?: string;
  callId?: string;
  topic: string;
  summary: string;
  assigneeId?: string;
  openedAt: string;
  dueAt: string;
  /** `late` past the deadline without a reply, `soon` within the reminder's reach. */
  deadline: 'settled' | 'on_time' | 'soon' | 'late';
  repliedAt?: string;
  closedAt?: string;
  mergedInto?: string;
  rating?: number;
  actions: WorkOrderAction[];
}

export interface WorkOrderEvent {
  action: string;
  fromStatus?: string;
  toStatus: string;
  by: string;
  note: string;
  at: string;
}

export interface WorkOrderFilter {
  status?: WorkOrderStatus;
  assigneeId?: string;
  elderId?: string;
  open?: boolean;
}

/** The orders this member of staff may see: their region's, the most pressing first. */
export async function listWorkOrders(ctx: Ctx, filter: WorkOrderFilter = {}): Promise<WorkOrder[]> {
  let query = orders(ctx);
  if (filter.status) query = query.where('workOrders.status', '=', filter.status);
  if (filter.assigneeId) query = query.where('workOrders.assigneeId', '=', filter.assigneeId);
  if (filter.elderId) query = query.where('workOrders.elderId', '=', filter.elderId);
  if (filter.open)
    query = query.where('workOrders.status', 'not in', ['closed', 'called_back', 'rated', 'merged']);
  const rows = await query.orderBy('workOrders.dueAt').limit(500).execute();
  return rows.map((row) => workOrderOf(row, ctx.clock.now()));
}

/** One order with all that happened to it. */
export async function getWorkOrder(ctx: Ctx, id: string): Promise<WorkOrder & { events: WorkOrderEvent[] }> {
  const row = await orders(ctx).where('workOrders.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', '没有这张工单。No such work order.');
  const events = await ctx.db
    .selectFrom('workOrderEvents')
    .leftJoin('accounts', 'accounts.id', 'workOrderEvents.byAccountId')
    .selectAll('workOrderEvents')
    .select('accounts.displayName')
    .where('workOrderId', '=', id)
    .orderBy('at')
    .orderBy('workOrderEvents.id')
    .execute();
  return {
    ...workOrderOf(row, ctx.clock.now()),
    events: events.map((event) => ({
      action: event.action,
      fromStatus: event.fromStatus ?? undefined,
      toStatus: event.toStatus,
      by: event.displayName ?? event.byAccountId,
      note: event.note,
      at: formatInstant(new Date(event.at)),
    })),
  };
}

/** GB/T 2260 codes nest by pairs of digits. */
const regionPrefix = (region: string | undefined) =>
  region && region !== '100000' ? region.replace(/(00)+$/, '') : '';

const orders = (ctx: Ctx) =>
  ctx.db
    .selectFrom('workOrders')
    .leftJoin('elders', 'elders.id', 'workOrders.elderId')
    .selectAll('workOrders')
    .select('elders.name as elderName')
    .where('workOrders.region', 'like', `${regionPrefix(ctx.actor.region)}%`);

function workOrderOf(row: Selectable<WorkOrdersTable> & { elderName: string | null }, now: Date): WorkOrder {
  const due = new Date(row.dueAt);
  const deadline = isSettled(row.status)
    ? 'settled'
    : now > due
      ? 'late'
      : now > remindAt(due)
        ? 'soon'
        : 'on_time';
  const instant = (value: string | null) => (value ? formatInstant(new Date(value)) : undefined);
  return {
    id: row.id,
    kind: row.kind,
    urgency: row.urgency,
    status: row.status,
    statusWords: STATUS_WORDS[row.status],
    region: row.region,
    elderId: row.elderId ?? undefined,
    elderName: row.elderName ?? undefined,
    conversationId: row.conversationId ?? undefined,
    callId: row.callId ?? undefined,
    topic: row.topic,
    summary: row.summary,
    assigneeId: row.assigneeId ?? undefined,
    openedAt: formatInstant(new Date(row.openedAt)),
    dueAt: formatInstant(due),
    deadline,
    repliedAt: instant(row.repliedAt),
    closedAt: instant(row.closedAt),
    mergedInto: row.mergedInto ?? undefined,
    rating: row.rating ?? undefined,
    actions: possibleActions(row.status),
  };
}
