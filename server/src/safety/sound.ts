import { pinyin } from 'pinyin-pro';
import { soundPhrases } from './cues';

const readingsOf = new Map<string, readonly string[]>();

/** Every toneless reading of a character; cached, since a table look-up for each costs more than the whole screen. */
function readings(char: string): readonly string[] {
  const known = readingsOf.get(char);
  if (known) return known;
  const found = /\p{Script=Han}/u.test(char)
    ? [...new Set(pinyin(char, { toneType: 'none', type: 'array', multiple: true }))]
    : [];
  readingsOf.set(char, found);
  return found;
}

/** Sounds that regional speech does not keep apart: 平翘舌, n/l, f/h, 前后鼻音. */
export const blur = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/^hu(?=i|an|en|$)/, 'f')
    .replace(/([aei]n)g$/, '$1');

interface Phrase {
  words: string;
  chars: readonly string[];
  syllables: readonly string[];
  blurred: boolean;
}

const phraseOf = (words: string, blurred: boolean): Phrase => ({
  words,
  chars: [...words],
  syllables: pinyin(words, { toneType: 'none', type: 'array' }).map((s) => (blurred ? blur(s) : s)),
  blurred,
});

// Two syllables are too few to blur: 找货 would be on fire.
const phrases: readonly Phrase[] = [
  ...soundPhrases.fuzzy.map((words) => phraseOf(words, [...words].length > 2)),
  ...soundPhrases.exact.map((words) => phraseOf(words, false)),
].sort((a, b) => b.chars.length - a.chars.length);

const byFirst = new Map<string, Phrase[]>();
for (const phrase of phrases) {
  const key = `${phrase.blurred}:${phrase.syllables[0]}`;
  byFirst.set(key, [...(byFirst.get(key) ?? []), phrase]);
}

const NUMERALS = /[四十0-9]/;

/**
 * Writes phrases of the danger table where the text has their sound in other characters. Undefined when nothing
 * sounds so. A numeral or a word on the `never` list is not rewritten.
 */
export function soundsLike(text: string): string | undefined {
  const chars = [...text];
  const exact = chars.map(readings);
  const blurred = exact.map((all) => all.map(blur));
  const protectedAt = new Set<number>();
  for (const word of soundPhrases.never)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      for (let i = at; i < at + word.length; i++) protectedAt.add(i);

  let changed = false;
  for (let at = 0; at < chars.length; at++) {
    const phrase = longestAt(at, chars, exact, blurred, protectedAt);
    if (!phrase) continue;
    phrase.chars.forEach((char, i) => {
      if (chars[at + i] !== char) changed = true;
      chars[at + i] = char;
    });
    at += phrase.chars.length - 1;
  }
  return changed ? chars.join('') : undefined;
}

function longestAt(
  at: number,
  chars: readonly string[],
  exact: readonly (readonly string[])[],
  blurred: readonly (readonly string[])[],
  protectedAt: ReadonlySet<number>,
): Phrase | undefined {
  const starts = [
    ...(blurred[at] ?? []).map((s) => byFirst.get(`true:${s}`) ?? []),
    ...(exact[at] ?? []).map((s) => byFirst.get(`false:${s}`) ?? []),
  ].flat();
  let best: Phrase | undefined;
  for (const phrase of starts) {
    if (best && best.chars.length >= phrase.chars.length) continue;
    const heard = phrase.blurred ? blurred : exact;
    const fits = phrase.syllables.every((syllable, i) => {
      const char = chars[at + i];
      if (char === undefined || protectedAt.has(at + i)) return false;
      if (char === phrase.chars[i]) return true;
      return !NUMERALS.test(char) && heard[at + i]!.includes(syllable);
    });
    if (fits) best = phrase;
  }
  return best;
}
