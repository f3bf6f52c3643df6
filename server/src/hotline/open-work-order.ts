import type { Ctx } from '../platform/context';
import { dueAt } from './deadline';
import './tables';
import type { Urgency, WorkOrderKind } from './work-order';

export interface OpenWorkOrderInput {
  kind: WorkOrderKind;
  urgency: Urgency;
  summary: string;
  topic?: string;
  region?: string;
  elderId?: string;
  conversationId?: string;
  callId?: string;
}

/** Opens a work order (受理) with its deadline. A conversation or a call that already has an open one of the kind gets that one. */
export async function openWorkOrder(ctx: Ctx, input: OpenWorkOrderInput): Promise<{ id: string }> {
  const openedAt = ctx.clock.now();
  return ctx.db.transaction().execute(async (tx) => {
    const existing = await tx
      .selectFrom('workOrders')
      .select('id')
      .where('kind', '=', input.kind)
      .where('closedAt', 'is', null)
      .where((e) =>
        e.or([
          ...(input.conversationId ? [e('conversationId', '=', input.conversationId)] : []),
          ...(input.callId ? [e('callId', '=', input.callId)] : []),
        ]),
      )
      .executeTakeFirst();
    if (existing) return existing;

    const id = ctx.ids.next('wrk');
    const region = input.region ?? (await regionOf(tx, input.elderId)) ?? '100000';
    await tx
      .insertInto('workOrders')
      .values({
        id,
        kind: input.kind,
        urgency: input.urgency,
        status: 'accepted',
        region,
        elderId: input.elderId ?? null,
        conversationId: input.conversationId ?? null,
        callId: input.callId ?? null,
        topic: input.topic ?? '',
        summary: input.summary,
        openedBy: ctx.actor.accountId,
        assigneeId: null,
        openedAt: openedAt.toISOString(),
        dueAt: dueAt(input.kind, input.urgency, openedAt).toISOString(),
        repliedAt: null,
        closedAt: null,
        mergedInto: null,
        rating: null,
      })
      .execute();
    await tx
      .insertInto('workOrderEvents')
      .values({
        id: ctx.ids.next('aud'),
        workOrderId: id,
        action: 'open',
        fromStatus: null,
        toStatus: 'accepted',
        byAccountId: ctx.actor.accountId,
        note: '',
        at: openedAt.toISOString(),
      })
      .execute();
    return { id };
  });
}

const regionOf = async (db: Pick<Ctx['db'], 'selectFrom'>, elderId: string | undefined) =>
  elderId
    ? (await db.selectFrom('elders').select('region').where('id', '=', elderId).executeTakeFirst())?.region
    : undefined;
