import type { PolicyThread } from '../types';
import { analyseQuestion, type Question, type Words } from './analyse-question';
import type { AnswerKind } from './answer-kinds';
import { plainText } from './plain-text';

const OPENS = /^(?:那么?|那要是|那如果|还有|另外|再问一?下?|它|这个?|那个|要是|如果是?|换成|跟|和)?/;
const LEANS =
  /^(?:那|还有|它|这个|那个|换成|这|要是|如果)|呢[??。]?$|它|这(?:个|项|种|笔|事)|那(?:个|项|种|笔|边)/;

export interface Resolved {
  question: string;
  /** Whether it leaned on what was asked before. */
  leaned: boolean;
}

/** The ways a question can be read, the likelier first; the next is tried where the first finds nothing. */
export function readingsOf(
  text: string,
  thread: PolicyThread | undefined,
  words: Words,
  home: string,
): Resolved[] {
  const alone = { question: text, leaned: false };
  if (!thread) return [alone];
  const asked = analyseQuestion(text, words, home);
  const leaned = resolveFollowUp(text, asked, thread, words, home);
  const kind = asked.kinds[0] ?? 'open';
  // 「一级机构呢」 asks the same of something else, where it adds nothing to what was asked.
  if (kind === 'open' && tellingOf(asked) > 1 && !asked.regions.length && LEANS.test(asked.plain))
    return [leaned, { question: `${restOf(text)}${ASK[thread.kind] ?? ''}`, leaned: true }];
  const telling = tellingOf(asked);
  if (LEANS.test(asked.plain) || (telling < 1 && !asked.focus.some(Boolean))) return [leaned];
  return telling > 6 ? [alone] : [alone, leaned];
}

const tellingOf = ({ focus, plain }: Question) =>
  focus.filter((weight, at) => weight >= 1 && /\p{Script=Han}/u.test(plain[at] ?? '')).length;

/**
 * A follow-up made whole: 「临沂呢」 asks the last question of another region, 「那要怎么申请」 something else of the
 * last subject, 「八十岁以上的呢」 the last question with a condition more. A question that stands alone stays as it is.
 */
function resolveFollowUp(
  text: string,
  asked: Question,
  thread: PolicyThread,
  words: Words,
  home: string,
): Resolved {
  const telling = tellingOf(asked);
  const rest = restOf(text);
  const kind = asked.kinds[0] ?? 'open';
  if (asked.regions.length && telling < 2 && kind === 'open')
    return { question: `${rest}${withoutRegions(thread.question, words, home)}`, leaned: true };
  // Something else of the same subject: 那要怎么申请, 一个月多少钱.
  if (kind !== 'open' && telling < 4)
    return { question: `${regionWord(thread, words, asked.regions)}${thread.subject}${rest}`, leaned: true };
  return { question: `${rest}${thread.question}`, leaned: true };
}

const restOf = (text: string) =>
  plainText(text)
    .replace(OPENS, '')
    .replace(/的?[呢呀啊吧??。]+$/, '');

const ASK: Partial<Record<AnswerKind, string>> = {
  phone: '电话是多少',
  frequency: '多久一次',
  age: '要多大年纪',
  percent: '占多少比例',
  money: '多少钱',
  duration: '要多长时间',
  area: '多大面积',
  count: '有多少',
  when: '什么时候',
  address: '地址在哪里',
  where: '在哪里',
  document: '是哪个文件',
  agency: '归谁管',
  who: '给哪些人',
  how: '怎么办',
  what: '有哪些',
  whether: '有没有',
};

/** The region the thread was about, unless the follow-up names its own. */
function regionWord(thread: PolicyThread, { regions }: Words, named: string[]): string {
  if (named.length || !thread.region) return '';
  return regions.regionOf(thread.region)?.shortName ?? '';
}

function withoutRegions(question: string, { regions }: Words, home: string): string {
  let out = question;
  for (const { span } of [...regions.findMentions(question, home)].reverse())
    out = out.slice(0, span[0]) + out.slice(span[1]).replace(/^[市区县]/, '');
  return out.replace(/^的/, '');
}
