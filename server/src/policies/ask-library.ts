import type { CivilDate } from '../platform/civil-time';
import { Problem } from '../platform/errors';
import type { Candidate } from './passage/features';
import { findPassages } from './passage/find-passages';
import { type Matcher, matcherFor } from './passage/match-question';
import { rankSentences } from './passage/rank-sentences';
import type { Question } from './question/analyse-question';
import { repairSound } from './question/repair-sound';
import type { PolicyLibrary } from './types';

export interface Asked {
  matcher: Matcher;
  /** Sentences, best first. */
  candidates: Candidate[];
}

/** Throws `invalid` when the code is no region of GB/T 2260. */
export function assertRegion({ regions }: Pick<PolicyLibrary, 'regions'>, code: string): void {
  if (!regions.regionOf(code))
    throw new Problem(
      'invalid',
      `没有 ${code} 这个地区。region takes a six-digit GB/T 2260 code such as 320200 (无锡), 310104 (徐汇) or 100000 (the whole country).`,
      [{ path: 'region', message: 'an unknown region' }],
    );
}

/** The question as it was meant: words of the field and names of regions that a recogniser misheard are put right. */
export function hear(
  { index, regions, lexicon, places }: PolicyLibrary,
  text: string,
  region: string,
): string {
  const scope = regions.scopeOf(region);
  const names = places.map(({ name }) => name);
  return repairSound(text, lexicon, names, (pair) => index.commonness(pair, scope) > 0);
}

/** The sentences that may answer a question, in one region and those above it, in force on a day. */
export async function askLibrary(
  library: PolicyLibrary,
  question: Question,
  region: string,
  asOf: CivilDate,
): Promise<Asked> {
  const index = library.index;
  const regions = library.regions.scopeOf(region);
  const matcher = matcherFor(question, { index, lexicon: library.lexicon }, regions);
  const query = await library.embedder.embedQuery(question.text);
  const found = findPassages(matcher, query, { index }, { regions, asOf });
  return { matcher, candidates: rankSentences(matcher, query, found, { index }, region) };
}
