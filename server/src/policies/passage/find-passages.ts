import type { Hit, LegFilter } from '../../../../knowledge/types';
import type { PolicyLibrary } from '../types';
import type { Matcher } from './match-question';

export interface Found {
  passageId: number;
  /** The fused score, 0…1 of the best possible. */
  fused: number;
  /** Each leg's score brought to 0…1 among what it found; 0 where it did not find the passage. */
  words: number;
  vectors: number;
  sound: number;
  /** The raw cosine of the nearest of passage and sentences. */
  cosine: number;
}

/** What each leg counts for; see the ablations in evals/policy-retrieval. */
export const LEGS = { words: 1, vectors: 1, sound: 0.35 };
const PER_LEG = 100;

/** The passages of the regions, in force on the day, that words, meaning or sound bring near the question. */
export function findPassages(
  matcher: Matcher,
  query: Float32Array,
  { index }: Pick<PolicyLibrary, 'index'>,
  filter: Omit<LegFilter, 'limit'>,
  legs: Partial<typeof LEGS> = LEGS,
): Found[] {
  const all = new Map<number, Found>();
  const take = (leg: 'words' | 'vectors' | 'sound', hits: Hit[]) => {
    const weight = legs[leg] ?? 0;
    const top = hits[0]?.score ?? 0;
    const low = hits.length > 1 ? (hits.at(-1)?.score ?? 0) : 0;
    for (const { passageId, score } of hits) {
      const found = all.get(passageId) ?? { passageId, fused: 0, words: 0, vectors: 0, sound: 0, cosine: 0 };
      found[leg] = top > low ? (score - low) / (top - low) : 1;
      if (leg === 'vectors') found.cosine = score;
      found.fused += weight * found[leg];
      all.set(passageId, found);
    }
  };
  const wide = { ...filter, limit: PER_LEG };
  if (legs.words) take('words', index.bm25(matcher.terms, wide));
  if (legs.vectors) take('vectors', index.vectors(query, wide));
  if (legs.sound) take('sound', index.sound(matcher.soundTerms, wide));
  return [...all.values()].sort((a, b) => b.fused - a.fused || a.passageId - b.passageId);
}
