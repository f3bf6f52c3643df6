import { type Sentence, splitSentences } from '../../../../knowledge';
import { type Candidate, NOTE } from '../passage/features';
import type { Matcher } from '../passage/match-question';
import { TELLING } from '../passage/rank-sentences';
import { plainText } from '../question/plain-text';
import { trimSentence } from './trim-sentence';

export interface Chosen {
  /** What to say, in the order of the passage. */
  text: string;
  /** Verbatim from the passage, from the first chosen sentence to the last. */
  quote: string;
}

/** Longest, in characters, that a second sentence may make an answer. */
const TWO_SENTENCES = 150;
/** Longest an answer may be before it is labelled. */
const LONGEST = 175;

/** A curator's remark on a misprint of the original; it stays in the quote. */
const EDITORIAL = /[(（][^()（）]*原文[^()（）]*[)）]/g;

/** A sentence that limits the one before it. */
const LIMITS =
  /^(?:但|不过|只有|仅|除|须|不|另外?|超过|对象|这笔|这个?数|限|前款|其中)|除外|不包括|不含|不是现金|上限|封顶|作废|不归|不发给|应当?是|不能当准/;

/** The one or two sentences of a passage that answer, cut to what is needed. `siblings` are all sentences of the passage. */
export function chooseSentences(best: Candidate, siblings: Candidate[], matcher: Matcher): Chosen {
  const inOrder = [...siblings].sort((a, b) => a.at - b.at);
  const chosen = [best];
  for (const sibling of bySupport(best, inOrder)) {
    if (chosen.length > 1 || OPENS_LIST.test(best.sentence.text)) break;
    const length = best.sentence.text.length + sibling.sentence.text.length;
    if (length <= TWO_SENTENCES) chosen.push(sibling);
  }
  if (OPENS_LIST.test(best.sentence.text)) chosen.push(...listAfter(best, inOrder));
  chosen.sort((a, b) => a.at - b.at);
  const sentences = splitSentences(best.passage.text);
  const parts = chosen.map(({ sentence, around }) => {
    const { start, end } = trimSentence(sentence.text, matcher, around);
    return { start: start ? sentence.start + start : leadIn(sentence, sentences), end: sentence.start + end };
  });
  const whole = best.passage.text;
  const text = parts.map(({ start, end }) => whole.slice(start, end).trim()).join('');
  return {
    text: closed(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text.replace(EDITORIAL, '')),
    quote: whole
      .slice(parts[0]!.start, parts.at(-1)!.end)
      .trim()
      .replace(/[，,、；;：:]+$/, ''),
  };
}

/** 「按照下列程序办理:」: what is asked for stands in the items that follow. */
const OPENS_LIST = /[：:]$/;

function listAfter(best: Candidate, inOrder: Candidate[]): Candidate[] {
  const items: Candidate[] = [];
  let length = best.sentence.text.length;
  for (const item of inOrder.filter(({ at }) => at > best.at)) {
    length += item.sentence.text.length;
    if (length > LONGEST) break;
    items.push(item);
  }
  return items;
}

/** Where a sentence begins, with the 「可以。」 before it. */
function leadIn({ start }: Sentence, sentences: Sentence[]): number {
  const before = sentences.findLast((sentence) => sentence.end <= start);
  return before && before.text.length < TELLING ? before.start : start;
}

/** How near, in score, a second sentence has to be, and how long both may be, in characters. */
const CLOSE = 2;
const BOTH = 120;

/** 「这是全区合计」 says nothing without the sentence before it. */
const LEANS_BACK = /^(?:这|其中|它|该|此|另|由此|前款)/;

/** The neighbours that belong to the answer: what limits it, and what holds the rest of the question. */
function bySupport(best: Candidate, inOrder: Candidate[]): Candidate[] {
  const before = inOrder.find(({ at }) => at === best.at - 1);
  if (before && LEANS_BACK.test(best.sentence.text)) return [before];
  const next = inOrder.find(({ at }) => at === best.at + 1);
  const limiting = next && LIMITS.test(next.sentence.text) && !onlyNote(next) ? [next] : [];
  const completing = inOrder
    .filter((other) => other !== best && Math.abs(other.at - best.at) <= 2 && !onlyNote(other))
    .filter(
      (other) => best.features.inSentence < 0.75 && other.features.evidence >= 0.9 && adds(best, other) > 0.2,
    )
    .sort((a, b) => b.score - a.score);
  // Two that answer nearly as well are both given, where that stays short.
  const close = inOrder
    .filter((other) => Math.abs(other.at - best.at) === 1 && !NOTE.test(other.sentence.text))
    .filter((other) => best.score - other.score < CLOSE && other.features.evidence >= 0.55)
    .filter((other) => best.sentence.text.length + other.sentence.text.length <= BOTH)
    .sort((a, b) => b.score - a.score);
  return [...new Set([...limiting, ...completing, ...close])];
}

const adds = (best: Candidate, other: Candidate) =>
  other.features.inSentence - best.features.inSentence + 0.5 * (other.features.inSentence > 0.3 ? 1 : 0);

const onlyNote = ({ sentence }: Candidate) =>
  NOTE.test(sentence.text) && !/\d/.test(plainText(sentence.text));

/** An answer ends with a full stop. */
export const closed = (text: string): string => {
  const trimmed = text.trim().replace(/[，,、；;：:]+$/, '');
  return /[。！？!?…]$/.test(trimmed) ? trimmed : `${trimmed}。`;
};
