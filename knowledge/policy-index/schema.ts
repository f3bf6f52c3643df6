import Database from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';

/** Raised whenever cutting, segmenting or storing changes, so that every index is built anew. */
export const BUILDER = '4';

/** Passages of one region in one block; offsets within it fit 16 bits. */
export const BLOCK_SIZE = 32_768;

/** Which tokens a posting list belongs to. */
export const WORDS = 0;
export const SOUNDS = 1;
export type Field = typeof WORDS | typeof SOUNDS;

/** Open ends of validity, as the whole numbers days are stored as (20240905). */
export const ALWAYS = 0;
export const FOREVER = 99_999_999;

export const dayNumber = (day: string | undefined, open: number): number =>
  day ? Number(day.replaceAll('-', '')) : open;

/**
 * Passages are numbered region by region, so that a region is a few runs of numbers. Posting lists are our own, one a
 * token and block: FTS5's bm25() visits every row of every query term in the whole table before it ranks one, knows no
 * weights and no partitions (figures in knowledge/README.md).
 */
export const schemaOf = (dimensions: number): string => `
  CREATE TABLE stamp (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE documents (
    policy_id TEXT PRIMARY KEY, region TEXT NOT NULL, content_hash TEXT NOT NULL,
    first_passage INTEGER NOT NULL, passages INTEGER NOT NULL, facts TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE passages (
    passage_id INTEGER PRIMARY KEY, policy_id TEXT NOT NULL, ordinal INTEGER NOT NULL,
    headings TEXT NOT NULL, text TEXT NOT NULL,
    vectors BLOB NOT NULL -- int8: the passage's own, then one a sentence
  );
  CREATE TABLE blocks (
    block INTEGER PRIMARY KEY, region TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
    in_force_from BLOB NOT NULL, in_force_to BLOB NOT NULL, -- int32 day numbers
    word_lengths BLOB NOT NULL, sound_lengths BLOB NOT NULL -- uint16 tokens
  );
  CREATE TABLE postings (
    field INTEGER NOT NULL, block INTEGER NOT NULL, token TEXT NOT NULL,
    list BLOB NOT NULL, -- n uint16 offsets within the block, then n uint8 counts
    PRIMARY KEY (field, block, token)
  ) WITHOUT ROWID;
  CREATE VIRTUAL TABLE passage_vectors USING vec0(
    passage_id INTEGER PRIMARY KEY, region TEXT PARTITION KEY, vector INT8[${dimensions}] distance_metric=cosine,
    in_force_from INTEGER, in_force_to INTEGER
  );
`;

export function openFile(file: string, options: { readonly: boolean }): Database.Database {
  const db = new Database(file, { ...options, fileMustExist: options.readonly });
  sqliteVec.load(db);
  return db;
}
