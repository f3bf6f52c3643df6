import type Database from 'better-sqlite3';
import { BLOCK_SIZE, type Field, SOUNDS, WORDS } from './schema';

/** Gathers the passages of one region until a block is full, then writes its posting lists in order. */
export class BlockWriter {
  private block = 0;
  private region = '';
  private first = 0;
  private from: number[] = [];
  private to: number[] = [];
  private readonly lengths: Record<Field, number[]> = { [WORDS]: [], [SOUNDS]: [] };
  private readonly lists: Record<Field, Map<string, number[]>> = { [WORDS]: new Map(), [SOUNDS]: new Map() };
  private readonly totals: Record<Field, number> = { [WORDS]: 0, [SOUNDS]: 0 };
  private readonly insertBlock: Database.Statement;
  private readonly insertList: Database.Statement;

  constructor(db: Database.Database) {
    this.insertBlock = db.prepare('INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.insertList = db.prepare('INSERT INTO postings VALUES (?, ?, ?, ?)');
  }

  /** Passages must come in the order of their ids, region by region. */
  add(passage: {
    passageId: number;
    region: string;
    from: number;
    to: number;
    words: string[];
    sounds: string[];
  }) {
    if (passage.region !== this.region || this.from.length === BLOCK_SIZE) {
      this.flush();
      this.region = passage.region;
      this.first = passage.passageId;
    }
    const offset = this.from.length;
    this.from.push(passage.from);
    this.to.push(passage.to);
    this.count(WORDS, offset, passage.words);
    this.count(SOUNDS, offset, passage.sounds);
  }

  /** Tokens in all passages, by field; what the mean length is reckoned from. */
  finish(): Record<Field, number> {
    this.flush();
    return this.totals;
  }

  private count(field: Field, offset: number, tokens: string[]) {
    this.lengths[field].push(Math.min(tokens.length, 0xffff));
    this.totals[field] += tokens.length;
    const lists = this.lists[field];
    for (const token of tokens) {
      const list = lists.get(token);
      if (!list) lists.set(token, [offset * 256 + 1]);
      else if (list.at(-1)! >> 8 !== offset) list.push(offset * 256 + 1);
      else if ((list.at(-1)! & 255) < 255) list[list.length - 1]!++;
    }
  }

  private flush() {
    if (!this.from.length) return;
    const bytes = (array: ArrayBufferView) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    this.insertBlock.run(
      this.block,
      this.region,
      this.first,
      this.from.length,
      bytes(Int32Array.from(this.from)),
      bytes(Int32Array.from(this.to)),
      bytes(Uint16Array.from(this.lengths[WORDS])),
      bytes(Uint16Array.from(this.lengths[SOUNDS])),
    );
    for (const field of [WORDS, SOUNDS] as const) {
      for (const token of [...this.lists[field].keys()].sort())
        this.insertList.run(field, this.block, token, encodeList(this.lists[field].get(token)!));
      this.lists[field].clear();
      this.lengths[field] = [];
    }
    this.from = [];
    this.to = [];
    this.block++;
  }
}

function encodeList(list: number[]): Buffer {
  const buffer = Buffer.allocUnsafe(list.length * 3);
  for (let at = 0; at < list.length; at++) {
    buffer.writeUInt16LE(list[at]! >> 8, at * 2);
    buffer[list.length * 2 + at] = list[at]! & 255;
  }
  return buffer;
}
