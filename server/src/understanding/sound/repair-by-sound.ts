import { isWord } from '../lexicon/common-words';
import { notDishParts } from '../lexicon/lexicon';
import lexicon from '../lexicon/spoken-words.json';
import type { Ambiguity, Repair, Vocabulary } from '../types';
import { compileVocabulary } from '../what/compile-vocabulary';
import { readingsOf, readWord, type Syllable, syllableDistance } from './syllable';

export interface Repaired {
  text: string;
  repairs: Repair[];
  ambiguities: Ambiguity[];
}

interface SoundWord {
  word: string;
  syllables: Syllable[];
  about: Ambiguity['about'] | 'domain';
}
interface Match {
  from: number;
  to: number;
  word: SoundWord;
  distance: number;
}

/** The most that the whole of a word may be off, by its length; longer words leave less doubt. */
const LIMITS = [0, 0, 0.2, 0.42, 0.62, 0.8, 0.95];
/** Two characters of which one is written right. */
const LIMIT_HALF_WRITTEN = 0.34;
/** Words of common talk have many neighbours: only nearly the same sound. */
const LIMIT_OF_TALK = 0.2;
const WORST_SYLLABLE = 0.36;
/** Two words this near each other for the same sound are two readings. */
const MARGIN = 0.1;
const LONGEST_TEXT = 300;
/** Particles and other small words are heard right; a repair that puts something else there is none. */
const SMALL = new Set(
  '了的不是有在和都就也没还里说要这那我你他们吗呢吧得着过把给能会与及为之其等啊呀嘛被让从对一二三四六七八九十两几份个',
);
/** A character that names a food stays what it is: 虾 is never 鸭. */
const FOODS = new Set('鱼肉鸡鸭虾蛋牛羊面粥汤饺菜饭豆瓜茄笋菇藕蟹鹅猪');
const DOMAIN: readonly SoundWord[] = lexicon.domain.map((word) => ({
  word,
  syllables: readWord(word),
  about: 'domain',
}));

/** A stretch that is written as one of these was heard right. */
const WRITTEN = new Set(lexicon.domain);

/** Words by the kind of their first syllable: most stretches of a text are out of reach at the first. */
type SoundIndex = Map<number, SoundWord[]>;
const compiled = new WeakMap<Vocabulary, SoundIndex>();

/**
 * Puts catalog and domain words where the text has other characters of the same or nearly the same sound (住餐 → 助餐,
 * 红烧柔 → 红烧肉). `isKnown(from, to)` says that a stretch is already understood and stays. Where two names fit equally
 * well nothing is changed and the readings are returned.
 */
export function repairBySound(
  text: string,
  vocabulary: Vocabulary,
  isKnown: (from: number, to: number) => boolean = () => false,
): Repaired {
  const index = indexOf(vocabulary);
  const sounds = [...text.slice(0, LONGEST_TEXT)].map(readingsOf);
  const matches: Match[] = [];
  for (let from = 0; from < sounds.length; from++)
    for (const words of within(index, sounds[from]!))
      for (const word of words) collect(text, sounds, word, from, isKnown, matches);
  matches.sort((a, b) => b.to - b.from - (a.to - a.from) || a.distance - b.distance);
  const repairs: (Repair & { from: number })[] = [];
  const ambiguities: Ambiguity[] = [];
  const taken: Match[] = [];
  for (const match of matches) {
    if (taken.some((other) => match.from < other.to && other.from < match.to)) continue;
    taken.push(match);
    const rivals = matches.filter(
      (other) =>
        sameStretch(other, match) &&
        other.word.word !== match.word.word &&
        other.distance - match.distance < MARGIN &&
        wouldDiffer(other.word, match.word),
    );
    const heard = text.slice(match.from, match.to);
    if (rivals.length > 0)
      ambiguities.push({
        heard,
        about: match.word.about === 'domain' ? 'dish' : match.word.about,
        readings: [match, ...rivals].map(({ word }) => word.word),
      });
    else repairs.push({ heard, meant: match.word.word, distance: round(match.distance), from: match.from });
  }
  repairs.sort((a, b) => b.from - a.from);
  const mended = repairs.reduce(
    (out, { from, heard, meant }) => out.slice(0, from) + meant + out.slice(from + heard.length),
    text,
  );
  return { text: mended, repairs: repairs.reverse().map(({ from: _, ...repair }) => repair), ambiguities };
}

function* within(index: SoundIndex, readings: Syllable[]): Generator<SoundWord[]> {
  for (const [kind, words] of index)
    if (readings.some((reading) => syllableDistance(reading, { kind, tone: 0 }) <= WORST_SYLLABLE))
      yield words;
}

