import { addDays, type CivilDate } from '../../platform/civil-time';
import { readNumber } from '../numbers/read-number';
import { dateOf, daysFrom, lastDayOf, monthAfter, monthOf, solarOf, yearOf } from './calendar';
import { nearestFuture } from './nearest-future';
import { type DaySpec, type Matcher, matcher, N } from './piece';

// 3号楼, 二号窗口, 12345号 are names of places, not days.
const DAY_MARK = '(?:号|日)(?!楼|线|门|院|桌|柜|文|店|窗|食堂|机|车|厅|床|房|库|码|地铁|技师|师傅|阿姨|间)';
const YEAR = '(?:(?<year>(?:19|20)\\d{2}|[一二][九零〇][零〇一二三四五六七八九]{2}|今|明|后|去|前)年的?)?';

/** 2026-11-25, 2026/11/25, 11/25, 11-25. */
const written = matcher(
  '(?<!\\d)(?:(?<year>20\\d{2})[-/.])?(?<month>1[0-2]|0?[1-9])(?:-|/|\\.(?=\\d{1,2}日|\\d{1,2}号))(?<day>3[01]|[12]\\d|0?[1-9])(?!\\d|元|块|[:/-]|岁|个|份|点)(?:日|号)?',
  ({ year, month, day }) => ({
    day: { type: 'monthday', year: year ? Number(year) : undefined, month: Number(month), day: Number(day) },
  }),
);

/** 十一月二十五号, 明年三月五号, 8月19日到21日. Without 号 see `unmarked`. */
const monthAndDay = matcher(
  `${YEAR}(?<month>${N})月份?的?(?<day>${N})(?:(?:号|日)?(?<to>[到至~、—-]|和|跟)(?<last>${N}))?${DAY_MARK}`,
  ({ year, month, day, to, last }, today) => {
    const of = { year: readYear(year, today), month: readNumber(month!) };
    return { day: several(of, readNumber(day!)!, to, last ? readNumber(last) : undefined, today) };
  },
);

/** 下个月三号, 这个月二十五号, 本月底 is vague. */
const dayOfNamedMonth = matcher(
  `(?<which>下+|这|本|当|上+)个?月的?(?<day>${N})(?:(?:号|日)?(?<to>[到至~、—-]|和|跟)(?<last>${N}))?${DAY_MARK}`,
  ({ which, day, to, last }, today) => {
    const count = which!.startsWith('下') ? which!.length : which!.startsWith('上') ? -which!.length : 0;
    return {
      day: several(
        monthAfter(today, count),
        readNumber(day!)!,
        to,
        last ? readNumber(last) : undefined,
        today,
      ),
    };
  },
);

/** 二十号, 三号五号, 25到27号. */
const dayOnly = matcher(
  `(?<![\\d第.:点月一二三四五六七八九十]|[百千万])(?!两)(?<day>${N})(?:(?:号|日)?起?(?<to>[到至~、—-]|和|跟)(?<last>${N}))?${DAY_MARK}`,
  ({ day, to, last }, today) => ({
    day: several({}, readNumber(day!)!, to, last ? readNumber(last) : undefined, today),
  }),
);

/**
 * 十二月二十五 without 号 is the solar day; 八月十五, 九月九, 三月三 are also well-known lunar days, so both are offered.
 * (?![个份…]) keeps 五月三个 from being a day.
 */
const unmarked = matcher(
  `${YEAR}(?<month>${N})月(?<day>${N})(?![\\d一二三四五六七八九十个份天点号日月年块元次%岁]|以)`,
  ({ year, month, day }, today) => {
    const m = readNumber(month!)!;
    const d = readNumber(day!)!;
    const spec: DaySpec = { type: 'monthday', year: readYear(year, today), month: m, day: d };
    if (/\d/.test(day!) || !(d === 15 || d === m)) return { day: spec };
    const lunar = nearestFuture((lunarYear) => solarOf(lunarYear, m, d), today);
    const solar = nearestFuture((solarYear) => dateOf(solarYear, m, d), today);
    const days = [lunar.date, solar.date].filter((date) => date !== undefined);
    return { day: { type: 'doubt', reason: 'ambiguous', days: days.sort() } };
  },
);

