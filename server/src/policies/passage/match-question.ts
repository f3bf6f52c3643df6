import { segment, soundTokens } from '../../../../knowledge';
import type { Lexicon } from '../../../../knowledge/lexicon';
import type { PolicyIndex, Term } from '../../../../knowledge/types';
import type { Question } from '../question/analyse-question';
import { plainText } from '../question/plain-text';

/** A question made ready to be held against passages of some regions. */
export interface Matcher {
  question: Question;
  /** What each character of the subject weighs: focus × rarity. */
  weights: number[];
  /** Terms for the word leg: the subject's own and, weaker, its official forms. */
  terms: Term[];
  soundTerms: Term[];
  /** Places in the question that the lexicon or a family of words knows other words for. */
  spans: Span[];
}

interface Span {
  start: number;
  end: number;
  /** Counts in the sentence and its headings only. */
  near?: boolean;
  forms: { plain: string; strength: number }[];
}

/** Texts of one sentence and what stands around it, all plain. */
export interface Surroundings {
  sentence: string;
  headings: string;
  /** The whole passage. */
  passage: string;
  /** Title and topics of the document. */
  title: string;
}

export interface Coverage {
  /** 0…1: share of the subject's weight found in the sentence, its headings, or weaker around it. */
  near: number;
  /** 0…1: share found in the sentence itself. */
  sentence: number;
  /** The heaviest thing not found at all, 0…1. */
  missing: number;
}

/** A longer phrase of the lexicon (不同意装电梯 for 加装电梯) says more than its official form does. */
const LONG = 5;

/** Above this share of a scope's passages a token tells nothing. */
const TOO_COMMON = 0.3;

export function matcherFor(
  question: Question,
  { index, lexicon }: { index: PolicyIndex; lexicon: Lexicon },
  regions: readonly string[],
): Matcher {
  const { plain, focus, attributes } = question;
  const commonness = new Map<string, number>();
  const common = (token: string) => {
    const known = commonness.get(token);
    if (known !== undefined) return known;
    const share = index.commonness(token, regions);
    commonness.set(token, share);
    return share;
  };
  const runs = runsOf(plain, focus);
  const weights = focus.map((weight, at) => (weight ? weight * rarityAt(plain, focus, at, common) : 0));
  const expansions = lexicon.expand(plain).filter(({ start, end }) => touches(focus, start, end));
  const terms = new Map<string, number>();
  const add = (token: string, weight: number) => {
    if (common(token) <= TOO_COMMON) terms.set(token, Math.max(terms.get(token) ?? 0, weight));
  };
  for (const run of runs) for (const token of segment(run)) add(token, token.length > 1 ? 1 : 0.4);
  for (const { start, end, family } of attributes) {
    const said = plain.slice(start, end);
    for (const token of segment(said)) add(token, 0.5);
    for (const word of family.slice(0, 6))
      for (const token of segment(word)) if (token.length > 1) add(token, 0.15);
  }
  for (const { official } of expansions)
    for (const { form, weight } of official)
      for (const token of segment(form)) add(token, (token.length > 1 ? 0.7 : 0.2) * weight);

  return {
    question,
    weights,
    terms: [...terms].map(([token, weight]) => ({ token, weight })),
    soundTerms: [...new Set(runs.flatMap((run) => soundTokens(run)))].map((token) => ({ token, weight: 1 })),
    spans: [
      ...expansions.map(({ start, end, official }) => ({
        start,
        end,
        forms: official.map(({ form, weight }) => ({
          plain: plainText(form),
          strength: (0.75 + 0.2 * Math.min(1, weight)) * Math.min(1, LONG / (end - start)),
        })),
      })),
      ...attributes.map(({ start, end, family }) => ({
        start,
        end,
        near: true,
        forms: family.map((word) => ({ plain: word, strength: word.length > 1 ? 0.9 : 0.8 })),
      })),
    ],
  };
}

/** How rare what stands at a character is, 0.2…1: of the pairs and numbers it belongs to, the rarest. */
function rarityAt(plain: string, focus: number[], at: number, common: (token: string) => number): number {
  const number = numberAt(plain, at);
  const tokens = number
    ? [number]
    : [focus[at - 1] ? plain.slice(at - 1, at + 1) : '', focus[at + 1] ? plain.slice(at, at + 2) : ''].filter(
        Boolean,
      );
  // A verb of one character is said in many ways.
  if (!tokens.length) return ALONE;
  const share = Math.min(...tokens.map(common));
  return Math.min(1, Math.max(0.2, -Math.log(share + 0.01) / Math.log(100)));
}

const ALONE = 0.25;

const touches = (focus: number[], start: number, end: number) =>
  focus.slice(start, end).some((weight) => weight > 0);

