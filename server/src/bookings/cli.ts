import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConfig } from '../config';
import { fixedClock, systemClock } from '../platform/clock';
import type { Services } from '../platform/context';
import { assertWritable, openDatabase } from '../platform/database';
import { Problem, StartError } from '../platform/errors';
import { randomIds } from '../platform/ids';
import { createLogger } from '../platform/log';
import { createMetrics } from '../platform/metrics';
import { migrate } from '../platform/migrate';
import { importCatalog } from './import-catalog';

const HELP = `银铃的目录:食堂、菜单、服务、优惠、老人和账号

  npm run catalog -- import <file.json>

Loads a catalog file (its form: section "Catalog file" of the API documentation) into the data directory
YINLING_DATA_DIR (.data), which is created when missing. What the file names is replaced, bookings are kept.
All or nothing: when anything is wrong, every fault is named by its path and nothing is loaded.

Exit codes: 0 loaded, 1 the file has faults or the data directory can't be used, 2 the command was not understood.
`;

export interface Shell {
  env: Record<string, string | undefined>;
  say(line: string): void;
  complain(line: string): void;
}

/** The command behind `npm run catalog`; answers with the exit code. */
export async function runCatalogCommand(args: string[], shell: Shell): Promise<number> {
  const [command, file, ...rest] = args;
  if (command === '--help' || command === '-h' || command === 'help') {
    shell.say(HELP);
    return 0;
  }
  if (command !== 'import' || !file || rest.length) {
    shell.complain(
      command === 'import' && !file
        ? `Which file? For example: npm run catalog -- import my-city.json\n\n${HELP}`
        : HELP,
    );
    return 2;
  }
  try {
    await importFile(file, shell);
    return 0;
  } catch (error) {
    shell.complain(failureOf(error, file));
    return 1;
  }
}

async function importFile(file: string, shell: Shell): Promise<void> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new StartError(
      cause.code === 'ENOENT' ? `There is no file ${file}.` : `${file} can't be read: ${cause.message}`,
    );
  });
  const config = readConfig(shell.env);
  assertWritable(config.dataDir);
  const services: Services = {
    db: openDatabase(
      config.databaseUrl ? { url: config.databaseUrl } : { file: join(config.dataDir, 'yinling.sqlite') },
    ),
    clock: config.now ? fixedClock(config.now) : systemClock,
    ids: randomIds,
    log: createLogger('warn'),
    metrics: createMetrics(),
  };
  try {
    await migrate(services.db);
    const counts = await importCatalog(services, parseJson(text, file));
    const parts = Object.entries(counts).map(([part, count]) => `${count} ${part}`);
    shell.say(`Loaded ${basename(file)}: ${parts.join(', ')}.`);
  } finally {
    await services.db.destroy();
  }
}

/** A byte-order mark, as some editors write, is no part of the JSON. */
function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new StartError(`${file} is not valid JSON: ${(cause as Error).message}`);
  }
}

function failureOf(error: unknown, file: string): string {
  if (error instanceof StartError) return error.message;
  if (error instanceof Problem && error.errors)
    return [
      `${basename(file)} has ${error.errors.length} fault${error.errors.length === 1 ? '' : 's'}; nothing was loaded:`,
      ...error.errors.map(({ path, message }) => `  ${path}: ${message}`),
    ].join('\n');
  return `The catalog could not be loaded: ${(error as Error)?.stack ?? error}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await runCatalogCommand(process.argv.slice(2), {
    env: process.env,
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
}
