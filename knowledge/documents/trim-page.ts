import { isDayAlone } from './dates';
import { isFurniture } from './furniture';
import { opensWithLabel } from './labels';
import { isEnactment } from './law-facts';
import type { Line } from './source';

/** A page taken apart: what stands above the document's text, the text, and what stands below. */
export interface TrimmedPage {
  title?: string;
  /** Above the text: information table, byline, addressee, a law's preamble. */
  head: string[];
  addressee?: string;
  body: Line[];
  /** Below the text: who signed, when, and whom copies went to. */
  foot: string[];
}

const TITLE_WORDS =
  /(?:关于|答复|复函|通知|意见|方案|办法|规定|条例|细则|汇报|报告|规划|计划|公告|通告|决定|指南|标准|建议|提案|政策|问答|解读|须知|清单|法)/;
const ORGAN = /(?:政府|办公室|办公厅|局|委员会|委|厅|部|院|中心|大会|法院|检察院|支队|学会|协会|联合会)$/;
const HEAD_LINES = 80;

/** Finds where the document begins and ends on its page. `given` is a title known from elsewhere. */
export function trimPage(lines: Line[], given: string | undefined): TrimmedPage {
  const clean = lines.filter((line) => line.text.trim() && (line.row || !isFurniture(line.text)));
  const reach = headReach(clean);
  const titleAt = findTitle(clean.slice(0, reach), given);
  const start = bodyStart(clean, titleAt?.last ?? -1);
  const end = bodyEnd(clean, start);
  const addressee = clean[start]?.text.trim();
  const isAddressed =
    addressee !== undefined &&
    /[:：]$/.test(addressee) &&
    addressee.length <= 80 &&
    clean[start]!.level === undefined;
  return {
    title: titleAt?.text,
    head: clean.slice(0, start).map((line) => line.text),
    addressee: isAddressed ? addressee.replace(/[:：]$/, '') : undefined,
    body: clean.slice(isAddressed ? start + 1 : start, end),
    foot: clean.slice(end).map((line) => line.text),
  };
}

/** Lines before the first that is surely text. */
function headReach(lines: Line[]): number {
  const first = lines.findIndex(
    (line) => isText(line) && !isEnactment(line.text) && !opensWithLabel(line.text),
  );
  return Math.min(first === -1 ? lines.length : first, HEAD_LINES);
}

const isText = ({ text, row }: Line) =>
  row === true || text.trim().length > 100 || /[。；;]$/.test(text.trim());

function findTitle(head: Line[], given: string | undefined): { text: string; last: number } | undefined {
  const texts = head.map((line) => line.text.trim().replace(/[\s　]+/g, ' '));
  const level1 = head.findIndex((line) => line.level === 1);
  let chosen = given ? texts.findIndex((text) => same(text, given)) : level1;
  if (chosen === -1 && !given) {
    let best = 0;
    texts.forEach((text, at) => {
      const score = titleScore(text, texts);
      if (score > best) {
        best = score;
        chosen = at;
      }
    });
  }
  if (chosen === -1) return given ? { text: given, last: -1 } : undefined;
  const text = texts[chosen]!;
  // "某某市人民政府办公室 / 关于印发……的通知" is one title on two lines.
  const above = texts[chosen - 1];
  const whole =
    /^(?:关于|印发)/.test(text) && above && ORGAN.test(above) && above.length <= 40 ? above + text : text;
  return { text: given ?? whole, last: texts.findLastIndex((other) => same(other, text)) };
}

function titleScore(text: string, all: string[]): number {
  if (text.length < 5 || text.length > 90 || opensWithLabel(text) || isDayAlone(text)) return 0;
  if (/[。；：:，,]$/.test(text) || isEnactment(text) || /[>|｜]/.test(text)) return 0;
  let score = TITLE_WORDS.test(text) ? 3 : 0;
  if (
    /(?:通知|答复|复函|意见|办法|规定|条例|方案|报告|汇报|公告|细则|法|函|规划|指南)(?:[(（].{1,20}[)）])?$/.test(
      text,
    )
  )
    score += 3;
  if (/^关于|关于.{4,}的|^对.{4,}的/.test(text)) score += 2;
  if (all.filter((other) => same(other, text)).length > 1) score += 3;
  return score ? score + Math.min(text.length, 40) / 100 : 0.1;
}

const same = (one: string, other: string) => bare(one) === bare(other);
const bare = (text: string) => text.replace(/[\s　]/g, '');

/** After the title: past information tables, dates and preambles, to the addressee or the first line of text. */
function bodyStart(lines: Line[], titleAt: number): number {
  let labelOpen = false;
  for (let at = titleAt + 1; at < lines.length; at++) {
    const line = lines[at]!;
    const text = line.text.trim();
    if (opensWithLabel(text)) {
      labelOpen = /[:：]?$/.test(text) && text.length <= 8;
      continue;
    }
    if (line.level !== undefined || isText(line) || (/[:：]$/.test(text) && !isEnactment(text))) {
      if (isEnactment(text) && line.level === undefined) continue;
      if (titleAt >= 0 && line.level !== undefined && same(text, lines[titleAt]!.text)) continue;
      return at;
    }
    if (
      !labelOpen &&
      /^(?:第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])/.test(
        text,
      )
    )
      return at;
    labelOpen = false;
  }
  return Math.max(0, titleAt + 1);
}

/** What an official letter ends with, below its text. */
const CLOSING = /^(?:抄送|抄报|附件[:：]|联系人[:：]|联系单位[:：]|信息来源[:：])/;

/** Up to who signed and when, or to the last line of text where page remnants follow. */
function bodyEnd(lines: Line[], start: number): number {
  let last = lines.length - 1;
  while (
    last > start &&
    (CLOSING.test(lines[last]!.text.trim()) || !isText(lines[last]!)) &&
    lines[last]!.level === undefined
  )
    last--;
  for (let at = last + 1; at < lines.length; at++) {
    const text = lines[at]!.text.trim();
    if (isSignature(text) || isDayAlone(text) || CLOSING.test(text)) return at;
  }
  return lines.length;
}

/** An organ's name alone on a line. */
export const isSignature = (text: string): boolean =>
  text.length <= 40 && ORGAN.test(text) && !/[，。；：:]/.test(text);
