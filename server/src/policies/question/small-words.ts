import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plainText } from './plain-text';

const FILE = fileURLToPath(new URL('./small-words.txt', import.meta.url));
const words = new Intl.Segmenter('zh', { granularity: 'word' });

let small: Map<string, string> | undefined;
let longest = 1;

/**
 * For each character of a plain text the kind of small word it belongs to, or nothing. The longest word at each
 * place wins; a short one counts only where it stands as a word (能 in 能不能, not in 失能).
 */
export function markSmallWords(plain: string): (string | undefined)[] {
  small ??= load();
  const edges = new Set([plain.length]);
  for (const { index } of words.segment(plain)) edges.add(index);
  const marked: (string | undefined)[] = Array.from({ length: plain.length }, () => undefined);
  for (let at = 0; at < plain.length; ) {
    let length = Math.min(longest, plain.length - at);
    while (length > 0 && !isWord(plain, at, length, edges)) length--;
    if (length) marked.fill(small.get(plain.slice(at, at + length)), at, at + length);
    at += length || 1;
  }
  return marked;
}

const isWord = (plain: string, at: number, length: number, edges: Set<number>) =>
  small!.has(plain.slice(at, at + length)) && (length > 2 || (edges.has(at) && edges.has(at + length)));

function load(): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    const [kind, list] = line.split(/:(.*)/s);
    if (!kind || !list?.trim()) throw new Error(`small-words.txt: a line is "kind: words", not "${line}"`);
    for (const word of list.trim().split(/\s+/)) {
      const plain = plainText(word);
      found.set(plain, kind);
      longest = Math.max(longest, plain.length);
    }
  }
  return found;
}

const COMMON = fileURLToPath(new URL('./common-words.txt', import.meta.url));
let common: Set<string> | undefined;

/** Marks the words of a plain text that everybody uses for everything: they tell little about a subject. */
export function markCommonWords(plain: string): boolean[] {
  common ??= new Set(
    readFileSync(COMMON, 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(' '))
      .map(plainText),
  );
  const marked: boolean[] = Array.from({ length: plain.length }, () => false);
  for (const { segment, index } of words.segment(plain))
    if (segment.length > 1 && common.has(segment)) marked.fill(true, index, index + segment.length);
  return marked;
}