function runsOf(plain: string, focus: number[]): string[] {
  const runs: string[] = [];
  for (let at = 0; at < plain.length; at++) {
    if (!focus[at]) continue;
    let end = at;
    while (end < plain.length && focus[end]) end++;
    runs.push(plain.slice(at, end));
    at = end;
  }
  return runs;
}

/** The whole number a digit belongs to. */
function numberAt(plain: string, at: number): string | undefined {
  if (!/[\d]/.test(plain[at] ?? '')) return undefined;
  let start = at;
  while (/[\d.]/.test(plain[start - 1] ?? '')) start--;
  let end = at;
  while (/[\d.]/.test(plain[end] ?? '')) end++;
  return plain.slice(start, end).replace(/\.$/, '');
}

/** In characters: the sentences of a longer passage are about several things. */
const SHORT_PASSAGE = 160;

const TIERS = [
  ['sentence', 1],
  ['headings', 0.95],
  ['passage', 0.7],
  ['title', 0.85],
] as const;

/** How much of what the question is about stands in a sentence and around it. */
export function coverageOf(
  { question: { plain, focus, attributes }, weights, spans }: Matcher,
  around: Surroundings,
): Coverage {
  const found = new Array<number>(plain.length).fill(0);
  const inSentence = new Array<number>(plain.length).fill(0);
  const credit = (start: number, end: number, strength: number, inside: boolean) => {
    for (let at = start; at < end; at++) {
      found[at] = Math.max(found[at] ?? 0, strength);
      if (inside) inSentence[at] = Math.max(inSentence[at] ?? 0, strength);
    }
  };
  for (const [tier, full] of TIERS) {
    const text = around[tier];
    const strength = tier === 'passage' && text.length > SHORT_PASSAGE ? full * 0.65 : full;
    const inside = tier === 'sentence';
    for (let at = 0; at < plain.length; at++) {
      if (!focus[at]) continue;
      const number = numberAt(plain, at);
      if (number) {
        if (holdsNumber(text, number)) credit(at, at + 1, strength, inside);
      } else if (focus[at + 1] && !/\d/.test(plain[at + 1] ?? '') && text.includes(plain.slice(at, at + 2)))
        credit(at, at + 2, strength, inside);
      else if (!focus[at - 1] && !focus[at + 1] && text.includes(plain[at] ?? ''))
        credit(at, at + 1, 0.8 * strength, inside);
    }
    for (const { start, end, forms, near } of spans) {
      if (near && tier !== 'sentence' && tier !== 'headings') continue;
      const best = Math.max(0, ...forms.map((form) => (text.includes(form.plain) ? form.strength : 0)));
      const own = text.includes(plain.slice(start, end)) ? 1 : 0;
      if (best || own) credit(start, end, Math.max(best, own) * strength, inside);
    }
  }
  creditSounds(plain, focus, found, around, credit);

  const all = weights.map(
    (weight, at) => weight || (attributes.some(({ start, end }) => at >= start && at < end) ? ATTRIBUTE : 0),
  );
  const total = all.reduce((sum, weight) => sum + weight, 0);
  if (!total) return { near: 0, sentence: 0, missing: 1 };
  const share = (by: number[]) => all.reduce((sum, weight, at) => sum + weight * (by[at] ?? 0), 0) / total;
  return { near: share(found), sentence: share(inSentence), missing: heaviestGap(all, found) };
}

/** An attribute such as 补贴 counts like a fairly common word. */
const ATTRIBUTE = 0.5;

/** A misheard word: pairs of syllables that stand in the sentence or its headings, where the characters do not. */
function creditSounds(
  plain: string,
  focus: number[],
  found: number[],
  { sentence, headings }: Surroundings,
  credit: (start: number, end: number, strength: number, inside: boolean) => void,
): void {
  const open = (at: number) => (focus[at] ?? 0) > 0 && !found[at] && /\p{Script=Han}/u.test(plain[at] ?? '');
  let sounds: Set<string> | undefined;
  for (let at = 0; at + 1 < plain.length; at++) {
    if (!(open(at) || open(at + 1)) || !focus[at] || !focus[at + 1]) continue;
    const [pair] = soundTokens(plain.slice(at, at + 2));
    if (!pair) continue;
    sounds ??= new Set(soundTokens(`${sentence}\n${headings}`));
    if (sounds.has(pair)) credit(at, at + 2, 0.8, true);
  }
}

const holdsNumber = (text: string, number: string) =>
  new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d]|\\.\\d)`).test(text);

/** The mean weight of the heaviest pair of neighbouring characters that was not found. */
function heaviestGap(weights: number[], found: number[]): number {
  let worst = 0;
  for (let at = 0; at < weights.length; at++) {
    const gap = (n: number) => (weights[n] ?? 0) * (1 - (found[n] ?? 0));
    worst = Math.max(worst, (gap(at) + gap(at + 1)) / 2);
  }
  return worst;
}
