const DIGITS = '零一二三四五六七八九';

/** Digit by digit, as years and room numbers are read: 2025 → 二零二五. */
export const spellDigits = (digits: string): string =>
  digits.replace(/\d/g, (digit) => DIGITS[Number(digit)]!);

/** Digit by digit as phone numbers are read, 幺 for one, a pause where there was a dash: 12345 → 幺二三四五. */
export const spellPhone = (digits: string): string =>
  spellDigits(digits)
    .replaceAll('一', '幺')
    .replace(/[-\s—]+/g, ',');

/** A whole number as a quantity: 24000 → 两万四千, 105 → 一百零五. Up to 10^16. */
export function sayInteger(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain === '0') return '零';
  const groups: string[] = [];
  for (let end = plain.length; end > 0; end -= 4) groups.unshift(plain.slice(Math.max(0, end - 4), end));
  let said = '';
  let gap = false;
  groups.forEach((group, index) => {
    const value = Number(group);
    const unit = ['', '万', '亿', '万亿'][groups.length - 1 - index]!;
    if (value === 0) {
      gap = true;
      return;
    }
    if (said && (gap || group.startsWith('0'))) said += '零';
    said += (value === 2 && unit ? '两' : sayGroup(value)) + unit;
    gap = false;
  });
  return said.replace(/^一十/, '十');
}

/** A number with or without decimals: 3.5 → 三点五. */
export function sayNumber(number: string): string {
  const [whole = '0', fraction] = number.replaceAll(',', '').split('.');
  return fraction ? `${sayInteger(whole)}点${spellDigits(fraction)}` : sayInteger(whole);
}

/** Before a measure word or a unit two is 两: 两份, 两小时; it stays 二 in 十二份. */
export const sayCount = (number: string): string => (Number(number) === 2 ? '两' : sayNumber(number));

/** So many 万 or 亿: 2.4万 → 两万四千, 12.5亿 → 十二亿五千万; more than four decimals are read as decimals. */
export function sayLarge(number: string, unit: '万' | '亿'): string {
  const [whole = '0', fraction = ''] = number.replaceAll(',', '').split('.');
  const rest = Number(fraction.padEnd(4, '0'));
  if (fraction.length > 4 || (rest > 0 && Number(whole) === 0)) return `${sayNumber(number)}${unit}`;
  const head = `${sayCount(whole)}${unit}`;
  if (rest === 0) return head;
  return `${head}${rest < 1000 ? '零' : ''}${sayGroup(rest)}${unit === '亿' ? '万' : ''}`;
}

/** Yuan as people say it: 12.5 → 十二块五, 0.5 → 五毛, 12 → 十二元. */
export function sayYuan(number: string): string {
  const [whole = '0', fraction = ''] = number.replaceAll(',', '').split('.');
  const jiao = Number(fraction[0] ?? 0);
  const fen = Number(fraction[1] ?? 0);
  if (fraction.length > 2) return `${sayNumber(number)}元`;
  if (jiao === 0 && fen === 0) return `${sayCount(whole)}元`;
  const small = sayJiaoAndFen(jiao, fen);
  if (Number(whole) === 0) return small;
  if (jiao === 0) return `${sayCount(whole)}块零${small}`;
  return `${sayCount(whole)}块${fen === 0 ? DIGITS[jiao] : small.replace(/分$/, '')}`;
}

const sayJiaoAndFen = (jiao: number, fen: number): string =>
  `${jiao === 0 ? '' : `${jiao === 2 ? '两' : DIGITS[jiao]}毛`}${fen === 0 ? '' : `${DIGITS[fen]}分`}`;

function sayGroup(value: number): string {
  let said = '';
  let gap = false;
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      gap = said !== '';
      continue;
    }
    if (gap) said += '零';
    gap = false;
    said += (digit === 2 && size === 1000 ? '两' : DIGITS[digit]) + unit;
  }
  return said;
}
