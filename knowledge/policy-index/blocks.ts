import type Database from 'better-sqlite3';
import { type Field, SOUNDS, WORDS } from './schema';

/** A run of passages of one region, held in memory: 16 bytes a passage. */
export interface Block {
  block: number;
  region: string;
  /** Id of its first passage; the others follow. */
  first: number;
  count: number;
  inForceFrom: Int32Array;
  inForceTo: Int32Array;
  /** BM25's length term of each passage, k1·(1 − b + b·length/mean). */
  norms: Record<Field, Float32Array>;
}

export const K1 = 1.2;
const B = 0.75;

export function readBlocks(db: Database.Database): Block[] {
  const setting = db.prepare('SELECT value FROM stamp WHERE key = ?').pluck();
  const means = { [WORDS]: Number(setting.get('mean_words')), [SOUNDS]: Number(setting.get('mean_sounds')) };
  const rows = db.prepare('SELECT * FROM blocks ORDER BY block').all() as {
    block: number;
    region: string;
    first: number;
    count: number;
    in_force_from: Buffer;
    in_force_to: Buffer;
    word_lengths: Buffer;
    sound_lengths: Buffer;
  }[];
  return rows.map((row) => ({
    block: row.block,
    region: row.region,
    first: row.first,
    count: row.count,
    inForceFrom: new Int32Array(copy(row.in_force_from)),
    inForceTo: new Int32Array(copy(row.in_force_to)),
    norms: {
      [WORDS]: normsOf(new Uint16Array(copy(row.word_lengths)), means[WORDS]),
      [SOUNDS]: normsOf(new Uint16Array(copy(row.sound_lengths)), means[SOUNDS]),
    },
  }));
}

const normsOf = (lengths: Uint16Array, mean: number): Float32Array =>
  Float32Array.from(lengths, (length) => K1 * (1 - B + (B * length) / (mean || 1)));

/** Blobs may lie at odd addresses; typed arrays of wider numbers may not. */
export const copy = (blob: Buffer): ArrayBuffer => {
  const bytes = new Uint8Array(blob.byteLength);
  bytes.set(blob);
  return bytes.buffer;
};
