import { join } from 'node:path';
import { type CommandLine, HELP, readCommandLine } from '../../knowledge/command-line';
import {
  type CommandSettings,
  ingestCommand,
  listCommand,
  rebuildCommand,
  removeCommand,
  showCommand,
  verifyCommand,
} from '../../knowledge/commands';
import { type Config, readConfig } from './config';
import { fixedClock, systemClock } from './platform/clock';
import { assertWritable, openDatabase } from './platform/database';
import { Problem, StartError } from './platform/errors';
import { createLogger } from './platform/log';
import { migrate } from './platform/migrate';

/** `npm run knowledge`: what curators do with documents. It stands here, not in knowledge/, because search goes the server's way. */
async function run(argv: string[]): Promise<number> {
  const line = readCommandLine(argv);
  if (line.command === 'help') {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const config = readConfig(process.env);
  assertWritable(config.dataDir);
  const settings: CommandSettings = {
    dataDir: config.dataDir,
    embedderSetting: config.embedder,
    say: (text) => process.stdout.write(`${text}\n`),
  };
  switch (line.command) {
    case 'ingest':
      return ingestCommand(line, settings);
    case 'list':
      return listCommand(line, settings);
    case 'show':
      return showCommand(line, settings);
    case 'remove':
      return removeCommand(line, settings);
    case 'rebuild':
      return rebuildCommand(settings);
    case 'verify':
      return verifyCommand(settings);
    case 'search':
      return searchCommand(line, config, settings);
    case 'gaps':
      return gapsCommand(line, config, settings);
    default:
      throw new StartError(`There is no command "${line.command}".\n\n${HELP}`);
  }
}

async function searchCommand(line: CommandLine, config: Config, settings: CommandSettings): Promise<number> {
  const question = line.operands.join(' ').trim();
  if (!question || !line.region)
    throw new StartError(
      'Say what to ask and where: npm run knowledge -- search "加装电梯最高补多少" --region 320200',
    );
  const { openLibrary, searchPolicies } = await import('./policies');
  const log = createLogger('warn');
  const library = await openLibrary({ dataDir: config.dataDir, embedderSetting: config.embedder, log });
  const clock = config.now ? fixedClock(config.now) : systemClock;
  const hits = await searchPolicies(
    { library, clock },
    { question, region: line.region, limit: line.limit, asOf: line.asOf },
  );
  for (const [at, hit] of hits.entries())
    settings.say(
      `${at + 1}. [${hit.score.toFixed(3)}] ${hit.title}${hit.heading ? ` › ${hit.heading}` : ''}\n` +
        `   ${[hit.issuer, hit.docNumber, hit.publishedAt, hit.regionName, hit.validity.status, hit.policyId].filter(Boolean).join(', ')}\n` +
        `   ${hit.text.replaceAll('\n', '\n   ')}`,
    );
  settings.say(hits.length ? `index ${library.version}` : `Nothing was found in index ${library.version}.`);
  library.close();
  return 0;
}

async function gapsCommand(line: CommandLine, config: Config, settings: CommandSettings): Promise<number> {
  const { listGaps } = await import('./policies');
  const db = openDatabase(
    config.databaseUrl ? { url: config.databaseUrl } : { file: join(config.dataDir, 'yinling.sqlite') },
  );
  try {
    await migrate(db);
    const groups = await listGaps({ db }, { region: line.region });
    for (const { times, region, subject, kind, question, lastAsked } of groups)
      settings.say(`${times}× ${region} ${subject} (${kind}), last ${lastAsked}: ${question}`);
    settings.say(groups.length ? `${groups.length} groups.` : 'Nothing has gone unanswered.');
  } finally {
    await db.destroy();
  }
  return 0;
}

run(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const known =
      error instanceof StartError ? error.message : error instanceof Problem ? error.detail : undefined;
    process.stderr.write(`${known ?? (error as Error)?.stack ?? error}\n`);
    process.exitCode = 1;
  },
);
