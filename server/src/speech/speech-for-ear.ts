import { sayClockTimes } from './spoken-clock';
import { sayCount, sayInteger, sayLarge, sayNumber, sayYuan, spellDigits, spellPhone } from './spoken-number';

/**
 * What is read aloud for a text that was written for the eye: figures, dates, times, money and phone numbers in
 * spoken Chinese, no markup, no brackets. Idempotent: what it returns has nothing left to turn.
 */
export function speechForEar(text: string): string {
  let spoken = text.normalize('NFKC').replaceAll('﹣', '-');
  for (const step of STEPS) spoken = step(spoken);
  return spoken;
}

const MEASURES =
  '份个次人位天周块条张家项种名碗盘杯盒瓶套点楼小时分钟岁元角毛倍斤两公克米里间级成荤素餐顿回趟遍只件样步口户笔';
const RANGE = '\\s*(?:-|–|—{1,2}|~|～|至)\\s*';
const NUMBER = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';

type Step = (text: string) => string;

/** In this order: each turns the figures it is sure of, the last takes what is left. */
const STEPS: readonly Step[] = [
  stripMarkup,
  sayDocumentNumbers,
  sayPhones,
  sayDates,
  sayClockTimes,
  sayMoneyAndLarge,
  sayShares,
  sayRooms,
  sayMarks,
  sayRanges,
  sayTheRest,
  dropBrackets,
];

