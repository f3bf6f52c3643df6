import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Migration, Migrator } from 'kysely';
import type { Db } from './database';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Brings the schema up to date. Migrations are `server/migrations/NNNN-sentence-name.ts`, run in order. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      async getMigrations() {
        const files = (await readdir(folder)).filter((file) => /^\d{4}-.+\.ts$/.test(file)).sort();
        const entries = await Promise.all(
          files.map(
            async (file) =>
              [
                file.replace(/\.ts$/, ''),
                (await import(new URL(file, `file://${folder}`).href)) as Migration,
              ] as const,
          ),
        );
        return Object.fromEntries(entries);
      },
    },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new Error(
      `The database could not be brought up to date${failed ? ` (${failed})` : ''}: ${String(error)}`,
      { cause: error },
    );
  }
}
