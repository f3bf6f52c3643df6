import { pinyin } from 'pinyin-pro';

const SYLLABLES = new Map<string, string>();
const RUN = /[\p{Script=Han}〇]+/gu;

/** Sounds that many speakers and recognisers do not tell apart: zh/z, ch/c, sh/s, n/l, f/h before u, -ng/-n, ü/u. */
function levelled(syllable: string): string {
  return syllable
    .replace(/^zh/, 'z')
    .replace(/^ch/, 'c')
    .replace(/^sh/, 's')
    .replace(/^l/, 'n')
    .replace(/^fu/, 'hu')
    .replace(/ng$/, 'n')
    .replace(/[vü]/, 'u');
}

/** The usual reading of a character, without tone; the character itself when it has none. */
function syllableOf(character: string): string {
  let syllable = SYLLABLES.get(character);
  if (syllable === undefined) {
    syllable = levelled(pinyin(character, { toneType: 'none', v: true }));
    SYLLABLES.set(character, syllable);
  }
  return syllable;
}

/**
 * Pairs of neighbouring syllables, at build and at query time. Each character has one reading wherever it stands, so a
 * character of several readings sounds the same in the question and in the document.
 */
export function soundTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const [run] of text.normalize('NFKC').matchAll(RUN)) {
    const syllables = [...run].map(syllableOf);
    for (let at = 0; at + 1 < syllables.length; at++) tokens.push(`${syllables[at]}'${syllables[at + 1]}`);
  }
  return tokens;
}
