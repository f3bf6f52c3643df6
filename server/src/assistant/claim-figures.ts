/** A figure as a sentence states it, levelled so that 「二十万块」 and 「20万元」 are the same. */
export interface ClaimFigure {
  /** Digits; a date is `year-month-day` with what is not said left out, a telephone number its digits alone. */
  value: string;
  /** The levelled unit, `date`, `phone`, or nothing. */
  unit: string;
  /** Whether the words make it a ceiling (最高, 不超过) or a floor (至少, 不低于). */
  bound?: 'ceiling' | 'floor';
}

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零一二三四五六七八九'].map((character, value) => [character, value]),
);
Object.assign(DIGITS, { 〇: 0, 两: 2, 幺: 1, 俩: 2 });
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Units that people swap freely, under the name they are compared by. The longer form stands first. */
const UNITS: ReadonlyArray<readonly [string, string]> = [
  ['平方米', '平方米|平方公里|平米|平方|㎡|m2'],
  ['元', '元|块钱|块'],
  ['工作日', '个工作日|工作日|个工作天'],
  ['岁', '周岁|岁'],
  ['小时', '个小时|小时|个钟头|钟头'],
  ['分钟', '分钟'],
  ['年', '个年头|年'],
  ['月', '个月|月'],
  ['周', '个星期|星期|周'],
  ['天', '天|日|号'],
  ['%', '%'],
  ['‰', '‰'],
  ['人', '人|名|位'],
  ['户', '户'],
  ['次', '次|趟|回'],
  ['倍', '倍'],
  ['层', '层|楼'],
  ['级', '级'],
  ['张', '张'],
  ['台', '台|部'],
  ['米', '公里|米'],
  ['份', '份'],
  ['个', '个|家|处|所|项|类|条|种|支|批'],
];
const UNIT = new RegExp(`^(?:${UNITS.map(([, forms]) => `(${forms})`).join('|')})`);
const COUNTED = UNITS.map(([, forms]) => forms).join('|');
const WRITTEN = new RegExp(
  `(?<![第统唯专万])(?:[零〇一二三四五六七八九十百千两俩幺万亿点]{2,}|[二三四五六七八九十百两俩](?=(?:${COUNTED}|万|亿|成))|一(?=(?:万|亿|千|百|元|块|岁|年|个月|小时|个小时|成)))(?!次性|旦|定|般|起|样)`,
  'g',
);
const PHONE = /(?<![\d-])(?:0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9}|9[56]\d{3}|1[12]\d{3})(?!\d)/g;
const DATE =
  /(?:(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?|(?<!\d)(\d{1,2})月(\d{1,2})[日号]|(\d{4})-(\d{2})-(\d{2})(?!\d))/g;
const CEILING_BEFORE =
  /(?:最高|最多|至多|顶多|不超过|不得超过|不高于|上限|封顶|限额|少于|低于|不满|未满)[^,。;\d]{0,9}$/;
const CEILING_AFTER = /^(?:以内|以下|之内|封顶|为限|为上限|的上限|之下)/;
const FLOOR_BEFORE = /(?:最低|最少|至少|不低于|不少于|不得低于|起码|超过|高于|多于)[^,。;\d]{0,9}$/;
const FLOOR_AFTER = /^(?:及以上|以上|之上|起步|起|往上)/;

/** Half-width, without spaces, with numbers written in characters, 万 and 亿, 成 and 百分之 as digits. */
export function levelNumbers(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\S\n]+/g, '')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/百分之([零一二三四五六七八九十百两点\d.]+)/g, (_, share: string) => `${digitsOf(share)}%`)
    .replace(/块(?:钱)?([二三四五六七八九])(?![十百千万])/g, (_, tenths: string) => `块${DIGITS[tenths]}`)
    .replace(WRITTEN, (written) => (/^[万亿千百点]/.test(written) ? written : digitsOf(written)))
    .replace(/(\d+(?:\.\d+)?)成(?![人立为功])/g, (_, tenths: string) => `${round(Number(tenths) * 10)}%`)
    .replace(
      /(\d+(?:\.\d+)?)(?:余|多|几)?(亿|万|千|百)(?:(\d+)(千|百))?/g,
      (_, head: string, scale: string, rest?: string, restScale?: string) =>
        round(Number(head) * SCALES[scale]! + (rest ? Number(rest) * SCALES[restScale!]! : 0)),
    )
    .replace(/(\d+)块(?:钱)?(\d)(?!\d)/g, '$1.$2元');
}

