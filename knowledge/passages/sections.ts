import type { Line } from '../documents/source';

/** Lines under one heading path. */
export interface Section {
  headings: string[];
  lines: string[];
  /** A table row, or an article of a law: cited alone, never joined with its neighbours. */
  alone: boolean;
}

interface Heading {
  rank: number;
  text: string;
  /** What follows the heading on its own line. */
  rest: string;
}

const NUMERAL = '[〇零一二三四五六七八九十百千]+';
const STYLES: { rank: number; mark: RegExp }[] = [
  { rank: 10, mark: new RegExp(`^第\\s*${NUMERAL}\\s*编`) },
  { rank: 11, mark: new RegExp(`^第\\s*${NUMERAL}\\s*(?:章|部分)`) },
  { rank: 12, mark: new RegExp(`^第\\s*${NUMERAL}\\s*节`) },
  { rank: 13, mark: new RegExp(`^${NUMERAL}\\s*、`) },
  { rank: 14, mark: new RegExp(`^[（(]\\s*${NUMERAL}\\s*[)）]`) },
  { rank: 15, mark: /^\d{1,2}\s*[、.．](?!\d)/ },
  { rank: 16, mark: /^[（(]\s*\d{1,2}\s*[)）]|^[①-⑳]/ },
];
const ARTICLE = new RegExp(`^第\\s*${NUMERAL}\\s*条(?:之${NUMERAL})?(?=[\\s　：:]|$)`);
const BOX = /^(专栏|附件|附?表)\s*[\d一二三四五六七八九十]+/;
const ARTICLE_RANK = 20;
/** A 专栏 stands below its （一）, beside the points 1. 2. 3.; a 表 below the point it belongs to. */
const BOX_RANK = 14.5;
const TABLE_RANK = 18;
/** A heading is a phrase: longer lines and lines that end a sentence are text. */
const LONGEST_HEADING = 40;

/** Parts a document by its headings, in every style official papers use, or as the format marks them. */
export function toSections(lines: Line[]): Section[] {
  const sections: Section[] = [];
  const path: { rank: number; text: string }[] = [];
  let current: Section | undefined;
  const open = (alone = false) => {
    current = { headings: path.map((heading) => heading.text), lines: [], alone };
    sections.push(current);
    return current;
  };

  for (const line of lines) {
    const inside = path.at(-1)?.rank;
    if (line.row) {
      open(true).lines.push(line.text);
      current = undefined;
      continue;
    }
    const heading = readHeading(line, inside);
    if (!heading) {
      (current ?? open(inside === ARTICLE_RANK)).lines.push(line.text);
      continue;
    }
    while (path.length && path.at(-1)!.rank >= heading.rank) path.pop();
    path.push({ rank: heading.rank, text: heading.text });
    current = undefined;
    if (heading.rest) open(heading.rank === ARTICLE_RANK).lines.push(heading.rest);
  }
  return sections.filter((section) => section.lines.some((line) => line.trim()));
}

/** `inside` is the rank of the innermost open heading. */
function readHeading(line: Line, inside: number | undefined): Heading | undefined {
  const text = line.text.trim();
  const article = ARTICLE.exec(text);
  if (article)
    return {
      rank: ARTICLE_RANK,
      text: article[0].replace(/\s/g, ''),
      rest: text.slice(article[0].length).trim(),
    };
  const style = STYLES.find(({ mark }) => mark.test(text));
  const whole = isPhrase(text);
  if (line.level !== undefined)
    return { rank: style && style.rank < 13 ? style.rank : line.level, text: tidy(text), rest: '' };
  const box = BOX.exec(text)?.[1];
  if (box && whole) return { rank: box.endsWith('表') ? TABLE_RANK : BOX_RANK, text: tidy(text), rest: '' };
  if (!style) return undefined;
  // The numbered points of an article or a box are its text.
  if (inside === ARTICLE_RANK && style.rank >= 13) return undefined;
  if (whole) return { rank: style.rank, text: tidy(text), rest: '' };
  if (inside === BOX_RANK) return undefined;
  const runIn = /^[^。；！？:：]{2,36}(?=。)/.exec(text)?.[0];
  return runIn && runIn.length < text.length - 1
    ? { rank: style.rank, text: tidy(runIn), rest: text }
    : undefined;
}

const isPhrase = (text: string) =>
  text.length <= LONGEST_HEADING && !/[。；;！？，,]$/.test(text) && !/。./.test(text);

const tidy = (text: string) =>
  text
    .replace(/[\s　]+/g, ' ')
    .replace(/[:：]$/, '')
    .trim();