/** 二十八九号, 腊月廿八九: one of two. */
const eitherDay = matcher(
  `(?<![\\d第.:点])(?:(?:(?<month>${N})|(?<lunar>[正冬腊]))月|(?<newYear>大年|年|新年))?(?<tens>[二廿]?十|[廿初]|(?=[一二三四五六七八]))(?<a>[一二三四五六七八])(?<b>[二三四五六七八九])(?=号|日|[,。吧送来要的]|前后|左右|$)(?<mark>${DAY_MARK})?`,
  ({ month, lunar: said, newYear, tens, a, b, mark }, today) => {
    const [first, second] = [readNumber(a!)!, readNumber(b!)!];
    const ten = { 二十: 20, 廿十: 20, 十: 10, 廿: 20 }[tens!] ?? 0;
    const lunar = newYear ? '正' : said;
    const isLunar = lunar !== undefined || tens === '初' || (tens === '廿' && !mark);
    if (second !== first + 1 || !(isLunar || mark || (month && ten))) return undefined;
    const lunarMonth = lunar && { 正: 1, 冬: 11, 腊: 12 }[lunar];
    const days = [ten + first, ten + second].map((day) =>
      isLunar
        ? lunarMonth
          ? nearestFuture((year) => solarOf(year, lunarMonth, day), today).date
          : undefined
        : resolveMonthDay({ ...(month && { month: readNumber(month) }), day }, today).days[0],
    );
    return {
      day: { type: 'doubt', reason: 'ambiguous', days: days.filter((day) => day !== undefined).sort() },
    };
  },
);

/** 十二月二十到二十三, 三、五、八号: numbers without their 号 beside one that has its month or its 号. */
const LISTED = '(?:起?(?:一直)?[到至~—-]|[、和跟与同]|还有|以及)';
const listedBehind = matcher(
  `(?<=${N}月(?:${N}(?:号|日)?${LISTED})+)(?<day>${N})(?:号|日)?(?![\\d点个份天月年元块人样])`,
  ({ day }) => ({ day: { type: 'monthday', day: readNumber(day!)! } }),
);
const listedBefore = matcher(
  `(?<![\\d第.:点一二三四五六七八九十月周])(?<day>${N})(?=、(?:${N}、)*${N}${DAY_MARK})`,
  ({ day }) => ({ day: { type: 'monthday', day: readNumber(day!)! } }),
);
const monthOfList = matcher(
  `${YEAR}(?<month>${N})月份?(?<day>${N})(?=、(?:${N}、)*${N}${DAY_MARK})`,
  ({ year, month, day }, today) => ({
    day: {
      type: 'monthday',
      year: readYear(year, today),
      month: readNumber(month!)!,
      day: readNumber(day!)!,
    },
  }),
);

/** 月底 月初 年底 下个月 十二月: a stretch, asked about. */
const stretches: Matcher[] = [
  matcher('(?<next>下个?|这个?|本|当)?月(?:底|末)?的?最后一天', ({ next }, today) => {
    const { year, month } = monthAfter(today, next?.startsWith('下') ? 1 : 0);
    return { day: { type: 'days', days: [lastDayOf(year, month)] } };
  }),
  matcher(`每个?月的?(?:(?:${N}|初[一二三四五六七八九十])(?:号|日)?)*`, () => ({
    day: { type: 'doubt', reason: 'vague', days: [] },
  })),
  matcher(
    '(?<next>下个?|这个?|本|当)?月(?<which>底|末|初(?![一二三四五六七八九十])|头|中旬?|上旬|下旬)|(?<early>[上中下]旬)',
    ({ next, which, early }, today) => {
      const { year, month } = monthAfter(today, next?.startsWith('下') ? 1 : 0);
      return { day: vagueDays(stretchOf(year, month, which ?? early!), today) };
    },
  ),
  matcher(
    '(?<next>下+)个?月(?![底末初头中上下一二三四五六七八九十廿\\d]|的?[一二三四五六七八九十廿\\d])',
    ({ next }, today) => {
      const { year, month } = monthAfter(today, next!.length);
      return { day: { ...vagueDays(daysFrom(dateOf(year, month, 1)!, 3), today), month: { year, month } } };
    },
  ),
  matcher(`(?<month>${N})月份?里?(?=每一?个?[天日]|天天|日日)`, ({ month }, today) => {
    const m = readNumber(month!) ?? 0;
    if (m < 1 || m > 12) return undefined;
    const year = yearOf(today) + (m < monthOf(today) ? 1 : 0);
    return { day: { ...vagueDays(daysFrom(dateOf(year, m, 1)!, 3), today), month: { year, month: m } } };
  }),
  matcher(`(?<month>${N})月份?(?<which>底|末|初|头|中旬?|上旬|下旬)`, ({ month, which }, today) => {
    const m = readNumber(month!) ?? 0;
    if (m < 1 || m > 12) return undefined;
    const year = yearOf(today) + (m < monthOf(today) ? 1 : 0);
    return { day: vagueDays(stretchOf(year, m, which!), today) };
  }),
  matcher(
    '年底|年末|年初|(?<![半几一二两三四五六七八九十\\d])年(?:前|后)|开春|开年|下半年|明年(?![一二三四五六七八九十正腊元春国端中重清\\d的])',
    () => ({ day: { type: 'doubt', reason: 'vague', days: [] } }),
  ),
  matcher(
    '(?:这个|本)月(?![底末初头中上下一二三四五六七八九十廿\\d]|的?[一二三四五六七八九十廿\\d])',
    (_, today) => ({
      day: {
        type: 'doubt',
        reason: 'vague',
        days: daysFrom(today, 3),
        month: { year: yearOf(today), month: monthOf(today) },
      },
    }),
  ),
];

