import type { PolicyHit } from '../../contract';
import { askLibrary, assertRegion, hear } from './ask-library';
import type { Candidate } from './passage/features';
import { analyseQuestion } from './question/analyse-question';
import type { PolicyCtx, SearchInput } from './types';
import { validityOf } from './validity';

/**
 * The passages that may answer a question, best first: those of the asker's region and the regions above it that are
 * in force on the day, and of other regions only where the question names them.
 * Throws `invalid` for an unknown region.
 */
export async function searchPolicies(
  ctx: Pick<PolicyCtx, 'library' | 'clock'>,
  input: SearchInput,
): Promise<PolicyHit[]> {
  const { library, clock } = ctx;
  assertRegion(library, input.region);
  const question = analyseQuestion(hear(library, input.question, input.region), library, input.region);
  const asOf = input.asOf ?? question.asOf ?? clock.today();
  const regions = question.regions.length ? question.regions : [input.region];
  const asked = await Promise.all(regions.map((region) => askLibrary(library, question, region, asOf)));
  const best = new Map<number, Candidate>();
  for (const candidate of asked.flatMap(({ candidates }) => candidates)) {
    const { passageId } = candidate.passage;
    if ((best.get(passageId)?.score ?? Number.NEGATIVE_INFINITY) < candidate.score)
      best.set(passageId, candidate);
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, input.limit ?? 10)
    .map(({ passage, document, score }) => ({
      policyId: document.policyId,
      passageId: String(passage.passageId),
      title: document.title,
      heading: passage.headings.join(' › '),
      text: passage.text,
      score: Math.round(score * 1000) / 1000,
      issuer: document.issuer,
      docNumber: document.docNumber,
      publishedAt: document.publishedAt,
      region: document.region,
      regionName: document.regionName,
      validity: validityOf(document, clock.today()),
    }));
}
