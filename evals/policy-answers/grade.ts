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
  const holds = (words: string) => reply.includes(levelled(words));
  const faults: string[] = [];
  for (const must of expected.must) {
    const any = Array.isArray(must) ? must : [must];
    if (!any.some(holds)) faults.push(`lacks ${any.join(' / ')}`);
  }
  for (const words of expected.mustNot) if (holds(words)) faults.push(`says ${words}`);
  const { region, title } = expected.citation ?? {};
  if (!got.citations.length) faults.push('no citation');
  if (region && !got.citations.some((citation) => citation.region === region))
    faults.push(`cites ${got.citations.map((c) => c.region)}, not ${region}`);
  if (title && !got.citations.some((citation) => levelled(citation.title).includes(levelled(title))))
    faults.push(`cites ${got.citations.map((c) => c.title)}, not ${title}`);
  for (const { quote, policyId } of got.citations)
    if (!verbatim(quote, policyId)) faults.push('a quote that is not verbatim');
  if (got.reply.text.length > LONGEST) faults.push(`${got.reply.text.length} characters`);
  return faults;
}
