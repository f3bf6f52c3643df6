import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('elders')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('gender', 'text', (c) => c.notNull())
    .addColumn('birth_date', 'text', (c) => c.notNull())
    .addColumn('phone', 'text', (c) => c.notNull())
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('lat', 'double precision', (c) => c.notNull())
    .addColumn('lng', 'double precision', (c) => c.notNull())
    .addColumn('identities', 'text', (c) => c.notNull())
    .addColumn('care_level', 'integer', (c) => c.notNull())
    .addColumn('diet', 'text', (c) => c.notNull())
    .addColumn('allergies', 'text', (c) => c.notNull())
    .addColumn('service_hours_monthly', 'double precision', (c) => c.notNull())
    .addColumn('emergency_contacts', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('elders_phone').on('elders').column('phone').execute();

  await db.schema
    .createTable('accounts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('display_name', 'text', (c) => c.notNull())
    .addColumn('elder_id', 'text', (c) => c.references('elders.id'))
    .addColumn('region', 'text')
    .addColumn('username', 'text', (c) => c.unique())
    .addColumn('password_hash', 'text')
    .addColumn('wechat_openid', 'text', (c) => c.unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('accounts_elder').on('accounts').column('elder_id').execute();

  await db.schema
    .createTable('account_sites')
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('site_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_sites_pk', ['account_id', 'site_id'])
    .execute();

  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('bindings')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('elder_id', 'text', (c) => c.notNull().references('elders.id'))
    .addColumn('relation', 'text', (c) => c.notNull())
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'text')
    .addUniqueConstraint('bindings_account_elder', ['account_id', 'elder_id'])
    .execute();
  await db.schema.createIndex('bindings_elder').on('bindings').column('elder_id').execute();

  await db.schema
    .createTable('binding_codes')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('elder_id', 'text', (c) => c.notNull().references('elders.id'))
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('access_grants')
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('elder_id', 'text', (c) => c.notNull().references('elders.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('reason_id', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'text')
    .addPrimaryKeyConstraint('access_grants_pk', ['account_id', 'elder_id', 'reason', 'reason_id'])
    .execute();

  await db.schema
    .createTable('access_log')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('elder_id', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('request_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('access_log_elder').on('access_log').columns(['elder_id', 'at']).execute();

  await db.schema
    .createTable('sign_in_failures')
    .addColumn('username', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('sign_in_failures_username')
    .on('sign_in_failures')
    .columns(['username', 'at'])
    .execute();
}
