import file from './common-words.json';

const WORDS = new Set(
  Array.from({ length: file.words.length / 2 }, (_, at) => file.words.slice(at * 2, at * 2 + 2)),
);

/** Whether two characters are a common word of Mandarin. */
export const isWord = (pair: string): boolean => WORDS.has(pair);
