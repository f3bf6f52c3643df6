import type { PolicyReply } from '../../server/src/policies';
import { type AnswerCase, levelled } from './case';

export type Verdict =
  | 'right'
  | 'refused though answerable'
  | 'wrong answer'
  | 'answered though unanswerable'
  | 'wrong refusal';

export interface Graded {
  verdict: Verdict;
  why: string;
}

const LONGEST = 200;

/** Strict: a partial answer is a wrong one. `verbatim` says whether a quote stands in the passage it cites. */
export function grade(
  expected: AnswerCase,
  got: PolicyReply,
  verbatim: (quote: string, policyId: string) => boolean,
): Graded {
  const answered = got.outcome === 'answered.policy';
  if (expected.outcome !== 'answered.policy') {
    if (answered)
      return {
        verdict: 'answered though unanswerable',
        why: `expected ${expected.outcome}, got ${got.reply.text}`,
      };
    return got.outcome === expected.outcome
      ? { verdict: 'right', why: '' }
      : { verdict: 'wrong refusal', why: `expected ${expected.outcome}, got ${got.outcome}` };
  }
  if (!answered)
    return { verdict: 'refused though answerable', why: `${got.outcome} at ${got.confidence.toFixed(2)}` };
  const faults = faultsOf(expected, got, verbatim);
  return faults.length
    ? { verdict: 'wrong answer', why: `${faults.join('; ')} — ${got.reply.text}` }
    : { verdict: 'right', why: '' };
}

function faultsOf(
  expected: AnswerCase,
  got: PolicyReply,
  verbatim: (quote: string, policyId: string) => boolean,
): string[] {
  const reply = levelled(got.reply.text);
  const holds = (words: string) => standsIn(reply, levelled(words));
  const faults: string[] = [];
  for (const must of expected.must) {
    const any = Array.isArray(must) ? must : [must];
    if (!any.some(holds)) faults.push(`lacks ${any.join(' / ')}`);
  }
  for (const words of expected.mustNot) if (holds(words)) faults.push(`says ${words}`);
  if (!got.citations.length) faults.push('no citation');
  for (const cited of [expected.citation, expected.alsoCited]) {
    if (cited && got.citations.length) faults.push(...citationFaults(cited, got.citations));
  }
  for (const { quote, policyId } of got.citations)
    if (!verbatim(quote, policyId)) faults.push('a quote that is not verbatim');
  if (got.reply.text.length > LONGEST) faults.push(`${got.reply.text.length} characters`);
  return faults;
}

type Cited = NonNullable<AnswerCase['citation']>;

function citationFaults({ region, title, published }: Cited, citations: PolicyReply['citations']): string[] {
  const faults: string[] = [];
  if (region && !citations.some((citation) => citation.region === region))
    faults.push(`cites ${citations.map((c) => c.region)}, not ${region}`);
  const titled = citations.filter((citation) => !title || levelled(citation.title).includes(levelled(title)));
  if (!titled.length) faults.push(`cites ${citations.map((c) => c.title)}, not ${title}`);
  else if (published && !titled.some((citation) => citation.publishedAt?.startsWith(published)))
    faults.push(`cites the version of ${titled.map((c) => c.publishedAt)}, not of ${published}`);
  return faults;
}

/** A short number has to stand alone: 18 is not in 118. */
function standsIn(reply: string, words: string): boolean {
  if (!/^\d{1,3}$/.test(words)) return reply.includes(words);
  return new RegExp(`(?<![\\d.])${words}(?![\\d.])`).test(reply);
}
