import { soundTokens } from '../../../../knowledge';
import type { Lexicon } from '../../../../knowledge/lexicon';

/** Longest word, in characters, that is looked for by its sound. */
const LONGEST = 6;

interface Sounds {
  bySound: Map<string, string[]>;
  words: Set<string>;
}

/**
 * Puts a word of the field where a recogniser wrote others of the same sound (高铃津贴 → 高龄津贴, 补帖 → 补贴). Only
 * where what is written is no word and stands in no document, and part of the word was heard right.
 * `names` are the region names that may be meant; `isKnown` says whether the documents hold a pair of characters.
 */
export function repairSound(
  text: string,
  lexicon: Lexicon,
  names: readonly string[],
  isKnown: (pair: string) => boolean,
): string {
  const { bySound, words } = soundsOf(lexicon);
  let out = text;
  const written = new Set([...segments.segment(text)].map(({ segment }) => segment));
  for (let at = 0; at + 1 < out.length; at++) {
    if (!HAN.test(out.slice(at, at + 2))) continue;
    for (let length = Math.min(LONGEST, out.length - at); length > 1; length--) {
      const said = out.slice(at, at + length);
      if (!ALL_HAN.test(said) || words.has(said) || written.has(said) || everyPairKnown(said, isKnown))
        continue;
      const meant =
        bySound.get(keyOf(said)) ??
        names.filter((name) => name.length === length && keyOf(name) === keyOf(said));
      const word = meant.find(
        (candidate) =>
          heardInPart(said, candidate) && (names.includes(candidate) || everyPairKnown(candidate, isKnown)),
      );
      if (!word) continue;
      out = out.slice(0, at) + word + out.slice(at + length);
      at += length - 1;
      break;
    }
  }
  return out;
}

const segments = new Intl.Segmenter('zh', { granularity: 'word' });
const HAN = /^\p{Script=Han}{2}$/u;
const ALL_HAN = /^\p{Script=Han}+$/u;
const keyOf = (word: string) => soundTokens(word).join(' ');

/** At least one character, and of a longer word half of them, as it should be written. */
function heardInPart(said: string, meant: string): boolean {
  const same = [...said].filter((character, at) => character === meant[at]).length;
  return same < said.length && same >= Math.max(1, Math.floor(said.length / 2));
}

function everyPairKnown(said: string, isKnown: (pair: string) => boolean): boolean {
  for (let at = 0; at + 1 < said.length; at++) if (!isKnown(said.slice(at, at + 2))) return false;
  return true;
}

const compiled = new WeakMap<Lexicon, Sounds>();

function soundsOf(lexicon: Lexicon): Sounds {
  const known = compiled.get(lexicon);
  if (known) return known;
  const sounds: Sounds = { bySound: new Map(), words: new Set() };
  const add = (word: string) => {
    if (word.length < 2 || word.length > LONGEST || !ALL_HAN.test(word) || sounds.words.has(word)) return;
    sounds.words.add(word);
    const key = keyOf(word);
    sounds.bySound.set(key, [...(sounds.bySound.get(key) ?? []), word]);
  };
  for (const { official } of lexicon.groups) for (const form of official) add(form);
  for (const { variants } of lexicon.groups)
    for (const { text, dialect } of variants) if (!dialect) add(text);
  compiled.set(lexicon, sounds);
  return sounds;
}
