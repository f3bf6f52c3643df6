import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../../server/src/platform/errors';
import { hashOf } from '../documents/hash';
import { readShipped, SHIPPED, shippedFiles } from '../documents/shipped';
import type { KnownDocument } from '../documents/source';
import { readStored, storedFiles } from '../documents/store';
import { settleValidity } from '../documents/validity';
import { type EmbedderOptions, openEmbedder } from '../embedding';
import { loadRegions } from '../regions/load-regions';
import { type BuildProgress, buildIndex, type IndexableDocument } from './build-index';
import { BUILDER } from './schema';

export interface EnsureInput {
  dataDir: string;
  /** YINLING_EMBEDDER. */
  embedderSetting: string;
  embedderOptions?: EmbedderOptions;
  /** Build even when nothing has changed. */
  force?: boolean;
  /** The policy digests to include; those that ship by default. */
  shipped?: string;
  onProgress?(progress: BuildProgress & { totalDocuments: number }): void;
}

export interface CurrentIndex {
  file: string;
  version: string;
  /** Whether it had to be built just now. */
  built: boolean;
  documents: number;
  passages: number;
}

interface Pointer {
  file: string;
  version: string;
  fingerprint: string;
  documents: number;
  passages: number;
}

/**
 * Sees to it that the index of shipped and ingested documents is there and current. When anything changed it is built
 * beside the one in use and swapped in whole; readers of the old one keep it until they close it.
 */
export async function ensureIndex(input: EnsureInput): Promise<CurrentIndex> {
  const folder = join(input.dataDir, 'index');
  makeFolder(folder);
  const shipped = input.shipped ?? SHIPPED;
  const fingerprint = fingerprintOf(input, shipped);
  const pointer = readPointer(folder);
  if (pointer && pointer.fingerprint === fingerprint && !input.force)
    return { ...located(folder, pointer), built: false };

  const documents = toIndexable([...readShipped(shipped), ...readStored(input.dataDir)]);
  const embedder = await openEmbedder(input.embedderSetting, input.embedderOptions);
  const corpus = hashOf(...documents.map(({ lines: _, ...facts }) => JSON.stringify(facts)));
  const version = `idx_${hashOf(BUILDER, corpus, JSON.stringify([embedder.name, embedder.version])).slice(0, 12)}`;
  const building = join(folder, `.building-${process.pid}-${Date.now()}.sqlite`);
  try {
    const stamp = await buildIndex({
      file: building,
      documents,
      embedder,
      corpus,
      version,
      builtAt: new Date(),
      previous: pointer && join(folder, pointer.file),
      onProgress: (progress) => input.onProgress?.({ ...progress, totalDocuments: documents.length }),
    });
    // A rebuild of the same content may still be open under its name: a fresh name never disturbs its readers.
    const file = `policies-${version}-${Date.now().toString(36)}.sqlite`;
    settleOnDisk(building);
    renameSync(building, join(folder, file));
    const next: Pointer = {
      file,
      version,
      fingerprint,
      documents: stamp.documents,
      passages: stamp.passages,
    };
    const draft = join(folder, `.current-${process.pid}.json`);
    writeFileSync(draft, JSON.stringify(next, null, 2));
    renameSync(draft, join(folder, 'current.json'));
    sweep(folder, [file, pointer?.file]);
    return { ...located(folder, next), built: true };
  } finally {
    rmSync(building, { force: true });
  }
}

/** The index in use, without building; undefined when there is none yet. Cheap enough to ask again and again. */
export function currentIndex(dataDir: string): CurrentIndex | undefined {
  const folder = join(dataDir, 'index');
  const pointer = readPointer(folder);
  return pointer && { ...located(folder, pointer), built: false };
}

const located = (folder: string, { file, version, documents, passages }: Pointer) => ({
  file: join(folder, file),
  version,
  documents,
  passages,
});

function readPointer(folder: string): Pointer | undefined {
  try {
    const pointer = JSON.parse(readFileSync(join(folder, 'current.json'), 'utf8')) as Pointer;
    return existsSync(join(folder, pointer.file)) ? pointer : undefined;
  } catch {
    // No pointer, or one half written by other hands: the index is built anew.
    return undefined;
  }
}

/** Says, without reading every document or loading the model, whether anything that goes into the index has changed. */
function fingerprintOf(input: EnsureInput, shipped: string): string {
  const model =
    input.embedderSetting === 'bundled'
      ? fileURLToPath(new URL('../embedding/model', import.meta.url))
      : undefined;
  return hashOf(
    BUILDER,
    input.embedderSetting,
    ...(model ? filesUnder(model).map((file) => hashOf(readFileSync(file, 'latin1'))) : []),
    ...shippedFiles(shipped).map((file) => readFileSync(file, 'utf8')),
    ...storedFiles(input.dataDir).map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`),
  );
}

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
    .sort();

/** The pointer must never outlive, in a power cut, the file it points at. */
function settleOnDisk(file: string) {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Removes indexes that neither the pointer nor the readers of the one before need, and what a killed build left. */
function sweep(folder: string, keep: (string | undefined)[]) {
  for (const file of readdirSync(folder)) {
    const abandoned =
      file.startsWith('.building-') &&
      Date.now() - (statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0) > 3_600_000;
    if (abandoned || (/^policies-.*\.sqlite$/.test(file) && !keep.includes(file)))
      rmSync(join(folder, file), { force: true });
  }
}

function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    throw new StartError(
      `The policy index cannot be written to ${folder}. Make the folder writable, or set YINLING_DATA_DIR to one that is.`,
      { cause },
    );
  }
}

/** Gives documents their validity and puts them region by region. */
export function toIndexable(known: readonly KnownDocument[]): IndexableDocument[] {
  const regions = loadRegions();
  const once = new Map(known.map((document) => [document.policyId, document]));
  const validity = settleValidity([...once.values()]);
  return [...once.values()]
    .map(({ policyId, contentHash, facts, lines, origin }) => ({
      policyId,
      title: facts.title,
      issuer: facts.issuer ?? '',
      docNumber: facts.docNumber,
      indexNumber: facts.indexNumber,
      publishedAt: facts.publishedAt,
      addressee: facts.addressee,
      region: facts.region,
      regionName: regions.regionOf(facts.region)!.name,
      topics: facts.topics ?? [],
      source: facts.source,
      ...validity.get(policyId),
      origin,
      contentHash,
      lines,
    }))
    .sort((one, other) => (one.region + one.policyId < other.region + other.policyId ? -1 : 1));
}
