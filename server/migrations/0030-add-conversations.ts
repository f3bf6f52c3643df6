import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('elder_id', 'text')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('conversations_account')
    .on('conversations')
    .columns(['account_id', 'updated_at'])
    .execute();

  await db.schema
    .createTable('turns')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('client_turn_id', 'text')
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('input_mode', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('engine', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('index_version', 'text', (c) => c.notNull())
    .addColumn('prompt_version', 'text')
    .addColumn('millis', 'double precision', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addUniqueConstraint('turns_place', ['conversation_id', 'ordinal'])
    .addUniqueConstraint('turns_client', ['conversation_id', 'client_turn_id'])
    .execute();
}
