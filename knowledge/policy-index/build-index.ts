import type Database from 'better-sqlite3';
import type { Line } from '../documents/source';
import type { Embedder } from '../embedding';
import { stampOf } from '../embedding';
import { segment } from '../passages/segment';
import { splitSentences } from '../passages/sentences';
import { soundTokens } from '../passages/sound';
import { type CutPassage, toPassages } from '../passages/to-passages';
import type { IndexStamp, PolicyDocument } from '../types';
import { quantize } from './quantize';
import { ALWAYS, BUILDER, dayNumber, FOREVER, openFile, SOUNDS, schemaOf, WORDS } from './schema';
import { BlockWriter } from './write-block';

/** A document whose facts are settled, validity included. */
export interface IndexableDocument extends Omit<PolicyDocument, 'passages'> {
  lines: Line[];
  contentHash: string;
}

export interface BuildProgress {
  documents: number;
  passages: number;
  /** Passages whose vectors were taken over from the index before. */
  reused: number;
}

export interface BuildInput {
  /** Written here; must not exist. */
  file: string;
  /** In the order of their regions: a region's documents stand together. */
  documents: Iterable<IndexableDocument>;
  embedder: Embedder;
  /** An earlier index: vectors of unchanged documents are taken from it when its embedder and builder are the same. */
  previous?: string;
  corpus: string;
  version: string;
  builtAt: Date;
  onProgress?(progress: BuildProgress): void;
}

/** Passages embedded at once. */
const BATCH = 256;

interface Waiting extends CutPassage {
  document: IndexableDocument;
  ordinal: number;
  vectors?: Int8Array;
}

/** Builds an index from documents, in one pass. Resolves with its stamp; the file is complete only then. */
export async function buildIndex(input: BuildInput): Promise<IndexStamp> {
  const { embedder } = input;
  const db = openFile(input.file, { readonly: false });
  const previous = input.previous ? openPrevious(input.previous, embedder) : undefined;
  try {
    db.pragma('page_size = 8192');
    // Nothing is rolled back: a build that fails is thrown away.
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.exec(schemaOf(embedder.dimensions));
    const blocks = new BlockWriter(db);
    const write = passageWriter(db, blocks);
    const insertDocument = db.prepare('INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)');
    const progress: BuildProgress = { documents: 0, passages: 0, reused: 0 };
    let waiting: Waiting[] = [];
    let nextId = 1;

    const flush = async () => {
      await embed(waiting, embedder);
      db.transaction(() => {
        for (const passage of waiting) write(passage, passage.vectors!);
      })();
      progress.passages += waiting.length;
      waiting = [];
      input.onProgress?.(progress);
    };

    for (const document of input.documents) {
      const cut = toPassages(document.lines);
      const known = previous?.vectorsOf(document, cut.length);
      const { lines: _, contentHash, ...facts } = document;
      insertDocument.run(
        document.policyId,
        document.region,
        contentHash,
        nextId,
        cut.length,
        JSON.stringify({ ...facts, passages: cut.length } satisfies PolicyDocument),
      );
      nextId += cut.length;
      if (known) progress.reused += cut.length;
      for (const [ordinal, passage] of cut.entries())
        waiting.push({ ...passage, document, ordinal, vectors: known?.[ordinal] });
      progress.documents++;
      if (waiting.length >= BATCH) await flush();
    }
    await flush();

    const totals = blocks.finish();
    const stamp: IndexStamp = {
      version: input.version,
      builder: BUILDER,
      embedder: stampOf(embedder),
      corpus: input.corpus,
      builtAt: input.builtAt.toISOString(),
      documents: progress.documents,
      passages: progress.passages,
    };
    const mean = (field: typeof WORDS | typeof SOUNDS) =>
      String(totals[field] / Math.max(1, progress.passages));
    const insertStamp = db.prepare('INSERT INTO stamp VALUES (?, ?)');
    insertStamp.run('stamp', JSON.stringify(stamp));
    insertStamp.run('vector_bytes', String(write.vectorBytes()));
    insertStamp.run('mean_words', mean(WORDS));
    insertStamp.run('mean_sounds', mean(SOUNDS));
    return stamp;
  } finally {
    previous?.close();
    db.close();
  }
}

