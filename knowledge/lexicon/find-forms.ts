export interface FormFinder<Entry> {
  forms: ReadonlyMap<string, Entry[]>;
  /** UTF-16 length of the longest form. */
  longest: number;
}

export interface Found<Entry> {
  said: string;
  start: number;
  end: number;
  entries: Entry[];
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The forms in a text, left to right, the longest at each place, none overlapping. Short forms that only arise where
 * two words meet (老人 in 养老人员) are not taken; a single character counts only where it stands as a word.
 */
export function findForms<Entry>(finder: FormFinder<Entry>, text: string): Found<Entry>[] {
  const found: Found<Entry>[] = [];
  let edges: Set<number> | undefined;
  for (let start = 0; start < text.length; ) {
    const form = longestAt(finder, text, start);
    // Cutting into words is the dear part: only short forms need it.
    if (form && form.length <= 2) edges ??= wordEdges(text);
    if (form && (form.length > 2 || standsAlone(form, start, edges!))) {
      const end = start + form.length;
      found.push({ said: form, start, end, entries: finder.forms.get(form)! });
      start = end;
    } else start += 1;
  }
  return found;
}

function longestAt<Entry>({ forms, longest }: FormFinder<Entry>, text: string, start: number) {
  for (let length = Math.min(longest, text.length - start); length > 0; length--) {
    const form = text.slice(start, start + length);
    if (forms.has(form)) return form;
  }
  return undefined;
}

function standsAlone(form: string, start: number, edges: Set<number>): boolean {
  const startsWord = edges.has(start);
  const endsWord = edges.has(start + form.length);
  if (form.length === 1) return startsWord && endsWord;
  return startsWord || endsWord;
}

function wordEdges(text: string): Set<number> {
  const edges = new Set([text.length]);
  for (const { index } of words.segment(text)) edges.add(index);
  return edges;
}
