import type { Role } from '../../contract';
import { type CivilDate, instantOf } from '../platform/civil-time';
import {
  allergensAccepted,
  alreadyOver,
  beforeCancelCutoff,
  beforeChangeCutoff,
  beforeCutoff,
  draftStillOpen,
  notYetTaken,
} from './rules-for-bookings';
import type { Terms } from './terms';
import type { Refusal } from './types';

interface Common {
  id: string;
  elderId: string;
  terms: Terms;
  createdBy: { accountId: string; role: Role };
}

/** A draft and a booking are one thing in five states. Instants are UTC ISO. */
export type Drafted = Common & { status: 'drafted'; expiresAt: string };
export type Confirmed = Common & { status: 'confirmed'; version: number };
export type Cancelled = Common & { status: 'cancelled'; version: number };
export type Fulfilled = Common & { status: 'fulfilled'; version: number };
export type Missed = Common & { status: 'missed'; version: number };
export type Kept = Confirmed | Cancelled | Fulfilled | Missed;
export type BookingState = Drafted | Kept;

export interface Moment {
  now: Date;
  today: CivilDate;
}

export type Decision<Next> = { ok: true; next: Next } | { ok: false; refusals: Refusal[] };

const refuse = (...refusals: (Refusal | undefined)[]): { ok: false; refusals: Refusal[] } | undefined => {
  const said = refusals.filter((refusal) => refusal !== undefined);
  return said.length ? { ok: false, refusals: said } : undefined;
};

/** An open draft in time, with every allergen accepted, becomes a booking; capacity is decided by the database. */
export function decideConfirm(
  draft: Drafted,
  bookingId: string,
  acknowledged: string[],
  moment: Moment,
): Decision<Confirmed> {
  const stop =
    refuse(draftStillOpen(draft.expiresAt, moment)) ??
    refuse(beforeCutoff(draft.terms, moment), allergensAccepted(draft.terms, acknowledged));
  if (stop) return stop;
  const { expiresAt: _, ...common } = draft;
  const terms: Terms = {
    ...draft.terms,
    warnings: draft.terms.warnings.map((warning) => ({ ...warning, blocking: false })),
    openAllergens: [],
    acknowledgedAllergens: [...draft.terms.acknowledgedAllergens, ...draft.terms.openAllergens],
  };
  return { ok: true, next: { ...common, terms, id: bookingId, status: 'confirmed', version: 1 } };
}

export function decideCancel(booking: Kept, moment: Moment): Decision<Cancelled> {
  if (booking.status !== 'confirmed')
    return booking.status === 'cancelled'
      ? { ok: true, next: booking }
      : { ok: false, refusals: [alreadyOver(booking.status)] };
  return (
    refuse(beforeCancelCutoff(booking.terms, moment)) ?? {
      ok: true,
      next: { ...booking, status: 'cancelled', version: booking.version + 1 },
    }
  );
}

/** May this booking be moved at all? What it moves to is planned like any other booking. */
export function decideMove(booking: Kept, moment: Moment): Decision<Confirmed> {
  if (booking.status !== 'confirmed') return { ok: false, refusals: [alreadyOver(booking.status)] };
  return refuse(beforeChangeCutoff(booking.terms, moment)) ?? { ok: true, next: booking };
}

export function decideAttendance(
  booking: Kept,
  came: 'fulfilled' | 'missed',
  moment: Moment,
): Decision<Fulfilled | Missed> {
  if (booking.status === came) return { ok: true, next: booking };
  if (booking.status !== 'confirmed') return { ok: false, refusals: [alreadyOver(booking.status)] };
  return (
    refuse(notYetTaken(beginOf(booking.terms), moment)) ?? {
      ok: true,
      next: { ...booking, status: came, version: booking.version + 1 },
    }
  );
}

/** A meal can be handed over from the start of its day, a visit from its own start. */
const beginOf = (terms: Terms): Date =>
  terms.kind === 'service' ? instantOf(terms.date, terms.start) : instantOf(terms.date);
