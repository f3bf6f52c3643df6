import type { Selectable } from 'kysely';
import type { Ctx } from '../platform/context';
import type { Drafted, Kept } from './booking';
import type { BookingsTable, DraftsTable } from './tables';
import type { Terms } from './terms';

type Reads = Pick<Ctx, 'db'>;

/** A draft's row with the state it holds; `status` tells open from confirmed and discarded. */
export interface StoredDraft {
  status: DraftsTable['status'];
  bookingId: string | null;
  draft: Drafted;
}

export const draftOf = (row: Selectable<DraftsTable>): StoredDraft => ({
  status: row.status,
  bookingId: row.bookingId,
  draft: {
    status: 'drafted',
    id: row.id,
    elderId: row.elderId,
    terms: JSON.parse(row.terms) as Terms,
    expiresAt: row.expiresAt,
    createdBy: { accountId: row.accountId, role: row.role },
  },
});

export const bookingOf = (row: Selectable<BookingsTable>): Kept => ({
  id: row.id,
  elderId: row.elderId,
  status: row.status,
  terms: JSON.parse(row.terms) as Terms,
  version: row.version,
  createdBy: { accountId: row.accountId, role: row.role },
});

export async function findDraft({ db }: Reads, id: string): Promise<StoredDraft | undefined> {
  const row = await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
  return row && draftOf(row);
}

export async function findBooking({ db }: Reads, id: string): Promise<Kept | undefined> {
  const row = await db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst();
  return row && bookingOf(row);
}

/** The columns of a booking that repeat its terms, so that the database can look by them. */
export const placeOf = (terms: Terms) => ({
  siteId: terms.siteId ?? null,
  serviceId: terms.kind === 'service' ? terms.serviceId : null,
  menuId: terms.kind === 'meal' ? terms.menuId : null,
  slotId: terms.kind === 'service' ? terms.slotId : null,
  date: terms.date,
  meal: terms.kind === 'meal' ? terms.meal : null,
  start: terms.kind === 'service' ? terms.start : null,
});
