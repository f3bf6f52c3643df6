import type { BookingStatus } from '../../contract';
import type { Ctx } from '../platform/context';
import type { Tx } from '../platform/database';
import { Problem } from '../platform/errors';
import type { Kept } from './booking';
import { findBooking } from './stored';
import type { BookingTransitionsTable } from './tables';

interface Transition {
  bookingId: string;
  action: BookingTransitionsTable['action'];
  from: BookingStatus;
  to: BookingStatus;
  idempotencyKey: string;
  /** The request in one line; the same key with another one is a mistake of the caller. */
  fingerprint: string;
  words?: string;
  facts?: unknown;
}

/** The longest key that is kept; longer ones are refused at the edge. */
export const KEY_LENGTH = 200;

/**
 * What this key did before, if anything: the booking as it stands now. Throws `idempotency_mismatch` when the
 * key came with another request. Keys belong to the account that sends them.
 */
export async function replayOf(
  ctx: Ctx,
  request: { idempotencyKey: string; fingerprint: string },
): Promise<Kept | undefined> {
  const done = await ctx.db
    .selectFrom('bookingTransitions')
    .select(['bookingId', 'fingerprint'])
    .where('accountId', '=', ctx.actor.accountId)
    .where('idempotencyKey', '=', request.idempotencyKey)
    .executeTakeFirst();
  if (!done) return undefined;
  if (done.fingerprint !== request.fingerprint) {
    throw new Problem(
      'idempotency_mismatch',
      'This Idempotency-Key was already used for another request. Send a new key for each thing to be done.',
    );
  }
  return findBooking(ctx, done.bookingId);
}

/** Writes the audit row. False when this account has used the key in the meantime; the caller rolls back. */
export async function recordTransition(tx: Tx, ctx: Ctx, transition: Transition): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('bookingTransitions')
    .values({
      id: ctx.ids.next('trs'),
      bookingId: transition.bookingId,
      action: transition.action,
      fromStatus: transition.from,
      toStatus: transition.to,
      at: ctx.clock.now().toISOString(),
      accountId: ctx.actor.accountId,
      role: ctx.actor.role,
      words: transition.words ?? null,
      fingerprint: transition.fingerprint,
      idempotencyKey: transition.idempotencyKey,
      facts: transition.facts === undefined ? null : JSON.stringify(transition.facts),
    })
    .onConflict((conflict) => conflict.columns(['accountId', 'idempotencyKey']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Somebody else moved first: what was decided no longer holds, so it is decided again. */
export class Outrun extends Error {}

/** PostgreSQL gave up this transaction for another's sake (deadlock, serialization); nothing of it stayed. */
const isVictim = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');

/** Runs a verb's attempt again while others get in between; after a few times says so. */
export async function untilSettled<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 5; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Outrun) && !isVictim(error)) throw error;
    }
  }
  throw new Problem(
    'conflict',
    '这一单刚刚有人动过,请再看一眼再试。It was changed at the same moment; look again.',
  );
}
