/** So many characters in a row from the instructions are the instructions. */
const RUN = 12;
/** Of a sentence made of the instructions' five-character pieces, this share is too much. */
const MOST_PIECES = 0.6;

/**
 * Does a sentence tell on the instructions: word for word, backwards, cut into short sentences, or by way of letters
 * (English, pinyin, an encoding) that an elder could not read anyway? `before` is what the answer said so far.
 */
export function toldOn(sentence: string, before: string, instructions: string): boolean {
  if (hidesInLetters(sentence)) return true;
  const told = chinese(instructions);
  const here = chinese(sentence);
  const said = chinese(before).slice(-(RUN - 1)) + here;
  return [said, reversed(said)].some((text) => hasRunOf(text, told)) || madeOf(here, told);
}

const chinese = (text: string) => text.replace(/[^一-龥]/g, '');
const reversed = (text: string) => [...text].reverse().join('');

function hasRunOf(text: string, told: string): boolean {
  for (let i = 0; i + RUN <= text.length; i++) if (told.includes(text.slice(i, i + RUN))) return true;
  return false;
}

function madeOf(text: string, told: string): boolean {
  if (text.length < 8) return false;
  let pieces = 0;
  let known = 0;
  for (let i = 0; i + 5 <= text.length; i++) {
    pieces++;
    if (told.includes(text.slice(i, i + 5))) known++;
  }
  return known / pieces >= MOST_PIECES;
}

/** A word of letters now and then is fine (KTV, A座); names of tools, ids, keys and whole foreign sentences are not. */
const hidesInLetters = (sentence: string): boolean =>
  /[a-z]+_[a-z]+|\b(?:eld|bkg|drf|cnv|trn|acc|wrk|sk)[_-]\w+|[A-Za-z0-9+/=]{16,}/i.test(sentence) ||
  (sentence.match(/[A-Za-zÀ-ÿā-ǜ]/g)?.length ?? 0) > Math.max(8, sentence.length * 0.4);
