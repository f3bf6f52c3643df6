import type { Embedder } from '../embedding';
import { segment } from '../passages/segment';

/** A tiny deterministic embedder: tokens hashed into a few dimensions. Texts that share words are alike, no more. */
export function standInEmbedder(
  options: { dimensions?: number; version?: string } = {},
): Embedder & { embedded: number } {
  const dimensions = options.dimensions ?? 32;
  const embed = (text: string): Float32Array => {
    const vector = new Float32Array(dimensions);
    for (const token of segment(text)) {
      let hash = 7;
      for (const character of token) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
      vector[hash % dimensions]! += hash & 64 ? 1 : -1;
    }
    const length = Math.hypot(...vector);
    return length ? vector.map((component) => component / length) : vector;
  };
  return {
    name: 'stand-in',
    version: options.version ?? '1',
    dimensions,
    pooling: 'mean',
    prefix: { query: '', passage: '' },
    embedded: 0,
    async embedPassages(texts) {
      this.embedded += texts.length;
      return texts.map(embed);
    },
    embedQuery: async (text) => embed(text),
  };
}
