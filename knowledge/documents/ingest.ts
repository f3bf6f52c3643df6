import { readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { StartError } from '../../server/src/platform/errors';
import { recogniseDocument } from './know-document';
import { READABLE, readFile } from './read-file';
import type { Facts, KnownDocument } from './source';
import { keepDocument } from './store';

export interface IngestInput {
  dataDir: string;
  /** Files and folders; folders are read to the bottom. */
  paths: readonly string[];
  /** Said for all of them, above what their text says. */
  flags: Facts;
  onFile?(report: FileReport, at: number, of: number): void;
  /** While a long file is read. */
  onPage?(file: string, page: number, pages: number): void;
}

/** What became of one file. */
export type FileReport =
  | { file: string; outcome: 'added' | 'renewed' | 'unchanged'; document: KnownDocument }
  | { file: string; outcome: 'same'; document: KnownDocument; as: string }
  | { file: string; outcome: 'failed'; reason: string };

/** Reads documents into the data directory, one after another. A file that fails is reported and the rest go on. */
export async function ingest(input: IngestInput): Promise<FileReport[]> {
  const reports: FileReport[] = [];
  const met = new Map<string, string>();
  const found = input.paths.flatMap((path) => filesOf(path));
  const one = (['policyId', 'title', 'docNumber', 'indexNumber'] as const).find((fact) => input.flags[fact]);
  if (one && found.length > 1)
    throw new StartError(
      `${found.length} files cannot all have the same ${one}; give it with one file at a time.`,
    );
  for (const [at, entry] of found.entries()) {
    const report = 'reason' in entry ? entry : await ingestFile(entry.file, input, met);
    reports.push(report);
    input.onFile?.(report, at + 1, found.length);
  }
  return reports;
}

async function ingestFile(file: string, input: IngestInput, met: Map<string, string>): Promise<FileReport> {
  try {
    const source = await readFile(file, (page, pages) => input.onPage?.(file, page, pages));
    const document = recogniseDocument(source, input.flags);
    const as = met.get(document.policyId);
    if (as) return { file, outcome: 'same', document, as };
    const outcome = keepDocument(input.dataDir, document, file);
    met.set(document.policyId, file);
    return { file, outcome, document };
  } catch (error) {
    return { file, outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

type Found = { file: string } | { file: string; outcome: 'failed'; reason: string };

/** Readable files under a path, in order. Of a folder, files of other kinds are passed over. */
function filesOf(path: string): Found[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [{ file: path, outcome: 'failed', reason: 'does not exist' }];
  if (stat.isFile()) return [{ file: path }];
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.split(/[/\\]/).some((part) => part.startsWith('.') || part.startsWith('~$')))
    .filter(
      (file) =>
        READABLE.includes(extname(file).toLowerCase()) && !/^(?:README|_index)\./i.test(basename(file)),
    )
    .sort()
    .map((file) => join(path, file))
    .filter((file) => statSync(file).isFile());
  return inside.length
    ? inside.map((file) => ({ file }))
    : [{ file: path, outcome: 'failed', reason: `holds no file that can be read (${READABLE.join(' ')})` }];
}
