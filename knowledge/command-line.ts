import { parseArgs } from 'node:util';
import { StartError } from '../server/src/platform/errors';
import { findDay } from './documents/dates';
import type { Facts } from './documents/source';
import { loadRegions } from './regions/load-regions';

export const HELP = `npm run knowledge -- <command>

  ingest <file or folder>… [--region <code>]   adds documents (md, txt, html, docx, pdf) to the index
      --title --issuer --doc-number --index-number --addressee --source <text>   what the text does not say, or says wrongly
      --published --in-force-from --in-force-to <YYYY-MM-DD>
      --supersedes <policy id or title>…       what these documents take the place of
      --topics <a,b,c>
  list [--region <code>]                       the documents in the index, with validity
  search "<question>" --region <code>          what a question finds, by the path the server takes
      --as-of <YYYY-MM-DD>   --limit <n>
  show <policy id>                             the passages of a document
  remove <policy id>…                          takes ingested documents out
  rebuild                                      builds the whole index anew
  gaps                                         what could not be answered, grouped
  verify                                       checks that the index is whole and current

A region is a six-digit GB/T 2260 code: 320200 无锡, 310104 徐汇, 100000 the whole country. Without --region it is
taken from the front matter, a file name that begins with the code, or the issuer in the text.
Settings: YINLING_DATA_DIR (default .data), YINLING_EMBEDDER (default bundled).`;

const OPTIONS = {
  region: { type: 'string' },
  title: { type: 'string' },
  issuer: { type: 'string' },
  'doc-number': { type: 'string' },
  'index-number': { type: 'string' },
  addressee: { type: 'string' },
  source: { type: 'string' },
  published: { type: 'string' },
  'in-force-from': { type: 'string' },
  'in-force-to': { type: 'string' },
  supersedes: { type: 'string', multiple: true },
  topics: { type: 'string' },
  'as-of': { type: 'string' },
  limit: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface CommandLine {
  command: string;
  operands: string[];
  region?: string;
  asOf?: string;
  limit: number;
  flags: Facts;
}

/** Throws a `StartError` that names the bad option and shows a good one. */
export function readCommandLine(argv: string[]): CommandLine {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (cause) {
    throw new StartError(`${(cause as Error).message}\nnpm run knowledge -- --help shows what can be said.`, {
      cause,
    });
  }
  const { values, positionals } = parsed;
  const [command = 'help', ...operands] = positionals;
  const limit = Number(values.limit ?? 5);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50)
    throw new StartError('--limit takes a number from 1 to 50.');
  return {
    command: values.help ? 'help' : command,
    operands,
    region: knownRegion(values.region),
    asOf: day('--as-of', values['as-of']),
    limit,
    flags: {
      region: values.region,
      title: values.title,
      issuer: values.issuer,
      docNumber: values['doc-number'],
      indexNumber: values['index-number'],
      addressee: values.addressee,
      source: values.source,
      publishedAt: day('--published', values.published),
      inForceFrom: day('--in-force-from', values['in-force-from']),
      inForceTo: day('--in-force-to', values['in-force-to']),
      supersedes: values.supersedes,
      topics: values.topics?.split(/[,，、]/).map((topic) => topic.trim()),
    },
  };
}

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });

function knownRegion(code: string | undefined): string | undefined {
  if (code === undefined || loadRegions().regionOf(code)) return code;
  const [meant] = loadRegions().findMentions(code);
  throw new StartError(
    `--region ${code} is no region of GB/T 2260.${meant ? ` ${meant.name} is ${meant.code}.` : ''} ` +
      'Examples: 320200 无锡, 310104 徐汇, 330000 浙江, 100000 the whole country.',
  );
}

function day(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || findDay(value) !== value)
    throw new StartError(`${name} ${value} is no day; write it like ${name} 2024-08-19.`);
  return value;
}
