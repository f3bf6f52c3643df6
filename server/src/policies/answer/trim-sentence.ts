import { evidence } from '../passage/features';
import { coverageOf, type Matcher, type Surroundings } from '../passage/match-question';
import type { Question } from '../question/analyse-question';
import { plainText } from '../question/plain-text';

/** A sentence this short, in characters, is given whole. */
const WHOLE = 78;
/** What a clause carries that must not be cut off: conditions, ceilings, exceptions, whom and how much. */
const BINDING =
  /但|除外|不得|不超过|不低于|不少于|最[高多低]|以上|以下|以内|[只仅]|须|必须|符合|凡|满|周岁|失能|低保|特困|户籍|每[人月年户]|其中|分别|以及|且|经.{1,12}(?:评估|批准|审核|同意)|自.{1,16}起|到\d{4}年|计划|预计|拟|力争|目标/;

/**
 * The part of a long sentence that answers: the shortest run of clauses that holds all that the whole holds of the
 * question and its evidence, with the clauses beside it that bind it. Offsets into the sentence.
 */
export function trimSentence(
  sentence: string,
  matcher: Matcher,
  around: Surroundings,
): { start: number; end: number } {
  const whole = { start: 0, end: sentence.length };
  if (sentence.length <= WHOLE) return whole;
  const clauses = clausesOf(sentence);
  if (clauses.length < 2) return whole;
  const value = (from: number, to: number) => {
    const plain = plainText(sentence.slice(clauses[from]!.start, clauses[to]!.end));
    return (
      coverageOf(matcher, { ...around, sentence: plain, passage: '' }).sentence +
      evidenceIn(matcher.question, plain)
    );
  };
  const most = value(0, clauses.length - 1);
  let best = { from: 0, to: clauses.length - 1 };
  const length = ({ from, to }: typeof best) => clauses[to]!.end - clauses[from]!.start;
  for (let from = 0; from < clauses.length; from++)
    for (let to = from; to < clauses.length; to++)
      if (length({ from, to }) < length(best) && value(from, to) >= most - 0.03) best = { from, to };
  let { from, to } = best;
  const text = (n: number) => sentence.slice(clauses[n]!.start, clauses[n]!.end);
  while (
    from > 0 &&
    length({ from: from - 1, to }) <= MOST &&
    (BINDING.test(text(from - 1)) || dangling(text(from)))
  )
    from--;
  while (to + 1 < clauses.length && length({ from, to: to + 1 }) <= MOST && BINDING.test(text(to + 1))) to++;
  return { start: clauses[from]!.start, end: clauses[to]!.end };
}

/** Longest a trimmed sentence may grow by the clauses that bind it. */
const MOST = 130;

/** A clause that cannot begin an answer. */
const dangling = (clause: string) =>
  /^(?:并|且|而|其|该|此|也|还|则|以及|或|和|并且|占|达到|其中|超|均|由此|使|让)/.test(clause.trim());

const evidenceIn = (question: Question, plain: string) => evidence(question, plain);

/** Parts a sentence at commas and semicolons outside brackets, quotes and titles. */
export function clausesOf(sentence: string): { start: number; end: number }[] {
  const clauses: { start: number; end: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < sentence.length; at++) {
    const c = sentence[at] ?? '';
    if ('《〈“‘((〔['.includes(c)) depth++;
    else if ('》〉”’))〕]'.includes(c)) depth = Math.max(0, depth - 1);
    else if (
      !depth &&
      '，,；;：:'.includes(c) &&
      !(/\d/.test(sentence[at - 1] ?? '') && /\d/.test(sentence[at + 1] ?? ''))
    ) {
      clauses.push({ start, end: at + 1 });
      start = at + 1;
    }
  }
  if (start < sentence.length) clauses.push({ start, end: sentence.length });
  return clauses;
}
