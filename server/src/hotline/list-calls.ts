import { formatInstant } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import type { CallsTable } from './tables';
import { type Caller, whoIsCalling } from './who-is-calling';

export interface QueuedCall {
  id: string;
  /** A colleague's call shows only the first and last digits. */
  callerPhone: string;
  direction: CallsTable['direction'];
  status: CallsTable['status'];
  startedAt: string;
  answeredAt?: string;
  mine: boolean;
  operatorName?: string;
  /** Who it may be, while it rings and once it is mine. */
  callers?: Caller[];
}

/** A summary that was not signed within a day is somebody else's to ask for. */
const UNSIGNED_MS = 24 * 3600_000;

/** What stands on an operator's desk: calls that ring or go on, oldest first, and their own ended ones still to be signed. */
export async function listCalls(ctx: Ctx): Promise<QueuedCall[]> {
  const me = ctx.actor.accountId;
  const since = new Date(ctx.clock.now().getTime() - UNSIGNED_MS).toISOString();
  const rows = await ctx.db
    .selectFrom('calls')
    .leftJoin('accounts', 'accounts.id', 'calls.operatorId')
    .selectAll('calls')
    .select('accounts.displayName')
    .where((e) =>
      e.or([
        e('calls.status', '!=', 'ended'),
        e.and([
          e('calls.operatorId', '=', me),
          e('calls.signedBy', 'is', null),
          e('calls.endedAt', '>=', since),
        ]),
      ]),
    )
    .orderBy('calls.startedAt')
    .limit(100)
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const mine = row.operatorId === me;
      const open = mine || row.operatorId === null;
      // Once the operator has asked who it is, the others are out of it.
      const known = (all: Caller[]) =>
        all.some(({ elderId }) => elderId === row.elderId)
          ? all.filter(({ elderId }) => elderId === row.elderId)
          : all;
      return {
        id: row.id,
        callerPhone: open ? row.callerPhone : masked(row.callerPhone),
        direction: row.direction,
        status: row.status,
        startedAt: formatInstant(new Date(row.startedAt)),
        answeredAt: row.answeredAt ? formatInstant(new Date(row.answeredAt)) : undefined,
        mine,
        operatorName: row.displayName ?? undefined,
        callers: open ? known(await whoIsCalling(ctx, row.callerPhone, ctx.actor.region)) : undefined,
      };
    }),
  );
}

const masked = (phone: string): string => phone.replace(/(?<=.{3}).(?=.{4})/g, '*');
