import type { Line } from './source';

/** A piece of text where it stands on its page, in points from the lower left. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface PrintedLine {
  text: string;
  left: number;
  right: number;
  y: number;
  height: number;
}

/** Makes paragraphs of the pieces on all pages: printed lines joined, running heads and page numbers dropped. */
export function pdfLines(pages: PlacedText[][]): Line[] {
  const printed = dropRunning(pages.map(printedLines));
  return printed
    .flatMap((page) => paragraphs(page))
    .reduce<Line[]>(joinAcrossPages, [])
    .map(({ text }) => ({ text }));
}

function printedLines(pieces: PlacedText[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  const ordered = pieces
    .filter((piece) => piece.text.trim())
    .sort((one, other) => other.y - one.y || one.x - other.x);
  for (const piece of ordered) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - piece.y) < Math.max(2, 0.5 * Math.max(line.height, piece.height))) {
      const gap = piece.x - line.right;
      // A wide gap parts the cells of a table; Latin words need their space, Chinese ones none.
      const space =
        gap > 1.2 * piece.height ? '  ' : gap > 0.15 * piece.height && /[\w)]$/.test(line.text) ? ' ' : '';
      line.text += space + piece.text;
      line.right = Math.max(line.right, piece.x + piece.width);
    } else
      lines.push({
        text: piece.text,
        left: piece.x,
        right: piece.x + piece.width,
        y: piece.y,
        height: piece.height,
      });
  }
  return lines;
}

const PAGE_NUMBER = /^[\s\-—–－·.]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/共]\s*\d{1,4}\s*页?)?)[\s\-—–－·.]*$/;

/** Drops page numbers, and lines that stand at the same edge of most pages. */
function dropRunning(pages: PrintedLine[][]): PrintedLine[][] {
  const counts = new Map<string, number>();
  const keyOf = (line: PrintedLine) => line.text.replace(/[\s\d]/g, '');
  const edges = (page: PrintedLine[]) => new Set([...page.slice(0, 2), ...page.slice(-2)]);
  for (const page of pages)
    for (const key of new Set([...edges(page)].map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pages.map((page) => {
    const edge = edges(page);
    return page.filter(
      (line) =>
        !edge.has(line) ||
        !(PAGE_NUMBER.test(line.text) || (pages.length >= 3 && counts.get(keyOf(line))! > pages.length / 2)),
    );
  });
}

/** A printed line goes on in the next when it reaches the right margin and the next is not indented. */
function paragraphs(page: PrintedLine[]): { text: string; open: boolean }[] {
  const right = Math.max(...page.map((line) => line.right), 0);
  const left = Math.min(...page.map((line) => line.left), Infinity);
  const made: { text: string; open: boolean }[] = [];
  for (const line of page) {
    const last = made.at(-1);
    const indented = line.left > left + 1.2 * line.height;
    const text = line.text.trim();
    if (last?.open && !indented) last.text += (/\w$/.test(last.text) && /^\w/.test(text) ? ' ' : '') + text;
    else made.push({ text, open: false });
    made.at(-1)!.open = line.right > right - 2.2 * line.height && !/[。！？；：:]$/.test(text);
  }
  return made;
}

function joinAcrossPages(lines: Line[], next: { text: string; open: boolean }): Line[] {
  const last = lines.at(-1) as (Line & { open?: boolean }) | undefined;
  const begins =
    /^(?:第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]+、|[(（]|\d+[.、．]|附件|专栏|表)/.test(
      next.text,
    );
  if (last?.open && !begins) {
    last.text += next.text;
    last.open = next.open;
  } else lines.push(next);
  return lines;
}
