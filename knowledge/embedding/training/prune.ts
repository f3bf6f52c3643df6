import { fillDirectory } from './bigram-hash';
import type { StaticRows } from './static-rows';
import type { Vocabulary } from './vocabulary';
import { SPECIAL_TOKENS, type StaticModel } from './write-model';

/**
 * Keeps the bigrams that weigh most in the texts they are in: length of the vector times how often it is met. Choosing
 * after training beat choosing the commonest before it (README).
 */
export function prune(table: StaticRows, all: Vocabulary, bigrams: number): StaticModel {
  const { dimensions, rows } = table;
  const base = all.characters.length;
  const order = all.bigrams
    .map((pair, at) => {
      let squares = 0;
      for (let d = 0; d < dimensions; d++) squares += rows[(base + at) * dimensions + d]! ** 2;
      return { pair, at, worth: squares * Math.sqrt(all.share(base + at)) };
    })
    .sort((a, b) => b.worth - a.worth);
  const idOf = (index: number) => SPECIAL_TOKENS.length + index;
  const { directory, kept } = fillDirectory(
    order.map(({ pair: [first, second] }) => [idOf(first), idOf(second)] as const),
    bigrams,
  );
  const pruned = new Float32Array((base + kept.length) * dimensions);
  pruned.set(rows.subarray(0, base * dimensions));
  for (const [row, at] of kept.entries()) {
    const from = (base + order[at]!.at) * dimensions;
    pruned.set(rows.subarray(from, from + dimensions), (base + row) * dimensions);
  }
  return { dimensions, characters: all.characters, directory, rows: pruned };
}
