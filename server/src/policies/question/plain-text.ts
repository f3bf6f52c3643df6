const DIGIT: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SCALE: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Units before which a Chinese numeral is a count and not part of a word (三年 but not 三中心联动). */
const UNIT =
  '周岁|岁|万|亿|元|块|角|毛|分钟|人|名|位|户|家|个|所|张|处|台|部|次|支|种|项|类|条|款|年|月|日|号|天|小时|钟头|周|星期|级|度|成|平|米|倍|餐|顿|床|间|辆|份|遍|回|档|样|大功能|大类|站|栋|幢';

const COUNT = new RegExp(`[〇零一二两俩三仨四五六七八九十百千]+(?=${UNIT})`, 'g');
const LONG = /[一二两三四五六七八九]?[十百千][〇零一二三四五六七八九十百千]*/g;
const YEAR = /[〇零一二三四五六七八九]{4}(?=年)/g;

/**
 * The form in which questions and sentences are compared: NFKC, lower case, no spaces, Chinese numerals
 * as digits (八十岁 → 80岁, 二十万 → 20万), 百分之六十 as 60%, thousands separators gone.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(YEAR, (years) => [...years].map((c) => DIGIT[c]).join(''))
    .replace(LONG, (numeral) => (numeral.length > 1 ? String(readNumeral(numeral)) : numeral))
    .replace(COUNT, (numeral) => String(readNumeral(numeral)))
    .replace(/百分之(\d+(?:\.\d+)?)/g, '$1%')
    .replace(/100分之(\d+(?:\.\d+)?)/g, '$1%');
}

const KEPT = 30_000;
const kept = new Map<string, string>();

/** The same for texts of passages, which come again with every question: what was levelled lately is kept. */
export function plainPassage(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) kept.clear();
  const plain = plainText(text);
  kept.set(text, plain);
  return plain;
}

/** 一百二 → 120, 八十五 → 85, 两千三百 → 2300, 一二三四五 → 12345. */
export function readNumeral(numeral: string): number {
  if (!/[十百千]/.test(numeral)) return Number([...numeral].map((c) => DIGIT[c] ?? 0).join(''));
  let total = 0;
  let digit = 0;
  let scale = 1;
  for (const c of numeral) {
    if (c in SCALE) {
      scale = SCALE[c] ?? 1;
      total += (digit || 1) * scale;
      digit = 0;
    } else digit = DIGIT[c] ?? 0;
    if (c === '零' || c === '〇') scale = 10;
  }
  // 一百二 is 120 while 一百零二 is 102 and 二十二 is 22.
  return total + digit * (scale >= 100 ? scale / 10 : 1);
}
