import type { Day } from '../types';

const DIGITS = '〇零一二三四五六七八九';
const DAY =
  /(?<!\d)((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?!\d)\s*日?|([二一][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/g;

/** Every day written out in a text, in order: 2021-07-20, 2021年7月20日, 2021/7/20, 二〇二一年七月二十日. */
export function findDays(text: string): Day[] {
  return [...text.matchAll(DAY)].flatMap((match) => {
    const [, year, month, day, chineseYear, chineseMonth, chineseDay] = match;
    const made = year
      ? toDay(Number(year), Number(month), Number(day))
      : toDay(Number(digitsOf(chineseYear!)), numberOf(chineseMonth!), numberOf(chineseDay!));
    return made ? [made] : [];
  });
}

export const findDay = (text: string): Day | undefined => findDays(text)[0];

/** Whether a line is a date and nothing else. */
export const isDayAlone = (text: string): boolean =>
  findDays(text).length === 1 && text.replace(DAY, '').replace(/[\s　()（）]/g, '') === '';

export function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function toDay(year: number, month: number, day: number): Day | undefined {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day
    ? made.toISOString().slice(0, 10)
    : undefined;
}

const digitsOf = (numerals: string) =>
  [...numerals.replaceAll('○', '〇')].map((numeral) => Math.max(0, DIGITS.indexOf(numeral) - 1)).join('');

/** 一 … 三十一 */
function numberOf(numerals: string): number {
  const [tens, ones] = numerals.includes('十') ? numerals.split('十') : ['', numerals];
  const digit = (numeral: string | undefined) => (numeral ? DIGITS.indexOf(numeral) - 1 : 0);
  return numerals.includes('十') ? (tens ? digit(tens) : 1) * 10 + digit(ones) : digit(ones);
}