function collect(
  text: string,
  sounds: Syllable[][],
  word: SoundWord,
  from: number,
  isKnown: (from: number, to: number) => boolean,
  matches: Match[],
): void {
  const { length } = word.syllables;
  const to = from + length;
  if (to > sounds.length) return;
  const limit = LIMITS[Math.min(length, LIMITS.length - 1)]!;
  const distance = distanceAt(
    text,
    sounds,
    word,
    from,
    word.about === 'domain' && length === 3 ? LIMIT_OF_TALK : limit,
  );
  if (distance === undefined) return;
  const heard = text.slice(from, to);
  if (WRITTEN.has(heard) || heard === word.word || isKnown(from, to)) return;
  if (length <= 3 && !isPlausible(text, from, to, word, isKnown)) return;
  matches.push({ from, to, word, distance });
}

/** What is asked for right before: 俩满头, 约个里发. */
const SERVED = /(?:[份碗盘俩仨盒]|[一两三约订做叫]个|来|要|预约|约)$/;

/** A short stretch that is a word itself (but 俩满头 are served and so 馒头), lies across two words, or has a small word changed was heard right. */
function isPlausible(
  text: string,
  from: number,
  to: number,
  { word, about }: SoundWord,
  isKnown: (from: number, to: number) => boolean,
): boolean {
  const heard = text.slice(from, to);
  const served = (about === 'dish' || about === 'service') && SERVED.test(text.slice(0, from));
  if (!served && heard.length === 2 && isWord(heard)) return false;
  if (!served && [...heard].some((char, index) => char !== word[index] && SMALL.has(char))) return false;
  const joins = (at: number, outside: number) =>
    !isKnown(outside, outside + 1) &&
    isWord(text.slice(at - 1, at + 1)) &&
    !/[一个]/.test(text[outside] ?? '');
  return !joins(from, from - 1) && !joins(to, to);
}

/** The summed distance, or nothing as soon as it is out of reach. At least one character must sound exactly right. */
function distanceAt(
  text: string,
  sounds: Syllable[][],
  { word, syllables, about }: SoundWord,
  from: number,
  limit: number,
): number | undefined {
  let total = 0;
  let exact = 0;
  const written =
    about !== 'domain' && syllables.length === 2 && (text[from] === word[0] || text[from + 1] === word[1]);
  const most = written ? LIMIT_HALF_WRITTEN : limit;
  for (let index = 0; index < syllables.length; index++) {
    const char = text[from + index]!;
    if (char === word[index]) {
      exact++;
      continue;
    }
    if (FOODS.has(char)) return undefined;
    let best = 1;
    for (const reading of sounds[from + index]!)
      best = Math.min(best, syllableDistance(reading, syllables[index]!));
    total += best;
    if (best > WORST_SYLLABLE || total > most) return undefined;
    if (best < 0.05) exact++;
  }
  return exact > 0 || syllables.length >= 4 ? total : undefined;
}

function indexOf(vocabulary: Vocabulary): SoundIndex {
  const cached = compiled.get(vocabulary);
  if (cached) return cached;
  const index: SoundIndex = new Map();
  const add = (word: SoundWord) => {
    const first = word.syllables[0]!.kind;
    index.set(first, [...(index.get(first) ?? []), word]);
  };
  DOMAIN.forEach(add);
  for (const [word, entries] of compileVocabulary(vocabulary).names)
    if (/^[\u3400-\u9fff]{2,}$/.test(word)) add({ word, syllables: readWord(word), about: entries[0]!.kind });
  for (const word of kindsOfDish(vocabulary)) add({ word, syllables: readWord(word), about: 'dish' });
  compiled.set(vocabulary, index);
  return index;
}

/** What a longer dish name ends in (红烧带鱼 → 带鱼) is said on its own too. */
function kindsOfDish(vocabulary: Vocabulary): Set<string> {
  const { dishes, names } = compileVocabulary(vocabulary);
  const ends = dishes.filter(({ plain }) => plain.length >= 4).map(({ plain }) => plain.slice(-2));
  return new Set(ends.filter((end) => !names.has(end) && !notDishParts.has(end)));
}

const sameStretch = (a: Match, b: Match): boolean => a.from === b.from && a.to === b.to;
/** 今天 and 晴天 book nothing different; two dishes do. */
const wouldDiffer = (a: SoundWord, b: SoundWord): boolean => a.about !== 'domain' || b.about !== 'domain';
const round = (value: number): number => Math.round(value * 100) / 100;
