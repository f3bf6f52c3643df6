import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inbox_messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('elder_id', 'text', (c) => c.notNull().references('elders.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('event_key', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('read_at', 'text')
    .addColumn('wechat', 'text', (c) => c.notNull())
    .addUniqueConstraint('inbox_messages_event', ['account_id', 'event_key'])
    .execute();
  await db.schema
    .createIndex('inbox_messages_account')
    .on('inbox_messages')
    .columns(['account_id', 'at'])
    .execute();
  await db.schema.createIndex('inbox_messages_waiting').on('inbox_messages').column('wechat').execute();

  await db.schema
    .createTable('subscribe_grants')
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('template_id', 'text', (c) => c.notNull())
    .addColumn('remaining', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('subscribe_grants_pk', ['account_id', 'template_id'])
    .execute();
}
