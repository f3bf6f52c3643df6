import type { Sentence } from '../../../../knowledge';
import type { Passage, PolicyDocument } from '../../../../knowledge/types';
import { countOf, type Question } from '../question/analyse-question';
import { type AnswerKind, ASKS, evidenceFor, withoutDates } from '../question/answer-kinds';
import { plainPassage } from '../question/plain-text';
import type { Found } from './find-passages';
import { coverageOf, type Matcher, type Surroundings } from './match-question';

/** What is looked at in one sentence for one question; every value about 0…1. The names stand in weights.json. */
export const FEATURES = [
  'near',
  'inSentence',
  'missing',
  'evidence',
  'strictEvidence',
  'evidenceNear',
  'headingKind',
  'headingWords',
  'fused',
  'words',
  'vectors',
  'sound',
  'cosine',
  'sentenceCosine',
  'yearMissing',
  'note',
  'denied',
  'attributeMissing',
  'aside',
  'totalForEach',
  'short',
  'home',
  'first',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Record<Feature, number>;

export interface Candidate {
  passage: Passage;
  document: PolicyDocument;
  sentence: Sentence;
  /** Place of the sentence in the passage. */
  at: number;
  plain: string;
  around: Surroundings;
  features: Features;
  score: number;
}

/** Kinds that a sentence either holds or does not. */
export const STRICT: ReadonlySet<AnswerKind> = new Set([
  'phone',
  'frequency',
  'age',
  'percent',
  'money',
  'duration',
  'area',
  'count',
  'when',
  'document',
  'address',
]);

/** 「原文没写每户补多少钱」: says that something is not said. */
export const NOTE =
  /(?:原文|文件|答复|材料|方案|报告|汇报|里面|页面)(?:里|中|上)?(?:也|都|还|并)?(?:没有?(?:写|说|提|留|给|列|登|讲|公布|分)|未(?:写|提|列|说))|这份(?:文件|答复|方案|汇报|报告|材料)里?(?:查不到|没有)|没有?写(?:明|清|出)?|查不到/;

const PLAN = /计划|打算|目标|力争|预计|拟/;
const WANTS_PLAN =
  /计划|打算|目标|力争|预计|今年|明年|以后|将来|准备|要[做建到达加新培]|新增|新建|还要|20\d\d年/;
const TOTAL =
  /支出|投入|花了|拨付?|总费用|总额|结算|争取|共?发[放给].{0,14}\d+(?:\.\d+)?多?余?(?:万|亿)元?|补贴共|共\d+(?:\.\d+)?多?(?:万|亿)多?元|\d+(?:\.\d+)?亿元/;
const EACH =
  /每人|每月|每年|每户|每张|每台|每部|每次|每天|每餐|每小时|人均|最高|最多|不超过|一次性|标准|按.{1,12}\d+元/;
const WANTS_TOTAL =
  /一共|总共|总的|花了|投入|支出|用了|拨了?|争取|资金|经费|总额|全市|全区|发了|结算|费用|支付|个人自负/;

export function candidatesOf(
  matcher: Matcher,
  found: Found,
  passage: Passage,
  document: PolicyDocument,
  sentences: Sentence[],
  cosines: number[],
  home: string,
): Omit<Candidate, 'score'>[] {
  const headings = plainPassage(passage.headings.join('\n'));
  const whole = plainPassage(passage.text);
  const title = plainPassage(document.title);
  const headingKinds = kindsOf(headings);
  const { question } = matcher;
  const evidences = sentences.map((sentence) => evidence(question, plainPassage(sentence.text)));
  const anywhere = Math.max(0, ...evidences);
  const denials = sentences.flatMap(({ text }) =>
    NOTE.test(text) ? [plainPassage(text.slice(text.search(NOTE)))] : [],
  );
  return sentences.map((sentence, at) => {
    const plain = plainPassage(sentence.text);
    const around = { sentence: plain, headings, passage: whole, title };
    const coverage = coverageOf(matcher, around);
    const kind = question.kinds[0] ?? 'open';
    const features: Features = {
      near: coverage.near,
      inSentence: coverage.sentence,
      missing: coverage.missing,
      evidence: evidences[at] ?? 0,
      strictEvidence: STRICT.has(kind) ? (evidences[at] ?? 0) : 0.5,
      evidenceNear: anywhere,
      headingKind: headingKinds.includes(kind) ? 1 : 0,
      headingWords: headingOverlap(question, headings),
      fused: found.fused / 2.35,
      words: found.words,
      vectors: found.vectors,
      sound: found.sound,
      cosine: found.cosine,
      sentenceCosine: cosines[at] ?? 0,
      yearMissing: question.years.some(
        (year) => !`${plain}${headings}${whole}${document.publishedAt ?? ''}`.includes(String(year)),
      )
        ? 1
        : 0,
      note: NOTE.test(sentence.text) ? 1 : 0,
      aside:
        (PLAN.test(plain) || (/每[万千百]/.test(plain) && !/每/.test(question.plain))) &&
        !WANTS_PLAN.test(question.plain)
          ? 1
          : 0,
      attributeMissing: attributeMissing(question, plain + headings) ? 1 : 0,
      denied: denials.some((words) => denies(words, question)) ? 1 : 0,
      totalForEach:
        kind === 'money' && TOTAL.test(plain) && !EACH.test(plain) && !WANTS_TOTAL.test(question.plain)
          ? 1
          : 0,
      short: Math.min(1, plain.length / 150),
      home: passage.region === home ? 1 : 0,
      first: at === 0 ? 1 : 0,
    };
    return { passage, document, sentence, at, plain, around, features };
  });
}

/** 津贴 is asked about, and nothing of its kind stands here. */
const attributeMissing = ({ attributes, plain, kinds }: Question, said: string): boolean =>
  attributes.some(
    ({ start, end, family }) =>
      end - start > 1 &&
      !(kinds[0] === 'money' && /\d\D{0,3}元/.test(said)) &&
      ![plain.slice(start, end), ...family].some((word) => said.includes(word)),
  );

const COUNT_UNSAID = /多少(?:个?人|名|家|张|户|个)|人数|数量|几[个家张]/;

/** Whether a remark such as 「没写怎么申请」 is about the very thing that is asked. */
function denies(remark: string, { kinds, attributes, plain }: Question): boolean {
  const kind = kinds[0] ?? 'open';
  const asks = kind === 'count' ? COUNT_UNSAID : ASKS.find(([name]) => name === kind)?.[1];
  const done = /怎么(领|申请|报|兑换|办|评|分)/.exec(remark)?.[1];
  if (done && plain.includes(done) && !STRICT.has(kind)) return true;
  if (STRICT.has(kind) && asks?.test(remark)) return true;
  if (kind === 'money' && /金额|多少元/.test(remark)) return true;
  if (kind !== 'how') return false;
  return (
    attributes.some(({ start, end }) => remark.includes(plain.slice(start, end))) ||
    /怎么|如何|流程|材料/.test(remark)
  );
}

/** The strongest evidence among the kinds asked, the first counting most. */
export function evidence(question: Question, sentence: string): number {
  const rest = withoutSubject(question, sentence);
  const strengthOf = (kind: AnswerKind) => {
    const strength = evidenceFor(kind, STRICT.has(kind) ? sentence : rest);
    if (kind !== 'count' || !question.counted || !strength) return strength;
    return countOf(question.counted).test(withoutDates(sentence)) ? 1 : question.measured ? 0.3 : 0.5;
  };
  const [first = 'open', ...others] = question.kinds;
  const strength = strengthOf(first);
  // A second thing asked adds to the first and does not stand in for it.
  return others.length ? 0.85 * strength + 0.15 * Math.max(...others.map(strengthOf)) : strength;
}

/** The subject's own words are no evidence: 特困人员 in 「特困人员供养标准」 does not say who qualifies. */
function withoutSubject({ plain, focus }: Question, sentence: string): string {
  let rest = sentence;
  for (let at = 0; at < plain.length; at++) {
    if (!focus[at]) continue;
    let end = at;
    while (end < plain.length && focus[end]) end++;
    const run = plain.slice(at, end);
    if (run.length > 1) rest = rest.replaceAll(run, '');
    at = end;
  }
  return rest;
}

const kindsOf = (heading: string): AnswerKind[] =>
  ASKS.filter(([, shape]) => shape.test(heading)).map(([kind]) => kind);

/** Share of the question's telling pairs that stand in the headings. */
function headingOverlap({ plain, focus }: Question, headings: string): number {
  let pairs = 0;
  let held = 0;
  for (let at = 0; at + 1 < plain.length; at++) {
    if (!focus[at] || !focus[at + 1]) continue;
    pairs++;
    if (headings.includes(plain.slice(at, at + 2))) held++;
  }
  return pairs ? held / pairs : 0;
}
