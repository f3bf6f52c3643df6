import { splitSentences } from '../../../../knowledge';
import type { PolicyLibrary } from '../types';
import weights from '../weights.json' with { type: 'json' };
import { type Candidate, candidatesOf, FEATURES, type Features } from './features';
import type { Found } from './find-passages';
import type { Matcher } from './match-question';

/** How many passages the reranker looks at. */
export const RERANKED = 50;

/** A shorter sentence, in characters, is no answer. */
export const TELLING = 7;

export type Weights = Record<string, number>;

export const scoreOf = (features: Features, by: Weights = weights.sentence): number =>
  FEATURES.reduce((sum, name) => sum + (by[name] ?? 0) * features[name], 0);

/** Every sentence of the passages found, best first. */
export function rankSentences(
  matcher: Matcher,
  query: Float32Array,
  found: Found[],
  { index }: Pick<PolicyLibrary, 'index'>,
  home: string,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const hit of found.slice(0, RERANKED)) {
    const passage = index.passage(hit.passageId);
    const document = passage && index.document(passage.policyId);
    if (!passage || !document) continue;
    const cosines = index.sentenceScores(hit.passageId, query);
    // 「可以。」 says nothing by itself; it goes with the sentence after it.
    for (const candidate of candidatesOf(
      matcher,
      hit,
      passage,
      document,
      splitSentences(passage.text),
      cosines,
      home,
    ))
      if (candidate.sentence.text.length >= TELLING)
        candidates.push({ ...candidate, score: scoreOf(candidate.features) });
  }
  return candidates.sort((a, b) => b.score - a.score);
}
