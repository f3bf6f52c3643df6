import type Database from 'better-sqlite3';
import type { Hit, LegFilter, Term } from '../types';
import { BestHits } from './best-hits';
import { type Block, copy, K1 } from './blocks';
import { BLOCK_SIZE, dayNumber, type Field } from './schema';

/** BM25 (k1 1.2, b 0.75) over the posting lists of the blocks asked for; how rare a term is is reckoned within them. */
export function termLeg(db: Database.Database, field: Field) {
  const readList = db
    .prepare('SELECT list FROM postings WHERE field = ? AND block = ? AND token = ?')
    .pluck();
  const readLength = db
    .prepare('SELECT length(list) FROM postings WHERE field = ? AND block = ? AND token = ?')
    .pluck();
  const scores = new Float32Array(BLOCK_SIZE);

  return {
    search(terms: readonly Term[], blocks: readonly Block[], filter: LegFilter): Hit[] {
      const total = blocks.reduce((sum, block) => sum + block.count, 0);
      const lists = levelled(terms).map(({ token, weight }) => {
        const found = blocks.map((block) => readList.get(field, block.block, token) as Buffer | undefined);
        const holders = found.reduce((sum, list) => sum + (list ? list.length / 3 : 0), 0);
        return { found, weight: weight * Math.log(1 + (total - holders + 0.5) / (holders + 0.5)) };
      });
      const day = filter.asOf ? dayNumber(filter.asOf, 0) : undefined;
      const best = new BestHits(filter.limit);
      blocks.forEach((block, at) => {
        scores.fill(0, 0, block.count);
        const norms = block.norms[field];
        for (const { found, weight } of lists) {
          const list = found[at];
          if (list) addScores(scores, list, norms, weight);
        }
        for (let offset = 0; offset < block.count; offset++) {
          const score = scores[offset]!;
          if (score <= 0 || score <= best.floor) continue;
          if (day !== undefined && (block.inForceFrom[offset]! > day || block.inForceTo[offset]! < day))
            continue;
          best.offer({ passageId: block.first + offset, score });
        }
      });
      return best.take();
    },

    /** Passages of these blocks that hold the token. */
    holders: (token: string, blocks: readonly Block[]): number =>
      blocks.reduce(
        (sum, block) => sum + ((readLength.get(field, block.block, token) as number | undefined) ?? 0) / 3,
        0,
      ),
  };
}

function addScores(scores: Float32Array, list: Buffer, norms: Float32Array, weight: number): void {
  const holders = list.length / 3;
  const offsets =
    list.byteOffset % 2 ? new Uint16Array(copy(list.subarray(0, holders * 2))) : viewOf(list, holders);
  const counts = list.subarray(holders * 2);
  for (let at = 0; at < holders; at++) {
    const offset = offsets[at]!;
    const count = counts[at]!;
    scores[offset]! += (weight * count * (K1 + 1)) / (count + norms[offset]!);
  }
}

const viewOf = (list: Buffer, holders: number) => new Uint16Array(list.buffer, list.byteOffset, holders);

/** One term a token, with the largest of its weights. */
function levelled(terms: readonly Term[]): Term[] {
  const weights = new Map<string, number>();
  for (const { token, weight } of terms) weights.set(token, Math.max(weight, weights.get(token) ?? 0));
  return [...weights].map(([token, weight]) => ({ token, weight }));
}
