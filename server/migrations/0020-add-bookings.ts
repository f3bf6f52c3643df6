import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('drafts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('elder_id', 'text', (c) => c.notNull().references('elders.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('booking_id', 'text')
    .addColumn('terms', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('drafts_elder').on('drafts').columns(['elder_id', 'status']).execute();

  await db.schema
    .createTable('bookings')
    .addColumn('id', 'text', (c) => c.primaryKey())
    // One draft becomes at most one booking, whatever happens above this table.
    .addColumn('draft_id', 'text', (c) => c.notNull().unique())
    .addColumn('elder_id', 'text', (c) => c.notNull().references('elders.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('site_id', 'text')
    .addColumn('service_id', 'text')
    .addColumn('menu_id', 'text')
    .addColumn('slot_id', 'text')
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('meal', 'text')
    .addColumn('start', 'text')
    .addColumn('terms', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('bookings_elder').on('bookings').columns(['elder_id', 'date']).execute();
  await db.schema.createIndex('bookings_site').on('bookings').columns(['site_id', 'date']).execute();
  await db.schema.createIndex('bookings_menu').on('bookings').column('menu_id').execute();
  await db.schema.createIndex('bookings_slot').on('bookings').column('slot_id').execute();

  await db.schema
    .createTable('booking_transitions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('booking_id', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('from_status', 'text', (c) => c.notNull())
    .addColumn('to_status', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('words', 'text')
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('idempotency_key', 'text', (c) => c.notNull())
    .addColumn('facts', 'text')
    .addUniqueConstraint('booking_transitions_key', ['account_id', 'idempotency_key'])
    .execute();
  await db.schema
    .createIndex('booking_transitions_booking')
    .on('booking_transitions')
    .columns(['booking_id', 'at'])
    .execute();

  await db.schema
    .createTable('day_discounts')
    .addColumn('elder_id', 'text', (c) => c.notNull())
    .addColumn('discount_id', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('booking_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('day_discounts_pk', ['elder_id', 'discount_id', 'date'])
    .execute();

  await db.schema
    .createTable('hours_balances')
    .addColumn('elder_id', 'text', (c) => c.notNull().references('elders.id'))
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('reserved_minutes', 'integer', (c) => c.notNull())
    .addColumn('used_minutes', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('hours_balances_pk', ['elder_id', 'month'])
    .execute();

  await db.schema
    .createTable('hours_entries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('elder_id', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('booking_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('hours_entries_elder')
    .on('hours_entries')
    .columns(['elder_id', 'month'])
    .execute();
}
