import { pinyin } from 'pinyin-pro';

export interface Syllable {
  /** The number of its initial and final together, below `KINDS`. */
  kind: number;
  tone: number;
}

const INITIALS = [
  'zh',
  'ch',
  'sh',
  'b',
  'p',
  'm',
  'f',
  'd',
  't',
  'n',
  'l',
  'g',
  'k',
  'h',
  'j',
  'q',
  'x',
  'r',
  'z',
  'c',
  's',
];

/** Sounds that regional speech and recognisers exchange: 平翘舌, n/l, f/h, r/l, 前后鼻音. 0 the same … 1 nothing alike. */
const INITIAL_PAIRS: Readonly<Record<string, number>> = {
  'zh z': 0.12,
  'ch c': 0.12,
  'sh s': 0.12,
  'l n': 0.2,
  'f h': 0.3,
  'l r': 0.3,
  'r y': 0.35,
  'n r': 0.4,
  'zh ch': 0.5,
  'z c': 0.5,
  'b p': 0.55,
  'd t': 0.55,
  'g k': 0.55,
  'j q': 0.55,
  'q x': 0.55,
  'j z': 0.5,
  'j zh': 0.45,
  'q c': 0.5,
  'q ch': 0.45,
  'x s': 0.5,
  'x sh': 0.4,
  'ch sh': 0.5,
  'c s': 0.5,
  'g h': 0.6,
  'h k': 0.6,
};
const FINAL_PAIRS: Readonly<Record<string, number>> = {
  'an ang': 0.15,
  'en eng': 0.12,
  'in ing': 0.12,
  'ian iang': 0.2,
  'uan uang': 0.2,
  'eng ong': 0.35,
  'en un': 0.4,
  'uo o': 0.2,
  'e uo': 0.35,
  'e o': 0.35,
  'i v': 0.35,
  'ie ian': 0.5,
  'ai ei': 0.5,
  'ao ou': 0.5,
  'an en': 0.55,
  'ing eng': 0.45,
  'ui ei': 0.4,
  'u ou': 0.5,
  'ue ie': 0.4,
  'iu ou': 0.5,
  'a ia': 0.5,
  'v u': 0.4,
  'un vn': 0.3,
  'van uan': 0.3,
  // After y the medial is part of the sound: 肉 and 又, 人 and 银.
  'iou ou': 0.1,
  'ian an': 0.2,
  'iang ang': 0.1,
  'iong ong': 0.1,
  'in en': 0.25,
  'iao ao': 0.15,
};
/** 飞机 as 灰机, 湖南 as 弗兰: f before a plain vowel and h before a rounded one. */
const SYLLABLE_PAIRS: Readonly<Record<string, number>> = {
  'hui fei': 0.2,
  'hu fu': 0.15,
  'huan fan': 0.25,
  'huang fang': 0.25,
  'hua fa': 0.25,
  'hun fen': 0.25,
  'huo fo': 0.3,
  'hong feng': 0.3,
  'wang huang': 0.35,
  'lv lu': 0.2,
  'nv nu': 0.2,
  'ri yi': 0.35,
  'er e': 0.3,
  'yi ri': 0.35,
};

const known = new Map<string, Syllable[]>();

/** Every reading of a character; a character with no reading (a digit, a letter) has none. Cached. */
export function readingsOf(char: string): Syllable[] {
  const cached = known.get(char);
  if (cached) return cached;
  const made = /[\u3400-\u9fff]/.test(char)
    ? pinyin(char, { toneType: 'num', type: 'array', multiple: true, v: true }).map(parse)
    : [];
  known.set(char, made);
  return made;
}

const words = new Map<string, Syllable[]>();
/** So many names are remembered at most: a catalog has hundreds. */
const MOST_WORDS = 20_000;

/** The readings of a word, each character read as it is in that word. Remembered, since catalogs share most names. */
export function readWord(word: string): Syllable[] {
  const cached = words.get(word);
  if (cached) return cached;
  const made = pinyin(word, { toneType: 'num', type: 'array', v: true }).map(parse);
  if (words.size < MOST_WORDS) words.set(word, made);
  return made;
}

function parse(text: string): Syllable {
  const tone = Number(/\d$/.exec(text)?.[0] ?? 0);
  const plain = text.replace(/\d$/, '').replace('ü', 'v');
  const initial = INITIALS.find((one) => plain.startsWith(one)) ?? '';
  const rest = plain.slice(initial.length);
  return { kind: kindOf(initial === '' && /^y/.test(rest) ? 'y' : initial, finalOf(initial, rest)), tone };
}

/** Mandarin has about 420 syllables without their tones. */
const KINDS = 512;
const kinds: { initial: string; final: string }[] = [];
const kindNumbers = new Map<string, number>();

function kindOf(initial: string, final: string): number {
  const key = `${initial}.${final}`;
  const known = kindNumbers.get(key);
  if (known !== undefined) return known;
  kinds.push({ initial, final });
  kindNumbers.set(key, kinds.length - 1);
  return kinds.length - 1;
}

/** 居 is ju and sounds jü; 用 is yong. */
function finalOf(initial: string, rest: string): string {
  if (/^[jqx]$/.test(initial) && /^u/.test(rest)) return rest.replace('u', 'v');
  if (rest.startsWith('yu')) return rest.replace('yu', 'v');
  if (rest.startsWith('y'))
    return rest === 'yi' || rest.startsWith('yin') ? rest.slice(1) : rest.replace('y', 'i');
  if (rest.startsWith('w')) return rest === 'wu' ? 'u' : rest.replace('w', 'u');
  return rest;
}

/** Distances between kinds, filled as they are met; NaN is not yet known. */
const distances = new Float32Array(KINDS * KINDS).fill(Number.NaN);

/** How unlike two syllables sound: 0 the same, 1 nothing alike. Another tone alone is 0.04. */
export function syllableDistance(a: Syllable, b: Syllable): number {
  const at = a.kind * KINDS + b.kind;
  let segments = distances[at]!;
  if (Number.isNaN(segments)) {
    segments = segmentDistance(kinds[a.kind]!, kinds[b.kind]!);
    distances[at] = segments;
  }
  return a.tone === b.tone || a.tone === 0 || b.tone === 0 ? segments : Math.min(1, segments + 0.04);
}

type Kind = { initial: string; final: string };

function segmentDistance(a: Kind, b: Kind): number {
  if (a.initial === b.initial && a.final === b.final) return 0;
  const whole = paired(SYLLABLE_PAIRS, a.initial + a.final, b.initial + b.final);
  if (whole < 1) return whole;
  const initial = a.initial === b.initial ? 0 : paired(INITIAL_PAIRS, a.initial, b.initial);
  const final = a.final === b.final ? 0 : paired(FINAL_PAIRS, a.final, b.final);
  return Math.min(1, initial * 0.6 + final * 0.6);
}

const paired = (table: Readonly<Record<string, number>>, a: string, b: string): number =>
  table[`${a} ${b}`] ?? table[`${b} ${a}`] ?? 1;
