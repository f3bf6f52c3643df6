import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import { closeAccess, openAccess } from '../households';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import type { CallsTable } from './tables';
import { type Caller, whoIsCalling } from './who-is-calling';

export type Call = Selectable<CallsTable>;

export interface CallOpened {
  id: string;
  status: Call['status'];
  /** Everyone it may be: none and several are the operator's to sort out. */
  callers: Caller[];
}

/** The telephone system signs the body it sends: `X-Yinling-Signature: sha256=<hex of HMAC-SHA256(secret, body)>`. */
export function signatureMatches(
  secret: string | undefined,
  body: string,
  header: string | undefined,
): boolean {
  if (!secret || !header) return false;
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  const given = Buffer.from(header);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** A call rings. The same `externalId` again is the same call. */
export async function openCall(
  ctx: Ctx,
  input: { callerPhone: string; direction: 'inbound' | 'outbound'; externalId?: string },
): Promise<CallOpened> {
  const callers = await whoIsCalling(ctx, input.callerPhone, ctx.actor.region);
  await ctx.db
    .insertInto('calls')
    .values({
      id: ctx.ids.next('cal'),
      externalId: input.externalId ?? ctx.ids.next('cal'),
      callerPhone: input.callerPhone,
      direction: input.direction,
      status: 'ringing',
      elderId: callers.length === 1 ? callers[0]!.elderId : null,
      operatorId: null,
      state: '{}',
      startedAt: ctx.clock.now().toISOString(),
      answeredAt: null,
      endedAt: null,
      summary: null,
      signedBy: null,
    })
    .onConflict((conflict) => conflict.column('externalId').doNothing())
    .execute();
  const call = await ctx.db
    .selectFrom('calls')
    .select(['id', 'status'])
    .where((e) =>
      input.externalId ? e('externalId', '=', input.externalId) : e('callerPhone', '=', input.callerPhone),
    )
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return { ...call, callers };
}

/** The operator takes the call; the record of the one elder it is opens to them until it ends. */
export async function answerCall(ctx: Ctx, input: { callId: string; elderId?: string }): Promise<Call> {
  const call = await callById(ctx, input.callId);
  if (call.status === 'ended') throw new Problem('conflict', '这通电话已经结束了。The call has ended.');
  if (call.operatorId && call.operatorId !== ctx.actor.accountId && call.status === 'answered') {
    throw new Problem('conflict', '这通电话已经有同事接了。A colleague has taken it.');
  }
  const elderId = input.elderId ?? call.elderId;
  await ctx.db
    .updateTable('calls')
    .set({
      status: 'answered',
      operatorId: ctx.actor.accountId,
      elderId,
      answeredAt: call.answeredAt ?? ctx.clock.now().toISOString(),
    })
    .where('id', '=', call.id)
    .execute();
  if (call.elderId && elderId !== call.elderId) await closeAccess(ctx, { reason: 'call', reasonId: call.id });
  if (elderId) await openAccess(ctx, ctx.actor.accountId, { elderId, reason: 'call', reasonId: call.id });
  return callById(ctx, call.id);
}

/** Another operator goes on with the call; the first one's access ends. */
export async function transferCall(ctx: Ctx, input: { callId: string; toAccountId: string }): Promise<Call> {
  const call = await myCall(ctx, input.callId);
  const to = await ctx.db
    .selectFrom('accounts')
    .select('role')
    .where('id', '=', input.toAccountId)
    .executeTakeFirst();
  if (to?.role !== 'operator') throw new Problem('invalid', '只能转给话务员。Transfer to an operator.');
  await closeAccess(ctx, { reason: 'call', reasonId: call.id });
  await ctx.db
    .updateTable('calls')
    .set({ status: 'transferred', operatorId: input.toAccountId })
    .where('id', '=', call.id)
    .execute();
  if (call.elderId)
    await openAccess(ctx, input.toAccountId, { elderId: call.elderId, reason: 'call', reasonId: call.id });
  return callById(ctx, call.id);
}

/** Hung up: nobody's access outlives the call. */
export async function endCall(ctx: Ctx, input: { callId: string }): Promise<Call> {
  const call = await callById(ctx, input.callId);
  await closeAccess(ctx, { reason: 'call', reasonId: call.id });
  await ctx.db
    .updateTable('calls')
    .set({ status: 'ended', endedAt: call.endedAt ?? ctx.clock.now().toISOString() })
    .where('id', '=', call.id)
    .execute();
  return callById(ctx, call.id);
}

export async function callById(ctx: Pick<Ctx, 'db'>, id: string): Promise<Call> {
  const call = await ctx.db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst();
  if (!call) throw new Problem('not_found', '没有这通电话。No such call.');
  return call;
}

/** The call, if this operator is the one who has it. */
export async function myCall(ctx: Ctx, id: string): Promise<Call> {
  const call = await callById(ctx, id);
  if (ctx.actor.role !== 'admin' && call.operatorId !== ctx.actor.accountId) {
    throw new Problem('forbidden', '这通电话不是您接的。This call is not yours.');
  }
  return call;
}
