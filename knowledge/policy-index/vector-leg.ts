import type Database from 'better-sqlite3';
import type { Hit, LegFilter } from '../types';
import { BestHits } from './best-hits';
import type { Block } from './blocks';
import { cosineAt, quantize } from './quantize';
import { dayNumber } from './schema';

/** Regions of at most so many passages are searched sentence by sentence; larger ones only around their nearest passages. */
const SEARCHED_WHOLE = 2_000;
/** sqlite-vec's bound on k. */
const MOST_NEIGHBOURS = 4_096;
const NEIGHBOURS = 200;

interface Matrix {
  passageIds: Uint32Array;
  /** Sentence of the row; −1 for the passage's own vector. */
  sentences: Int16Array;
  vectors: Int8Array;
}

/** Passages by the cosine of their own vector or their nearest sentence's, whichever is larger. */
export function vectorLeg(db: Database.Database, blocks: readonly Block[], dimensions: number) {
  const nearest = db
    .prepare(`
    SELECT passage_id AS passageId FROM passage_vectors
    WHERE vector MATCH vec_int8(?) AND k = ? AND region = ? AND in_force_from <= ? AND in_force_to >= ?`)
    .pluck();
  const readVectors = db.prepare('SELECT vectors FROM passages WHERE passage_id = ?').pluck();
  const readRun = db
    .prepare('SELECT passage_id, vectors FROM passages WHERE passage_id BETWEEN ? AND ?')
    .raw();
  const sizes = new Map<string, number>();
  for (const block of blocks) sizes.set(block.region, (sizes.get(block.region) ?? 0) + block.count);
  const matrices = new Map<string, Matrix>();

  const vectorsOf = (passageId: number): Int8Array => asInt8(readVectors.get(passageId) as Buffer);
  const matrixOf = (region: string): Matrix => {
    let matrix = matrices.get(region);
    if (!matrix) {
      const runs = blocks.filter((block) => block.region === region);
      matrix = toMatrix(
        runs.flatMap((run) => readRun.all(run.first, run.first + run.count - 1) as Row[]),
        dimensions,
      );
      matrices.set(region, matrix);
    }
    return matrix;
  };

  const searchWhole = (
    query: Float32Array,
    region: string,
    valid: (passageId: number) => boolean,
    best: BestHits,
  ) => {
    const { passageIds, sentences, vectors } = matrixOf(region);
    let hit: Hit | undefined;
    const close = () => hit && hit.score > best.floor && valid(hit.passageId) && best.offer(hit);
    for (let row = 0; row < passageIds.length; row++) {
      const passageId = passageIds[row]!;
      const score = cosineAt(query, vectors, row * dimensions);
      if (hit?.passageId !== passageId) {
        close();
        hit = { passageId, score };
      } else if (score > hit.score) {
        hit.score = score;
        hit.sentence = sentences[row]!;
      }
    }
    close();
  };

  return {
    search(query: Float32Array, filter: LegFilter): Hit[] {
      const best = new BestHits(filter.limit);
      const day = filter.asOf ? dayNumber(filter.asOf, 0) : undefined;
      const quantized = new Int8Array(dimensions);
      quantize(query, quantized);
      if (quantized.every((component) => component === 0)) return [];
      for (const region of new Set(filter.regions)) {
        const size = sizes.get(region) ?? 0;
        if (!size) continue;
        if (size <= SEARCHED_WHOLE) {
          searchWhole(
            query,
            region,
            (passageId) => day === undefined || inForce(blocks, passageId, day),
            best,
          );
          continue;
        }
        const k = Math.min(MOST_NEIGHBOURS, Math.max(NEIGHBOURS, filter.limit));
        const bytes = Buffer.from(quantized.buffer);
        const neighbours = nearest.all(bytes, k, region, day ?? 99_999_999, day ?? 0) as number[];
        for (const passageId of neighbours) {
          const hit = bestRow(query, vectorsOf(passageId), dimensions);
          if (hit.score > best.floor) best.offer({ passageId, ...hit });
        }
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

type Row = [passageId: number, vectors: Buffer];

function toMatrix(rows: Row[], dimensions: number): Matrix {
  const total = rows.reduce((sum, [, blob]) => sum + blob.length / dimensions, 0);
  const matrix: Matrix = {
    passageIds: new Uint32Array(total),
    sentences: new Int16Array(total),
    vectors: new Int8Array(total * dimensions),
  };
  let next = 0;
  for (const [passageId, blob] of rows) {
    matrix.vectors.set(asInt8(blob), next * dimensions);
    for (let row = 0; row < blob.length / dimensions; row++) {
      matrix.passageIds[next] = passageId;
      matrix.sentences[next++] = row - 1;
    }
  }
  return matrix;
}

function bestRow(query: Float32Array, vectors: Int8Array, dimensions: number): Omit<Hit, 'passageId'> {
  let best: Omit<Hit, 'passageId'> = { score: cosineAt(query, vectors, 0) };
  for (let row = 1; row < vectors.length / dimensions; row++) {
    const score = cosineAt(query, vectors, row * dimensions);
    if (score > best.score) best = { score, sentence: row - 1 };
  }
  return best;
}

function inForce(blocks: readonly Block[], passageId: number, day: number): boolean {
  const block = blocks.find(({ first, count }) => passageId >= first && passageId < first + count)!;
  const offset = passageId - block.first;
  return block.inForceFrom[offset]! <= day && block.inForceTo[offset]! >= day;
}

const asInt8 = (blob: Buffer) => new Int8Array(blob.buffer, blob.byteOffset, blob.byteLength);