function passageWriter(db: Database.Database, blocks: BlockWriter) {
  const insertPassage = db.prepare('INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)');
  const insertVector = db.prepare('INSERT INTO passage_vectors VALUES (?, ?, vec_int8(?), ?, ?)');
  let passageId = 0;
  let vectorBytes = 0;
  const write = ({ document, ordinal, headings, text }: Waiting, vectors: Int8Array) => {
    passageId++;
    vectorBytes += vectors.byteLength;
    const from = dayNumber(document.inForceFrom, ALWAYS);
    const to = dayNumber(document.inForceTo, FOREVER);
    const bytes = Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength);
    insertPassage.run(passageId, document.policyId, ordinal, JSON.stringify(headings), text, bytes);
    const dimensions = vectors.length / (1 + splitSentences(text).length);
    // The zero vector has no direction: it can be near nothing.
    if (vectors.subarray(0, dimensions).some((component) => component !== 0))
      insertVector.run(
        BigInt(passageId),
        document.region,
        bytes.subarray(0, dimensions),
        BigInt(from),
        BigInt(to),
      );
    const whole = contextOf(document.title, headings, text);
    blocks.add({
      passageId,
      region: document.region,
      from,
      to,
      words: segment(whole),
      sounds: soundTokens(whole),
    });
  };
  return Object.assign(write, { vectorBytes: () => vectorBytes });
}

/** What is indexed and embedded of a passage: it alone would not say what it is about. */
const contextOf = (title: string, headings: string[], text: string) => [title, ...headings, text].join('\n');

/** Gives every waiting passage its vectors: its own, then one a sentence. */
async function embed(waiting: Waiting[], embedder: Embedder): Promise<void> {
  const fresh = waiting.filter((passage) => !passage.vectors);
  const texts = fresh.flatMap((passage) => [
    contextOf(passage.document.title, passage.headings, passage.text),
    ...splitSentences(passage.text).map((sentence) => sentence.text),
  ]);
  if (!texts.length) return;
  const vectors = await embedder.embedPassages(texts);
  let next = 0;
  for (const passage of fresh) {
    const rows = 1 + splitSentences(passage.text).length;
    passage.vectors = new Int8Array(rows * embedder.dimensions);
    for (let row = 0; row < rows; row++)
      quantize(vectors[next++]!, passage.vectors, row * embedder.dimensions);
  }
}

/** The vectors of an earlier index, when they mean the same. */
function openPrevious(file: string, embedder: Embedder) {
  let db: Database.Database;
  try {
    db = openFile(file, { readonly: true });
    const row = db.prepare("SELECT value FROM stamp WHERE key = 'stamp'").get() as { value: string };
    const stamp = JSON.parse(row.value) as IndexStamp;
    if (stamp.builder !== BUILDER || JSON.stringify(stamp.embedder) !== JSON.stringify(stampOf(embedder))) {
      db.close();
      return undefined;
    }
  } catch {
    // An unreadable earlier index only costs time: everything is embedded anew.
    return undefined;
  }
  const find = db.prepare(
    'SELECT first_passage, passages, facts FROM documents WHERE policy_id = ? AND content_hash = ?',
  );
  const read = db
    .prepare('SELECT vectors FROM passages WHERE passage_id BETWEEN ? AND ? ORDER BY passage_id')
    .pluck();
  return {
    vectorsOf(document: IndexableDocument, passages: number): Int8Array[] | undefined {
      const row = find.get(document.policyId, document.contentHash) as
        | { first_passage: number; passages: number; facts: string }
        | undefined;
      if (!row || row.passages !== passages) return undefined;
      if ((JSON.parse(row.facts) as PolicyDocument).title !== document.title) return undefined;
      const blobs = read.all(row.first_passage, row.first_passage + passages - 1) as Buffer[];
      return blobs.map((blob) => new Int8Array(blob.buffer, blob.byteOffset, blob.byteLength));
    },
    close: () => db.close(),
  };
}
