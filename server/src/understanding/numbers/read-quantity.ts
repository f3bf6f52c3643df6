import { NUMBER_CHARS, readNumber } from './read-number';

export interface Quantity {
  value: number;
  /** 来 多 几 上下 左右 said beside it: 十来个 is about ten. */
  about: boolean;
  unit?: string;
  evidence: string;
  from: number;
  to: number;
}

/** Measure words portions, people and things are counted by. */
export const MEASURES = '份个盒碗盘碟客套样只块条杯瓶袋笼屉两斤张人位顿餐';

const PATTERN = new RegExp(
  `(半|[${NUMBER_CHARS}]+)(来|多|几)?(?:(个半)|(大|小)?(?:(公斤|市斤|人份|[${MEASURES}])(半)?))|(俩|仨)`,
  'g',
);

/** The first number of portions in the text: 两份 2, 俩 2, 半斤 0.5, 一个半 1.5, 十来个 about 10. */
export const readQuantity = (text: string): Quantity | undefined => readQuantities(text)[0];

/** Every number of portions in the text, in order. */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const said = match[1] ?? match[7] ?? '';
    const value = said === '半' ? 0.5 : readNumber(said);
    if (value === undefined) continue;
    const from = match.index;
    // 第二个, 几个 and the 一个 of 哪一个 count nothing.
    if (/[第几哪每]$/.test(text.slice(0, from))) continue;
    const half = match[3] || match[6] ? 0.5 : 0;
    found.push({
      value: value + half,
      about: match[2] !== undefined,
      unit: match[3] ? '个' : match[5],
      evidence: match[0],
      from,
      to: from + match[0].length,
    });
  }
  return found;
}
