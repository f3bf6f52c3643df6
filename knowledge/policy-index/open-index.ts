import { StartError } from '../../server/src/platform/errors';
import type { EmbedderStamp } from '../embedding';
import type { IndexStamp, Passage, PolicyDocument, PolicyIndex } from '../types';
import { readBlocks } from './blocks';
import { BUILDER, openFile, SOUNDS, WORDS } from './schema';
import { termLeg } from './term-leg';
import { type VectorBudget, vectorLeg } from './vector-leg';

export interface OpenOptions {
  /** The embedder that questions will be embedded with. */
  embedder?: EmbedderStamp;
  /** How much memory vectors may take. */
  budget?: VectorBudget;
}

/** Opens an index for reading. Throws a `StartError` when it is not one, or was built another way than it would be used. */
export function openIndex(file: string, options: OpenOptions = {}): PolicyIndex {
  const db = openFile(file, { readonly: true });
  const stamp = readStamp(db, file);
  try {
    refuseMismatch(stamp, file, options.embedder);
  } catch (refusal) {
    db.close();
    throw refusal;
  }
  db.pragma('cache_size = -32000');
  const blocks = readBlocks(db);
  const words = termLeg(db, WORDS);
  const sounds = termLeg(db, SOUNDS);
  const vectorBytes = db.prepare("SELECT value FROM stamp WHERE key = 'vector_bytes'").pluck().get();
  const vectors = vectorLeg(db, blocks, stamp.embedder.dimensions, Number(vectorBytes), options.budget);
  const blocksOf = (regions: readonly string[]) => blocks.filter((block) => regions.includes(block.region));

  const documents = new Map(
    (db.prepare('SELECT policy_id, first_passage, facts FROM documents').all() as DocumentRow[]).map(
      (row) => [
        row.policy_id,
        { first: row.first_passage, document: JSON.parse(row.facts) as PolicyDocument },
      ],
    ),
  );
  const readPassages = db.prepare(
    'SELECT * FROM passages WHERE passage_id BETWEEN ? AND ? ORDER BY passage_id',
  );
  const passages = (first: number, last: number) =>
    (readPassages.all(first, last) as PassageRow[]).map(toPassage);
  const toPassage = (row: PassageRow): Passage => {
    const { document } = documents.get(row.policy_id)!;
    return {
      passageId: row.passage_id,
      policyId: row.policy_id,
      ordinal: row.ordinal,
      headings: JSON.parse(row.headings) as string[],
      text: row.text,
      region: document.region,
      inForceFrom: document.inForceFrom,
      inForceTo: document.inForceTo,
    };
  };

  return {
    stamp,
    version: stamp.version,
    bm25: (terms, filter) => words.search(terms, blocksOf(filter.regions), filter),
    sound: (terms, filter) => sounds.search(terms, blocksOf(filter.regions), filter),
    vectors: (query, filter) => vectors.search(query, filter),
    sentenceScores: (passageId, query) => vectors.sentenceScores(passageId, query),
    commonness(token, regions) {
      const within = blocksOf(regions);
      const total = within.reduce((sum, block) => sum + block.count, 0);
      return total ? words.holders(token, within) / total : 0;
    },
    passage: (passageId) => passages(passageId, passageId)[0],
    passagesOf(policyId) {
      const found = documents.get(policyId);
      return found ? passages(found.first, found.first + found.document.passages - 1) : [];
    },
    document: (policyId) => documents.get(policyId)?.document,
    documents: (regions) =>
      [...documents.values()]
        .map(({ document }) => document)
        .filter((document) => !regions || regions.includes(document.region)),
    close: () => db.close(),
  };
}

interface DocumentRow {
  policy_id: string;
  first_passage: number;
  facts: string;
}

interface PassageRow {
  passage_id: number;
  policy_id: string;
  ordinal: number;
  headings: string;
  text: string;
}

const REBUILD = 'Build it anew with: npm run knowledge -- rebuild';

function readStamp(db: ReturnType<typeof openFile>, file: string): IndexStamp {
  try {
    const row = db.prepare("SELECT value FROM stamp WHERE key = 'stamp'").get() as { value: string };
    return JSON.parse(row.value) as IndexStamp;
  } catch (cause) {
    db.close();
    throw new StartError(`${file} is not a complete policy index. ${REBUILD}`, { cause });
  }
}

function refuseMismatch(stamp: IndexStamp, file: string, embedder: EmbedderStamp | undefined): void {
  if (stamp.builder !== BUILDER)
    throw new StartError(
      `${file} was built by version ${stamp.builder} of the builder, this is ${BUILDER}. ${REBUILD}`,
    );
  if (!embedder) return;
  const differing = (['name', 'version', 'dimensions', 'pooling', 'prefix'] as const).filter(
    (key) => JSON.stringify(stamp.embedder[key]) !== JSON.stringify(embedder[key]),
  );
  if (differing.length)
    throw new StartError(
      `${file} was built with the embedder ${said(stamp.embedder)}, but questions would be embedded with ` +
        `${said(embedder)} (they differ in ${differing.join(', ')}), so nothing would be found. ` +
        `Set YINLING_EMBEDDER back, or build the index with the new one: npm run knowledge -- rebuild`,
    );
}

const said = ({ name, version, dimensions }: EmbedderStamp) =>
  `${name} ${version} (${dimensions} dimensions)`;
