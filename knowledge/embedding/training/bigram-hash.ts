/**
 * The bigram directory: a bigram's two character ids hash to a slot, the slot holds the row of its vector (0 for none)
 * and a fingerprint that tells it from most others that hash there. The same arithmetic runs inside the ONNX graph, so
 * ids must be the tokenizer's.
 */
export const DIRECTORY_SLOTS = 1 << 18;
export const FINGERPRINTS = 251;
export const HASH = {
  slotFirst: 40_503,
  slotSecond: 91_193,
  printFirst: 7_919,
  printSecond: 104_729,
} as const;

export const slotOf = (first: number, second: number): number =>
  (first * HASH.slotFirst + second * HASH.slotSecond) % DIRECTORY_SLOTS;

export const fingerprintOf = (first: number, second: number): number =>
  (first * HASH.printFirst + second * HASH.printSecond) % FINGERPRINTS;

export interface Directory {
  /** Slot → 1-based bigram row, 0 for none. */
  rows: Uint16Array;
  /** Slot → fingerprint of the bigram that has it. */
  fingerprints: Uint8Array;
}

/**
 * Fills the directory in the order given (most wanted first). A bigram that hashes to a taken slot gets no row, and
 * slot 0 stays empty because padding hashes there. `kept` names the bigrams that got one, in row order (row 1 first).
 */
export function fillDirectory(
  bigrams: readonly (readonly [number, number])[],
  most: number,
): Directory & { kept: number[] } {
  const rows = new Uint16Array(DIRECTORY_SLOTS);
  const fingerprints = new Uint8Array(DIRECTORY_SLOTS);
  const kept: number[] = [];
  for (const [index, [first, second]] of bigrams.entries()) {
    if (kept.length === most) break;
    const slot = slotOf(first, second);
    if (slot === 0 || rows[slot]) continue;
    kept.push(index);
    rows[slot] = kept.length;
    fingerprints[slot] = fingerprintOf(first, second);
  }
  return { rows, fingerprints, kept };
}
