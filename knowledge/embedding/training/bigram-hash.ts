/**
 * The bigram directory: a bigram's two character ids hash to a slot, the slot holds the row of its vector or 0 for
 * none. The same arithmetic runs inside the ONNX graph, so ids must be the tokenizer's.
 */
export const DIRECTORY_SLOTS = 1 << 18;
export const HASH_FIRST = 40_503;
export const HASH_SECOND = 91_193;

export const slotOf = (first: number, second: number): number =>
  (first * HASH_FIRST + second * HASH_SECOND) % DIRECTORY_SLOTS;

/**
 * Fills the directory in the order given (most wanted first). A bigram that hashes to a taken slot gets no row, and
 * slot 0 stays empty because padding hashes there. Returns the bigrams that got one, in row order (row 1 first).
 */
export function fillDirectory(bigrams: readonly (readonly [number, number])[], rows: number) {
  const directory = new Uint16Array(DIRECTORY_SLOTS);
  const kept: number[] = [];
  for (const [index, [first, second]] of bigrams.entries()) {
    if (kept.length === rows) break;
    const slot = slotOf(first, second);
    if (slot === 0 || directory[slot]) continue;
    kept.push(index);
    directory[slot] = kept.length;
  }
  return { directory, kept };
}
