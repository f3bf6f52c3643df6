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
  const phones = [...plain.matchAll(PHONE)].map((match) => figureAt(plain, match, match[0], 'phone'));
  const rest = plain.replace(PHONE, (phone) => '☎'.repeat(phone.length));
  const arabic = [...rest.matchAll(ARABIC)].map((match) =>
    figureAt(rest, match, multiplied(match[1] ?? '', match[2])),
  );
  const written = [...rest.matchAll(WRITTEN)]
    .map((match) => figureAt(rest, match, String(valueOfWritten(match[1] ?? ''))))
    .filter((figure) => Number(figure.value) > 1);
  return [...phones, ...arabic, ...written];
}

function figureAt(text: string, match: RegExpMatchArray, value: string, kind?: FigureKind): Figure {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  return {
    value,
    kind: kind ?? kindOf(text.slice(end)),
    context: text.slice(Math.max(0, start - 8), end + 8),
  };
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
