import type { Line } from '../documents/source';
import { type Section, toSections } from './sections';
import { splitSentences } from './sentences';

/** Characters. A section shorter than this stays whole; a longer one is cut near the upper bound. */
const LEAST = 200;
const MOST = 400;

export interface CutPassage {
  headings: string[];
  text: string;
}

/** Cuts a document into passages of 200 to 400 characters; an article or a table row is always a passage of its own. */
export function toPassages(lines: Line[]): CutPassage[] {
  return toSections(lines).flatMap((section) => cutSection(section));
}

function cutSection(section: Section): CutPassage[] {
  const text = section.lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
  if (text.length <= MOST) return [{ headings: section.headings, text }];
  const pieces = pack(unitsOf(text));
  // What a list stands under ("有下列情形之一的：") says what its later points are about.
  const lead = /^[^\n。]{4,80}[：:](?=\n)/.exec(text)?.[0].slice(0, -1);
  return pieces.map((piece, at) => ({
    headings: at > 0 && lead && section.alone ? [...section.headings, lead] : section.headings,
    text: piece,
  }));
}

/** Lines, and the parts of lines too long to stay whole; each keeps the line break that follows it. */
function unitsOf(text: string): string[] {
  return text
    .split(/(?<=\n)/)
    .flatMap((line) => (line.length <= MOST ? [line] : pointsOf(line).flatMap(partsOf)));
}

/** A point ("二是……", "第三，……") stays with the sentences that explain it. */
const POINT = /^(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，,]|[一二三四五六七八九十]+要)/;

function pointsOf(line: string): string[] {
  const starts = splitSentences(line).filter(({ text }, at) => at === 0 || POINT.test(text));
  return starts.map(({ start }, at) => line.slice(at ? start : 0, starts[at + 1]?.start ?? line.length));
}

/** Whole sentences where they fit; clauses that a semicolon ends only where they must. */
function partsOf(point: string): string[] {
  if (point.length <= MOST) return [point];
  const clauses = splitSentences(point);
  const parts: string[] = [];
  for (const [at, { start }] of clauses.entries()) {
    const clause = point.slice(at ? start : 0, clauses[at + 1]?.start ?? point.length);
    const last = parts.at(-1);
    if (last && /[；;]$/.test(last.trim()) && last.length + clause.length <= MOST)
      parts[parts.length - 1] = last + clause;
    else parts.push(clause);
  }
  return parts.flatMap(halve);
}

/** A sentence beyond all measure (a list of names without a stop) is cut at commas. */
function halve(sentence: string): string[] {
  if (sentence.length <= MOST * 1.5) return [sentence];
  const middle = sentence.length >> 1;
  const comma = sentence.lastIndexOf('，', middle) + 1 || sentence.lastIndexOf('、', middle) + 1 || middle;
  return [...halve(sentence.slice(0, comma)), ...halve(sentence.slice(comma))];
}

function pack(units: string[]): string[] {
  const total = units.reduce((sum, unit) => sum + unit.length, 0);
  // Even pieces read better than full ones with a stump at the end.
  const aim = Math.min(MOST, Math.max(LEAST, Math.ceil(total / Math.ceil(total / MOST)) + 20));
  const pieces: string[] = [];
  let piece = '';
  for (const unit of units) {
    if (
      piece &&
      piece.length + unit.length > aim &&
      (piece.length >= LEAST || piece.length + unit.length > MOST)
    ) {
      pieces.push(piece);
      piece = '';
    }
    piece += unit;
  }
  if (piece) pieces.push(piece);
  return pieces.map((each) => each.trim()).filter(Boolean);
}
