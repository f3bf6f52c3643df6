import type { Random } from './random';
import type { Vocabulary } from './vocabulary';

/** The trainable table: a vector a token, summed over a text and brought to length 1. */
export interface StaticRows {
  dimensions: number;
  rows: Float32Array;
  /** Writes the unit vector of `tokens` into `out` at `offset`; returns the sum's length. */
  embed(tokens: Int32Array, out: Float32Array, offset: number): number;
  /** Moves the tokens' rows against the gradient of the unit vector (row-wise Adagrad). */
  learn(tokens: Int32Array, unit: Float32Array, gradient: Float32Array, at: Place): void;
}

interface Place {
  offset: number;
  /** Of the sum, as `embed` returned it. */
  length: number;
  rate: number;
}

/** Rows start as noise, longer for rarer tokens: the share of texts a token is in is `share(row)`. */
export function startRows(vocabulary: Vocabulary, dimensions: number, random: Random): StaticRows {
  const count = vocabulary.characters.length + vocabulary.bigrams.length;
  const rows = new Float32Array(count * dimensions);
  const squares = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    const rarity = Math.log(1 / vocabulary.share(row)) / 8;
    const weight = (row < vocabulary.characters.length ? 0.4 : 1) * rarity;
    for (let d = 0; d < dimensions; d++)
      rows[row * dimensions + d] = (weight * random.normal()) / Math.sqrt(dimensions);
  }
  const step = new Float32Array(dimensions);

  return {
    dimensions,
    rows,
    embed: (tokens, out, offset) => {
      for (let d = 0; d < dimensions; d++) out[offset + d] = 0;
      for (let t = 0; t < tokens.length; t++) {
        const from = tokens[t]! * dimensions;
        for (let d = 0; d < dimensions; d++) out[offset + d] = out[offset + d]! + rows[from + d]!;
      }
      let sum = 1e-12;
      for (let d = 0; d < dimensions; d++) sum += out[offset + d]! * out[offset + d]!;
      const length = Math.sqrt(sum);
      for (let d = 0; d < dimensions; d++) out[offset + d] = out[offset + d]! / length;
      return length;
    },
    learn: (tokens, unit, gradient, { offset, length, rate }) => {
      let along = 0;
      for (let d = 0; d < dimensions; d++) along += gradient[offset + d]! * unit[offset + d]!;
      let energy = 0;
      for (let d = 0; d < dimensions; d++) {
        step[d] = (gradient[offset + d]! - along * unit[offset + d]!) / length;
        energy += step[d]! * step[d]!;
      }
      energy /= dimensions;
      for (let t = 0; t < tokens.length; t++) {
        const row = tokens[t]!;
        const from = row * dimensions;
        squares[row] = squares[row]! + energy;
        const scale = rate / (Math.sqrt(squares[row]!) + 1e-8);
        for (let d = 0; d < dimensions; d++) rows[from + d] = rows[from + d]! - scale * step[d]!;
      }
    },
  };
}
