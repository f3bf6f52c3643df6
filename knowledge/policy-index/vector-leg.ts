import type Database from 'better-sqlite3';
import type { Hit, LegFilter } from '../types';
import { BestHits } from './best-hits';
import type { Block } from './blocks';
import { cosineAt, quantize } from './quantize';
import { dayNumber, FOREVER } from './schema';
import { inverseLength, toMatrix, type VectorMatrix } from './vector-matrix';

export interface VectorBudget {
  /** Bytes of all vectors, sentences included, up to which they are all held in memory and searched. */
  whole: number;
  /** Bytes of the passages' own vectors up to which those are held in memory; beyond, sqlite-vec searches the file. */
  passages: number;
}

const MEBIBYTE = 2 ** 20;
export const BUDGET: VectorBudget = { whole: 256 * MEBIBYTE, passages: 1024 * MEBIBYTE };
/** Where sentences are not in memory, those of so many nearest passages are looked at. */
const NEIGHBOURS = 200;

interface Region {
  runs: Block[];
  passages: number;
}

/**
 * Passages by the cosine of their own vector or their nearest sentence's, whichever is larger. Exact within the
 * regions asked for; of an index too large for `budget`, sentences count only for the nearest passages.
 */
export function vectorLeg(
  db: Database.Database,
  blocks: readonly Block[],
  dimensions: number,
  vectorBytes: number,
  budget: VectorBudget = BUDGET,
) {
  const readVectors = db.prepare('SELECT vectors FROM passages WHERE passage_id = ?').pluck();
  const readRun = db
    .prepare('SELECT passage_id, vectors FROM passages WHERE passage_id BETWEEN ? AND ?')
    .raw();
  const countRows = db
    .prepare(`SELECT sum(length(vectors)) / ${dimensions} FROM passages WHERE passage_id BETWEEN ? AND ?`)
    .pluck();
  const nearest = db
    .prepare(`
      SELECT passage_id FROM passage_vectors
      WHERE vector MATCH vec_int8(?) AND k = ? AND region = ? AND in_force_from <= ? AND in_force_to >= ?`)
    .pluck();

  const regions = new Map<string, Region>();
  for (const block of blocks) {
    const region = regions.get(block.region) ?? { runs: [], passages: 0 };
    region.runs.push(block);
    region.passages += block.count;
    regions.set(block.region, region);
  }
  const inMemory = blocks.reduce((sum, block) => sum + block.count, 0) * dimensions <= budget.passages;
  const withSentences = vectorBytes <= budget.whole;
  const matrices = new Map<string, VectorMatrix>();

  const vectorsOf = (passageId: number): Int8Array => asInt8(readVectors.get(passageId) as Buffer);
  const matrixOf = (code: string, { runs, passages }: Region): VectorMatrix => {
    let matrix = matrices.get(code);
    if (!matrix) {
      const ends = runs.map(({ first, count }) => [first, first + count - 1] as const);
      const rows = withSentences
        ? ends.reduce((sum, run) => sum + (countRows.get(...run) as number), 0)
        : passages;
      const read = function* () {
        for (const run of ends) yield* readRun.iterate(...run) as Iterable<[number, Buffer]>;
      };
      matrix = toMatrix(read(), rows, dimensions, withSentences);
      matrices.set(code, matrix);
    }
    return matrix;
  };
  /** The nearest passages of the region by their own vectors, searched on disk. */
  const onDisk = (query: Int8Array, code: string, limit: number, day: number | undefined): number[] =>
    nearest.all(
      Buffer.from(query.buffer, 0, dimensions),
      BigInt(Math.min(4_096, limit)), // sqlite-vec's bound on k
      code,
      BigInt(day ?? FOREVER),
      BigInt(day ?? 0),
    ) as number[];

  return {
    search(query: Float32Array, filter: LegFilter): Hit[] {
      const day = filter.asOf ? dayNumber(filter.asOf, 0) : undefined;
      const quantized = new Int8Array(dimensions);
      quantize(query, quantized);
      const scale = inverseLength(quantized);
      if (!scale) return [];
      const best = new BestHits(filter.limit);
      for (const code of new Set(filter.regions)) {
        const region = regions.get(code);
        if (!region) continue;
        if (inMemory && withSentences) {
          scanRows(matrixOf(code, region), region.runs, quantized, scale, day, best);
          continue;
        }
        const wide = Math.max(NEIGHBOURS, filter.limit);
        const near = new BestHits(wide);
        if (inMemory) scanRows(matrixOf(code, region), region.runs, quantized, scale, day, near);
        const passageIds = inMemory
          ? near.take().map((hit) => hit.passageId)
          : onDisk(quantized, code, wide, day);
        for (const passageId of passageIds)
          best.offer({ passageId, ...bestRow(query, vectorsOf(passageId), dimensions) });
      }
      return best.take();
    },

    sentenceScores(passageId: number, query: Float32Array): number[] {
      const vectors = vectorsOf(passageId);
      const sentences = vectors.length / dimensions - 1;
      return Array.from({ length: sentences }, (_, at) => cosineAt(query, vectors, (at + 1) * dimensions));
    },
  };
}

/** Offers the best row of each passage in force. */
function scanRows(
  { passageIds, sentences, inverses, products }: VectorMatrix,
  runs: readonly Block[],
  query: Int8Array,
  scale: number,
  day: number | undefined,
  best: BestHits,
): void {
  const dots = products.with(query);
  let row = 0;
  while (row < dots.length) {
    const passageId = passageIds[row]!;
    let score = dots[row]! * inverses[row]!;
    let sentence = -1;
    for (row++; row < dots.length && passageIds[row] === passageId; row++) {
      const other = dots[row]! * inverses[row]!;
      if (other <= score) continue;
      score = other;
      sentence = sentences[row]!;
    }
    score *= scale;
    if (score <= best.floor || (day !== undefined && !inForce(runs, passageId, day))) continue;
    best.offer(sentence < 0 ? { passageId, score } : { passageId, score, sentence });
  }
}

function bestRow(query: Float32Array, vectors: Int8Array, dimensions: number): Omit<Hit, 'passageId'> {
  let best: Omit<Hit, 'passageId'> = { score: cosineAt(query, vectors, 0) };
  for (let row = 1; row < vectors.length / dimensions; row++) {
    const score = cosineAt(query, vectors, row * dimensions);
    if (score > best.score) best = { score, sentence: row - 1 };
  }
  return best;
}

function inForce(runs: readonly Block[], passageId: number, day: number): boolean {
  const run = runs.find(({ first, count }) => passageId >= first && passageId < first + count)!;
  const offset = passageId - run.first;
  return run.inForceFrom[offset]! <= day && run.inForceTo[offset]! >= day;
}

const asInt8 = (blob: Buffer) => new Int8Array(blob.buffer, blob.byteOffset, blob.byteLength);