const SCALES: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4, 千: 1e3, 百: 1e2 };
const round = (value: number) => String(Math.round(value * 100) / 100);

/** 「二十万」 → "200000", 「一二三四五」 → "12345", 「十二点五」 → "12.5". Digits stay as they are. */
function digitsOf(written: string): string {
  if (/^[\d.]+$/.test(written)) return written;
  const [whole = '', fraction] = written.split('点');
  if (fraction !== undefined)
    return `${digitsOf(whole)}.${[...fraction].map((character) => DIGITS[character] ?? character).join('')}`;
  if (!/[十百千万亿]/.test(whole)) return [...whole].map((character) => DIGITS[character] ?? '').join('');
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of whole) {
    if (character === '万' || character === '亿') {
      total = (total + section + digit || 1) * SCALES[character]!;
      section = 0;
      digit = 0;
    } else if (TENS[character]) {
      section += (digit || 1) * TENS[character]!;
      digit = 0;
    } else digit = DIGITS[character] ?? 0;
  }
  return String(total + section + digit);
}

/** Every figure of a levelled text; counts of one (「一个」, 「一次」) are no figures. */
export function figuresOf(levelled: string): ClaimFigure[] {
  const figures: ClaimFigure[] = [];
  const blank = (found: string) => '□'.repeat(found.length);
  let rest = levelled.replace(PHONE, (phone, at: number) => {
    const digits = phone.replace(/-/g, '');
    const counted = digits.length === 5 && UNIT.test(levelled.slice(at + phone.length));
    if (counted) return phone;
    figures.push({ value: digits, unit: 'phone' });
    return blank(phone);
  });
  rest = rest.replace(DATE, (found, y1, m1, d1, m2, d2, y3, m3, d3) => {
    const part = (value?: string) => (value ? String(Number(value)) : '');
    figures.push({
      value: `${part(y1 ?? y3)}-${part(m1 ?? m2 ?? m3)}-${part(d1 ?? d2 ?? d3)}`,
      unit: 'date',
    });
    return blank(found);
  });
  for (const match of rest.matchAll(/(?<![A-Za-z\d.])\d+(?:\.\d+)?/g)) {
    const end = match.index + match[0].length;
    // 60至79岁: the first figure has the unit of the second.
    const after = rest
      .slice(end)
      .replace(/^(?:余|多|来)/, '')
      .replace(/^(?:至|到|-|~|—|–)+\d+(?:\.\d+)?/, '');
    const found = UNIT.exec(after);
    const unit = found ? UNITS[found.slice(1).findIndex(Boolean)]![0] : '';
    const tail = after.slice(found?.[0].length ?? 0);
    const before = rest.slice(0, match.index);
    const value = String(Number(match[0]));
    const bound = FLOOR_AFTER.test(tail)
      ? 'floor'
      : CEILING_AFTER.test(tail) || CEILING_BEFORE.test(before)
        ? 'ceiling'
        : FLOOR_BEFORE.test(before)
          ? 'floor'
          : undefined;
    figures.push({ value, unit, ...(bound && { bound }) });
  }
  return figures.filter(({ value, unit }) => value !== '1' || !['个', '次', '人', '份', ''].includes(unit));
}

/** Whether a stated figure is the one of a source. A date may leave out what the source has, never add to it. */
export function sameFigure(stated: ClaimFigure, source: ClaimFigure, aboutMoney: boolean): boolean {
  if (stated.unit === 'date' || source.unit === 'date')
    return stated.unit === source.unit && sameDate(stated.value, source.value);
  if (stated.value !== source.value) return false;
  if (stated.unit === source.unit) return true;
  if (stated.unit === 'phone' || source.unit === 'phone') return stated.unit === '' || source.unit === '';
  // 「最高二十万」 is money where the talk is of money; a bare figure in a source is what its table says.
  return (stated.unit === '' && source.unit === '元' && aboutMoney) || source.unit === '';
}

function sameDate(stated: string, source: string): boolean {
  const has = source.split('-');
  return stated.split('-').every((part, at) => !part || part === has[at]);
}