export const dateMatchers: readonly Matcher[] = [
  written,
  monthAndDay,
  dayOfNamedMonth,
  ...stretches,
  unmarked,
  dayOnly,
  listedBehind,
  listedBefore,
  monthOfList,
  eitherDay,
];

type OfMonth = { year?: number; month?: number };

/** One day, a list of two, or a range within the month. */
function several(
  of: OfMonth,
  day: number,
  to: string | undefined,
  last: number | undefined,
  today: CivilDate,
): DaySpec {
  const one: DaySpec = { type: 'monthday', ...of, day };
  if (last === undefined) return one;
  const first = resolveMonthDay({ ...of, day }, today);
  const end = resolveMonthDay({ ...of, day: last }, today);
  if (first.type !== 'days') return first;
  if (end.type !== 'days') return end;
  const [from, until] = [first.days[0]!, end.days[0]!];
  if (/[、和跟]/.test(to!)) return { type: 'days', days: [from, until].sort() };
  if (until < from) return { type: 'doubt', reason: 'impossible', days: [from, until] };
  const days: CivilDate[] = [];
  for (let date = from; date <= until && days.length < 31; date = addDays(date, 1)) days.push(date);
  return { type: 'days', days };
}

/** The calendar day of a day of a month; past and impossible ones are doubts with what may be meant. */
export function resolveMonthDay(
  { year, month, day }: { year?: number; month?: number; day: number },
  today: CivilDate,
): Extract<DaySpec, { type: 'days' | 'doubt' }> {
  if (day < 1 || day > 31 || (month !== undefined && (month < 1 || month > 12)))
    return { type: 'doubt', reason: 'impossible', days: [] };
  if (month !== undefined && year !== undefined) {
    const date = dateOf(year, month, day);
    if (!date)
      return {
        type: 'doubt',
        reason: 'impossible',
        days: [lastDayOf(year, month)].filter((d) => d >= today),
      };
    return date < today ? { type: 'doubt', reason: 'past', days: [] } : { type: 'days', days: [date] };
  }
  const found =
    month === undefined
      ? nearestFuture(
          (step) => {
            const of = monthAfter(today, step - yearOf(today));
            return dateOf(of.year, of.month, day);
          },
          today,
          'month',
        )
      : nearestFuture((of) => dateOf(of, month, day), today);
  if (found.kind === 'known') return { type: 'days', days: [found.date] };
  return { type: 'doubt', reason: found.kind, days: found.date ? [found.date] : [] };
}

function readYear(said: string | undefined, today: CivilDate): number | undefined {
  if (said === undefined) return undefined;
  const offset = { 今: 0, 明: 1, 后: 2, 去: -1, 前: -2 }[said];
  return offset === undefined ? readNumber(said) : yearOf(today) + offset;
}

function stretchOf(year: number, month: number, which: string): CivilDate[] {
  const last = lastDayOf(year, month);
  if (/底|末|下旬/.test(which)) return daysFrom(addDays(last, -2), 3);
  return daysFrom(dateOf(year, month, /中/.test(which) ? 14 : 1)!, 3);
}

const vagueDays = (days: CivilDate[], today: CivilDate): Extract<DaySpec, { type: 'doubt' }> => ({
  type: 'doubt',
  reason: 'vague',
  days: days.filter((day) => day >= today),
});
