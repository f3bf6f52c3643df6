import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { StartError } from './errors';

/**
 * The tables. Each room adds its own by declaration merging in its `tables.ts`:
 * `declare module '../platform/database' { interface Database { bookings: BookingsTable } }`.
 *
 * Portable between SQLite and PostgreSQL: instants are UTC ISO text, civil dates text, JSON text,
 * booleans 0/1 integers, money integer fen.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in the rooms
export interface Database {}

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** A write transaction takes its lock at the start: upgrading a read lock later fails under contention. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

const STATEMENTS_KEPT = 500;

/** Statements are compiled once: Kysely asks for the same few hundred again and again, and compiling was a tenth of a turn. */
function keepingStatements(database: SQLite.Database): SQLite.Database {
  const compile = database.prepare.bind(database);
  const kept = new Map<string, SQLite.Statement>();
  const prepare = (source: string): SQLite.Statement => {
    const known = kept.get(source);
    if (known) return known;
    const statement = compile(source);
    if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(source, statement);
    return statement;
  };
  return Object.assign(database, { prepare });
}

function sqliteDialect(file: string): Dialect {
  const open = async () => {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const database = new SQLite(file, { timeout: 10_000 });
    database.pragma('journal_mode = WAL');
    // WAL defaults to NORMAL here; a booking that was agreed to must survive a power cut.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    return keepingStatements(database);
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateSqliteDriver({ database: open }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Opens the state: a SQLite file (`:memory:` in tests) or a `postgres://` URL. Run `migrate` before use. */
export function openDatabase(location: { file: string } | { url: string; connections?: number }): Db {
  const dialect =
    'url' in location
      ? new PostgresDialect({
          pool: new pg.Pool({ connectionString: location.url, max: location.connections ?? 10 }),
        })
      : sqliteDialect(location.file);
  return new Kysely<Database>({
    dialect,
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** Names a folder that cannot be written before anything is half done in it. */
export function assertWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = new SQLite(`${folder}/.write-test.sqlite`);
    probe.exec('create table if not exists t (x)');
    probe.close();
  } catch (cause) {
    throw new StartError(
      `The data directory ${folder} can't be written (${(cause as Error).message}). Set YINLING_DATA_DIR to a folder you own, e.g. YINLING_DATA_DIR=$HOME/yinling-data, or give this user write access.`,
      { cause },
    );
  }
}
