/** A figure as a document states it: how much, of what kind, and the words around it. */
export interface Figure {
  /** The value with 万 and 亿 multiplied out; telephone numbers and long codes keep their digits and hyphens. */
  value: string;
  kind: FigureKind;
  /** The few characters before and after, as printed. */
  context: string;
}

export type FigureKind =
  | 'phone'
  | 'percent'
  | 'permille'
  | 'money'
  | 'people'
  | 'places'
  | 'year'
  | 'time'
  | 'times'
  | 'area'
  | 'plain';

/** Units in groups that a retelling may swap: 一家 and 一个 count the same thing, 人 and 名 too. */
const UNITS: ReadonlyArray<readonly [FigureKind, RegExp]> = [
  ['percent', /^%/],
  ['permille', /^‰/],
  ['money', /^元/],
  ['area', /^(平方米|平米|m2|㎡)/],
  ['people', /^(人|名|位)/],
  ['year', /^年/],
  ['time', /^(月|日|岁|周岁|分钟|小时|天|个月|个工作日)/],
  ['times', /^(次|倍|届)/],
  ['places', /^(家|个|处|所|张|户|部|支|项|类|大类|级|套|条|米)/],
];

const CHINESE_NUMBER = '[一二三四五六七八九十百千两〇零]+';
const COUNTED = '(?:年|次|家|个|项|类|处|级|分钟|部门|届|倍|岁|工作日|小时)';
const PHONE = /0\d{2,3}-\d{7,8}(?!\d)/g;
const ARABIC = /(\d+(?:\.\d+)?)(?:余|多|几)?(万|亿)?(?:余|多)?/g;
const WRITTEN = new RegExp(`(${CHINESE_NUMBER})(?:余|多)?(?=${COUNTED})`, 'g');
const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/**
 * Reads every figure of a text: amounts, counts, shares, years, dates, telephone numbers, document numbers, and
 * counts written in characters (二十余个). Full-width forms and spaces within figures make no difference.
 */
export function readFigures(text: string): Figure[] {
  const plain = plainText(text);
  const figures: Figure[] = [];
  const withoutPhones = plain.replace(PHONE, (phone, at: number) => {
    figures.push({ value: phone, kind: 'phone', context: around(plain, at, phone.length) });
    return '☎'.repeat(phone.length);
  });
  for (const match of withoutPhones.matchAll(ARABIC)) {
    const after = withoutPhones.slice(match.index + match[0].length);
    const value = multiplied(match[1] ?? '', match[2]);
    figures.push({
      value,
      kind: kindOf(after),
      context: around(plain, match.index, match[0].length),
    });
  }
  for (const match of withoutPhones.matchAll(WRITTEN)) {
    const value = valueOfWritten(match[1] ?? '');
    if (value < 2) continue;
    const after = withoutPhones.slice(match.index + match[0].length);
    figures.push({
      value: String(value),
      kind: kindOf(after),
      context: around(plain, match.index, match[0].length),
    });
  }
  return figures;
}

/** Half-width, without spaces, without the numbers that only number a list's items. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^\s*\d{1,2}[.、]\s*(?=\D)/gm, '')
    .replace(/\s+/g, '')
    .replace(/(\d),(?=\d{3}\D)/g, '$1');
}

function multiplied(digits: string, scale: string | undefined): string {
  if (scale === undefined) return digits.length > 12 ? digits : String(Number(digits));
  return String(Math.round(Number(digits) * (scale === '万' ? 1e4 : 1e8)));
}

function kindOf(after: string): FigureKind {
  const unit = UNITS.find(([, form]) => form.test(after));

  return unit?.[0] ?? 'plain';
}

function valueOfWritten(written: string): number {
  let total = 0;
  let digit = 0;
  for (const character of written) {
    const ten = TENS[character];
    if (ten === undefined) digit = digit * 10 + (DIGITS[character] ?? 0);
    else {
      total += (digit === 0 ? 1 : digit) * ten;
      digit = 0;
    }
  }
  return total + digit;
}

function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - 8), at + length + 8);
}