function stripMarkup(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/https?:\/\/[^\s,。;、)\]]+/gi, '')
    .replace(/<[^>\n]{1,80}>/g, '')
    .replace(/\[\^?\d+(?:[,-]\d+)*\]/g, '')
    .replace(/^\s*(?:#{1,6}|>|[-*•·])\s+/gm, '')
    .replace(/^\s*(\d{1,2})[.、)]\s*(?=\D)/gm, (_, n: string) => `第${sayInteger(n)},`)
    .replace(/[*_`#|]+/g, '')
    .replace(/\p{Extended_Pictographic}\uFE0F?/gu, '');
}

/** 〔2023〕2号 → 二零二三年二号. NFKC has turned nothing here; both bracket shapes are used. */
function sayDocumentNumbers(text: string): string {
  return text.replace(
    /[〔[(【](\d{4})[〕\])】]\s*(?:第)?(\d+)号/g,
    (_, year: string, n: string) => `${spellDigits(year)}年${sayInteger(n)}号`,
  );
}

/** Mobile, land line, 400 and short numbers; a short one only where nothing is counted by it. */
function sayPhones(text: string): string {
  const counted = `(?![\\d.]|\\s*(?:[${MEASURES}万亿年月日号度平%毫]|:))`;
  return text
    .replace(
      /(?<![\d.])(?:0\d{2,3}[-\s]?\d{7,8}(?:-\d{1,5})?|[48]00[-\s]?\d{3,4}[-\s]?\d{3,4})(?![\d.])/g,
      spellPhone,
    )
    .replace(/(?<![\d.])(1[3-9]\d)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)/g, (_, a: string, b: string, c: string) =>
      spellPhone(`${a}${b}${c}`),
    )
    .replace(
      /((?:电话|热线|拨打|拨|致电|号码|报警|联系|急救)[^\d\n。;]{0,4})(\d{3,8})(?![\d.])/g,
      (_, before: string, digits: string) => before + spellPhone(digits),
    )
    .replace(
      new RegExp(
        `(?<![\\d.])((?:打|、|和|或|或者)\\s*)?(1[12]\\d{3}|9[56]\\d{3,4}|11[09]|12[02])${counted}`,
        'g',
      ),
      (_, before: string | undefined, digits: string) => (before ?? '') + spellPhone(digits),
    )
    .replace(new RegExp(`(?<![\\d.])\\d{7,}[Xx]?${counted}`, 'g'), (digits) => spellPhone(digits));
}

function sayDates(text: string): string {
  const days = (month: string, day: string) => `${sayInteger(month)}月${sayInteger(day)}日`;
  return text
    .replace(
      /(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
      (_, y: string, m: string, d: string) => {
        return `${spellDigits(y)}年${days(m, d)}`;
      },
    )
    .replace(
      new RegExp(`(?<!\\d)((?:19|20)\\d{2})年?${RANGE}((?:19|20)\\d{2})(?=年)`, 'g'),
      (_, a: string, b: string) => {
        return `${spellDigits(a)}到${spellDigits(b)}`;
      },
    )
    .replace(/(?<!\d)((?:19|20)\d{2})(?=年(?!内))/g, spellDigits)
    .replace(
      new RegExp(`(\\d{1,2})月(\\d{1,2})([日号]?)${RANGE}(\\d{1,2})(?=[日号])`, 'g'),
      (_, m, a, unit, b) => {
        return `${sayInteger(m)}月${sayInteger(a)}${unit}到${sayInteger(b)}`;
      },
    )
    .replace(
      /(\d{1,2})月(\d{1,2})(?=[日号])/g,
      (_, m: string, d: string) => `${sayInteger(m)}月${sayInteger(d)}`,
    )
    .replace(new RegExp(`(?<=[日号月年])${RANGE}(?=[一二三四五六七八九十零\\d])`, 'g'), '到');
}

function sayMoneyAndLarge(text: string): string {
  return text
    .replace(new RegExp(`[¥¥]\\s*(${NUMBER})(?!\\s*[万亿])`, 'g'), (_, n: string) => `${n}元`)
    .replace(new RegExp(`[¥¥]\\s*(${NUMBER}\\s*[万亿])`, 'g'), '$1元')
    .replace(
      new RegExp(`(${NUMBER})(元|万|亿)?${RANGE}(${NUMBER})\\s*(元|万|亿)`, 'g'),
      (_, a, unit, b, last) => {
        const from = unit === undefined && last === '元' ? sayCount(a) : sayWithUnit(a, unit ?? last);
        return `${from}到${sayWithUnit(b, last)}`;
      },
    )
    .replace(new RegExp(`(${NUMBER})\\s*(元|万|亿)`, 'g'), (_, n: string, unit: string) =>
      sayWithUnit(n, unit),
    )
    .replace(
      /(?<=[一-龥])\s*\/\s*每?(?=(?:人|份|次|天|日|周|月|年|季|个|小时|餐|位|户|趟)(?![一-龥]))/g,
      '每',
    );
}

const sayWithUnit = (number: string, unit: string): string =>
  unit === '元' ? sayYuan(number) : sayLarge(number, unit as '万' | '亿');

/** Percentages and fractions: 85% → 百分之八十五, 3/4 → 四分之三. */
function sayShares(text: string): string {
  const percent = (n: string, sign: string) => `${sign === '‰' ? '千' : '百'}分之${sayNumber(n)}`;
  return text
    .replace(new RegExp(`(${NUMBER})([%‰]?)${RANGE}(${NUMBER})([%‰])`, 'g'), (_, a, _sign, b, sign) => {
      return `${percent(a, sign)}到${percent(b, sign)}`;
    })
    .replace(new RegExp(`(${NUMBER})([%‰])`, 'g'), (_, n: string, sign: string) => percent(n, sign))
    .replace(/(?<![\d/])(\d{1,3})\s*[/⁄]\s*(\d{1,3})(?![\d/])/g, (whole, a: string, b: string) =>
      Number(a) < Number(b) ? `${sayInteger(b)}分之${sayInteger(a)}` : whole,
    );
}

/** 3幢502室 → 三幢五零二室. */
function sayRooms(text: string): string {
  return text
    .replace(/(?<!\d)(\d{3,4})(?=[室房户](?!的))/g, spellDigits)
    .replace(
      /((?:幢|栋|单元|号楼)\s*-?)(\d{3,4})(?!\d|[元人平米])/g,
      (_, before: string, room: string) => before + spellDigits(room),
    );
}

const UNITS: readonly [RegExp, string][] = [
  [/(?<=\d)\s*(?:㎡|m²|m2|平米)/gi, '平方米'],
  [/(?<=\d)\s*km(?![a-z])/gi, '公里'],
  [/(?<=\d)\s*kg(?![a-z])/gi, '公斤'],
  [/(?<=\d)\s*cm(?![a-z])/gi, '厘米'],
  [/(?<=\d)\s*mm(?![a-z])/gi, '毫米'],
  [/(?<=\d)\s*mg(?![a-z])/gi, '毫克'],
  [/(?<=\d)\s*ml(?![a-z])/gi, '毫升'],
  [/(?<=\d)\s*m(?![a-z])/g, '米'],
  [/(?<=\d)\s*g(?![a-z])/g, '克'],
  [/(?<=\d)\s*(?:℃|°C)/g, '度'],
  [/(?<![A-Za-z])ADL(?![A-Za-z])/g, '日常生活能力'],
  [/[≥≧]\s*/g, '不低于'],
  [/[≤≦]\s*/g, '不超过'],
  [/(?<=\d)\s*\+(?=\s*岁|\s*$|[,。、;])/g, '以上'],
  [/(?<=\d)\s*[×xX*]\s*(?=\d)/g, '乘'],
  [/(?<=\D|^)-(?=\d+(?:\.\d+)?度)/g, '零下'],
  [/>\s*(?=\d)/g, '超过'],
  [/<\s*(?=\d)/g, '不到'],
  [/(?<=\d)\s*=\s*(?=\d)/g, '等于'],
  [/&/g, '和'],
  [/(?<=\d)\s*:\s*(?=\d)/g, '比'],
];

function sayMarks(text: string): string {
  return UNITS.reduce((out, [sign, words]) => out.replace(sign, words), text);
}

/** 60-75岁 → 六十到七十五岁; a dash between figures that is no range was taken before. */
function sayRanges(text: string): string {
  return text.replace(
    new RegExp(`(${NUMBER})([${MEASURES}]?)${RANGE}(${NUMBER})(?=([^\\d]?))`, 'g'),
    (_, a, unit, b, next) => {
      const counted = MEASURES.includes(next) && next !== '';
      const say = counted ? sayCount : sayNumber;
      return `${say(a)}${unit}到${say(b)}`;
    },
  );
}

function sayTheRest(text: string): string {
  return text
    .replace(
      new RegExp(`(第)?(${NUMBER})(?=(.?))`, 'gs'),
      (_, ordinal: string | undefined, n: string, next: string) => {
        if (ordinal) return `第${sayNumber(n)}`;
        if (/^0\d/.test(n)) return spellDigits(n);
        if (next === '楼' || next === '级') return sayNumber(n);
        return next !== '' && MEASURES.includes(next) ? sayCount(n) : sayNumber(n);
      },
    )
    .replace(/(?<=[一二三四五六七八九十百千万零元])\s*[~～–—-]\s*(?=[一二三四五六七八九十百千两])/g, '到');
}

/** Brackets become pauses; quotation marks and what else has no sound goes. */
function dropBrackets(text: string): string {
  return text
    .replace(/[([{【〔〈]\s*/g, ',')
    .replace(/\s*[)\]}】〕〉]/g, ',')
    .replace(/[《》「」『』“”"‘’]/g, '')
    .replace(/\s*[/|]\s*/g, '、')
    .replace(/[ \t]*\n+[ \t]*/g, '。')
    .replace(/(?<=[^\x20-\x7E])[ \t]+|[ \t]+(?=[^\x20-\x7E])/g, '')
    .replace(/\.{3,}|…+/g, ',')
    .replace(/[,;:?!]/g, (sign) => FULL_WIDTH[sign]!)
    .replace(/\uFF0C(?=[\uFF0C。\uFF1B\uFF1A\uFF01\uFF1F、])/g, '')
    .replace(/([。\uFF1B\uFF1A\uFF01\uFF1F、])[\uFF0C。]+/g, '$1')
    .replace(/\uFF0C$/, '')
    .replace(/^[\uFF0C。\uFF1B\uFF1A、\s]+/, '')
    .trim();
}

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '\uFF0C',
  ';': '\uFF1B',
  ':': '\uFF1A',
  '?': '\uFF1F',
  '!': '\uFF01',
};
