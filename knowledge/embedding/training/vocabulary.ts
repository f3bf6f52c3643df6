/** The characters and bigrams that have a vector, while training: as the tokenizer and the graph will cut text. */
export interface Vocabulary {
  characters: string[];
  /** Pairs of character indices, in row order after the characters. */
  bigrams: (readonly [number, number])[];
  /** The rows a text sums over; at most `MOST_TOKENS` characters are read. */
  rowsOf(text: string): Int32Array;
  /** Share of the counted texts that a row's token is in. */
  share(row: number): number;
}

const MOST_TOKENS = 512;
const MOST_CHARACTERS = 8192;
const READABLE = /[\p{L}\p{N}]/u;

/**
 * Counts over texts (documents and questions alike): characters in `leastCharacter` texts or more and bigrams in
 * `leastBigram` or more, the commonest first.
 */
export function buildVocabulary(
  texts: Iterable<string>,
  { leastCharacter = 3, leastBigram = 8 } = {},
): Vocabulary {
  const found = new Map<string, number>();
  const singles = new TextCounts(MOST_CHARACTERS);
  const pairs = new TextCounts(MOST_CHARACTERS * MOST_CHARACTERS);
  let total = 0;
  for (const text of texts) {
    total += 1;
    let last = -1;
    for (const character of readable(text)) {
      let at = character ? (found.get(character) ?? -1) : -1;
      if (at < 0 && character && found.size < MOST_CHARACTERS) {
        at = found.size;
        found.set(character, at);
      }
      if (at >= 0) singles.meet(at, total);
      if (at >= 0 && last >= 0) pairs.meet(last * MOST_CHARACTERS + at, total);
      last = at;
    }
  }
  const kept = singles.commonest(leastCharacter);
  const names = [...found.keys()];
  const characters = kept.map((at) => names[at]!);
  const index = new Map(characters.map((character, at) => [character, at]));
  const newIndex = new Map(kept.map((old, at) => [old, at]));
  const keptPairs = pairs
    .commonest(leastBigram)
    .filter(
      (pair) => newIndex.has(Math.floor(pair / MOST_CHARACTERS)) && newIndex.has(pair % MOST_CHARACTERS),
    );
  const bigrams = keptPairs.map(
    (pair) =>
      [newIndex.get(Math.floor(pair / MOST_CHARACTERS))!, newIndex.get(pair % MOST_CHARACTERS)!] as const,
  );
  const rowOfPair = new Int32Array(MOST_CHARACTERS * MOST_CHARACTERS);
  for (const [at, [first, second]] of bigrams.entries())
    rowOfPair[first * MOST_CHARACTERS + second] = characters.length + at;
  const counts = [...kept.map((at) => singles.count[at]!), ...keptPairs.map((pair) => pairs.count[pair]!)];

  return {
    characters,
    bigrams,
    share: (row) => counts[row]! / total,
    rowsOf: (text) => {
      const rows: number[] = [];
      let last = -1;
      let read = 0;
      for (const character of readable(text)) {
        if (++read > MOST_TOKENS) break;
        const at = character ? (index.get(character) ?? -1) : -1;
        if (at >= 0) rows.push(at);
        const pair = at >= 0 && last >= 0 ? rowOfPair[last * MOST_CHARACTERS + at]! : 0;
        if (pair) rows.push(pair);
        last = at;
      }
      return Int32Array.from(rows);
    },
  };
}

/** In how many texts each of `size` tokens is. */
class TextCounts {
  readonly count: Int32Array;
  private readonly lastText: Int32Array;
  constructor(size: number) {
    this.count = new Int32Array(size);
    this.lastText = new Int32Array(size);
  }
  meet(token: number, text: number): void {
    if (this.lastText[token] === text) return;
    this.lastText[token] = text;
    this.count[token]! += 1;
  }
  /** Tokens in `least` texts or more, the commonest first. */
  commonest(least: number): number[] {
    const tokens: number[] = [];
    for (let token = 0; token < this.count.length; token++)
      if (this.count[token]! >= least) tokens.push(token);
    return tokens.sort((a, b) => this.count[b]! - this.count[a]! || a - b);
  }
}

/** Letters and digits as they come; an empty string where punctuation parts them. Spaces do not part. */
function* readable(text: string): Generator<string> {
  for (const character of text.normalize('NFKC').toLowerCase()) {
    let kind = kinds.get(character);
    if (kind === undefined) {
      kind = READABLE.test(character) ? 'letter' : /\s/.test(character) ? 'space' : 'mark';
      kinds.set(character, kind);
    }
    if (kind === 'letter') yield character;
    else if (kind === 'mark') yield '';
  }
}

const kinds = new Map<string, 'letter' | 'space' | 'mark'>();
