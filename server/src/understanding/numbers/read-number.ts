const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  壹: 1,
  二: 2,
  两: 2,
  俩: 2,
  贰: 2,
  三: 3,
  仨: 3,
  叁: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNIT: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Characters a spoken number is made of, for use inside a character class. */
export const NUMBER_CHARS = '\\d零〇一二两俩三仨四五六七八九十廿卅百千万';

/**
 * The value of a number as people say it: 两百零五 205, 一百二 120, 廿三 23, 俩 2, 二零二六 2026, 3, 12.5.
 * `undefined` when the whole text is not one number.
 */
export function readNumber(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const spoken = text
    .replace(/^廿/, '二十')
    .replace(/^卅/, '三十')
    .replace(/廿/g, '二十')
    .replace(/卅/g, '三十');
  if (spoken === '') return undefined;
  if (/^[零〇一二三四五六七八九幺]{2,}$/.test(spoken)) return readSpelled(spoken);
  return readCounted(spoken);
}

/** 二零二六: digit by digit. Two digits side by side (三四) are two guesses, not a number. */
function readSpelled(text: string): number | undefined {
  if (text.length < 3 && !/[零〇]/.test(text)) return undefined;
  return Number([...text].map((char) => DIGIT[char]).join(''));
}

function readCounted(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  for (const char of text) {
    if (char === '零' || char === '〇') {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = text.length === 1 ? 0 : undefined;
      lastUnit = 1;
    } else if (char in DIGIT) {
      if (digit !== undefined) return undefined;
      digit = DIGIT[char]!;
    } else if (char in UNIT) {
      section += (digit ?? (UNIT[char] === 10 ? 1 : Number.NaN)) * UNIT[char]!;
      lastUnit = UNIT[char]!;
      digit = undefined;
    } else if (char in LARGE) {
      total = (total + section + (digit ?? 0)) * LARGE[char]!;
      lastUnit = LARGE[char]!;
      section = 0;
      digit = undefined;
    } else return undefined;
  }
  // 一百二 is 120 and 两千五 2500, but 一百零二 102 and 十二 12.
  const tail = digit === undefined ? 0 : lastUnit >= 100 ? (digit * lastUnit) / 10 : digit;
  const value = total + section + tail;
  return Number.isFinite(value) ? value : undefined;
}
