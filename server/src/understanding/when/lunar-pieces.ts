import { addDays, type CivilDate, weekdayOf } from '../../platform/civil-time';
import { readNumber } from '../numbers/read-number';
import { dateOf, lunarOf, newYearsEveOf, solarOf, solarTermOf } from './calendar';
import calendar from './holidays.json';
import { type Nearest, nearestFuture } from './nearest-future';
import { type DaySpec, type Matcher, matcher, N } from './piece';

interface Holiday {
  names: string[];
  solar?: number[];
  lunar?: number[];
  lunarEither?: number[][];
  newYearsEve?: boolean;
  /** month, which, weekday */
  nthWeekday?: number[];
}
const YEAR = '(?<year>[今明后去]年的?)?';
/** 冬至前一天, 国庆第二天; 前后 and 期间 name a stretch. */
const SHIFT =
  '(?<shift>的?(?:前一天|头一天|前一日|第二天|后一天|转天|前两天|前天|前夜))?(?<loose>[三五七八][天日](?:假|长假)?|前后|期间|假期|长假|放假|这几天|那几天|前(?!一|两|头)|过后|后(?!一|天))?(?:那天|当天|这天|那日|当日)?';

/** 五一路, 国庆小学 are places. */
const NO_PLACE = '(?!路|街|巷|村|桥|弄|里弄|新村|小区|社区|广场|大道|小学|中学|公园)';

const HOLIDAYS = new Map(
  (calendar.days as Holiday[]).flatMap((holiday) => holiday.names.map((name) => [name, holiday])),
);
const HOLIDAY_NAMES = [...HOLIDAYS.keys()].sort((a, b) => b.length - a.length);

const holidays = matcher(
  `${YEAR}(?<name>${HOLIDAY_NAMES.join('|')})${NO_PLACE}${SHIFT}`,
  ({ year, name, shift, loose }, today) => ({
    day: shifted(holidayOn(HOLIDAYS.get(name!)!, yearOffset(year), today), shift, loose),
  }),
);
const solarTerms = matcher(
  `${YEAR}(?<term>${calendar.solarTerms.join('|')})节?${NO_PLACE}${SHIFT}`,
  ({ year, term, shift, loose }, today) => ({
    day: shifted(
      fromNearest(nearest((cycle) => solarTermOf(cycle, term!), yearOffset(year), today)),
      shift,
      loose,
    ),
  }),
);
/** 大雪 is also what falls from the sky: only 大雪那天, 大雪节气. */
const weatherTerms = matcher(
  `${YEAR}(?<term>${calendar.solarTermsNamedLikeWeather.join('|')})(?:节气|(?=那天|当天|这天|前一天|第二天))${SHIFT}`,
  ({ year, term, shift, loose }, today) => ({
    day: shifted(
      fromNearest(nearest((cycle) => solarTermOf(cycle, term!), yearOffset(year), today)),
      shift,
      loose,
    ),
  }),
);

const LUNAR_MARK = '(?:农历|阴历|旧历|老历|古历)的?';
const LUNAR_DAY = `(?:初(?:[一二三四五六七八九]|十)|${N})`;
const LUNAR_MONTH = `(?:正|冬|腊|十一|十二|十|[一二三四五六七八九]|1[0-2]|[1-9])`;

/** 农历八月十五, 阴历闰六月初一, 正月初五, 腊月廿三, 五月初五; 号 after it is tolerated. */
const lunarDate = matcher(
  `${YEAR}(?:(?<marked>${LUNAR_MARK})(?<y2>[今明]年)?(?<leap>闰)?(?<m1>${LUNAR_MONTH})月(?<d1>${LUNAR_DAY})|(?<m2>正|冬|腊)月的?(?<d2>${LUNAR_DAY})|(?<m3>${LUNAR_MONTH})月(?<d3>初(?:[一二三四五六七八九]|十)))(?:号|日)?${SHIFT}`,
  ({ year, y2, leap, m1, m2, m3, d1, d2, d3, shift, loose }, today) => {
    const month = lunarMonth((m1 ?? m2 ?? m3)!) * (leap ? -1 : 1);
    const day = readNumber((d1 ?? d2 ?? d3)!.replace('初', '')) ?? 0;
    const found = nearest((cycle) => solarOf(cycle, month, day), yearOffset(year ?? y2), today);
    return { day: shifted(fromNearest(found), shift, loose) };
  },
);

/** 初八, 阴历十五: the coming one, of this lunar month or the next. */
const lunarDay = matcher(
  `(?:(?<marked>${LUNAR_MARK})(?<d1>${LUNAR_DAY})|(?:(?<![最起年当一二三高]|(?<!个)月)|(?<=初[一二三四五六七八九十]))(?<d2>初(?:[一二三四五六七八九]|十)))(?![级中高月步期])(?:号|日)?`,
  ({ d1, d2 }) => {
    const day = readNumber((d1 ?? d2)!.replace('初', '')) ?? 0;
    return { day: { type: 'lunarday', day } };
  },
);
/** 腊月廿六至廿八, 初三、初五、十二: behind a lunar day and a word that lists or spans, a number is another. */
const LISTED = '(?:起?(?:一直)?[到至~—-]|[、和跟与同]|还有|以及)';
const anotherLunarDay = matcher(
  `(?<=(?:(?:正|冬|腊)月|${LUNAR_MARK}(?:${LUNAR_MONTH}月)?|初)(?:${LUNAR_DAY}|[一二三四五六七八九十])(?:${LISTED}(?:${LUNAR_DAY}))*${LISTED})(?<day>${LUNAR_DAY})(?![\\d点个份天号月年日元块人样])`,
  ({ day }) => ({ day: { type: 'lunarday', day: readNumber(day!.replace('初', '')) ?? 0 } }),
);
/** 大年初三, 年初五, 正月里 is vague. */
const newYearDay = matcher(
  `(?:大年|年|新年|春节)初(?<day>[一二三四五六七八九十])${SHIFT}`,
  ({ day, shift, loose }, today) => ({
    day: shifted(
      fromNearest(nearest((cycle) => solarOf(cycle, 1, readNumber(day!)!), undefined, today)),
      shift,
      loose,
    ),
  }),
);
const vagueLunar = matcher(
  '正月里|腊月里|过年(?:的时候|期间|前|后|那几天)?|黄金周|春节(?:的时候|期间|前|后|那几天)',
  () => ({
    day: { type: 'doubt', reason: 'vague', days: [] },
  }),
);

export const lunarMatchers: readonly Matcher[] = [
  vagueLunar,
  newYearDay,
  holidays,
  solarTerms,
  weatherTerms,
  lunarDate,
  lunarDay,
  anotherLunarDay,
];

function holidayOn(holiday: Holiday, year: number | undefined, today: CivilDate): DaySpec {
  if (holiday.lunarEither) {
    const days = holiday.lunarEither.map(
      ([m, d]) => nearest((cycle) => solarOf(cycle, m!, d!), year, today).date,
    );
    return { type: 'doubt', reason: 'ambiguous', days: days.filter((day) => day !== undefined) };
  }
  return fromNearest(nearest((cycle) => holidayOf(holiday, cycle), year, today));
}

function holidayOf({ solar, lunar, newYearsEve, nthWeekday }: Holiday, year: number): CivilDate | undefined {
  if (solar) return dateOf(year, solar[0]!, solar[1]!);
  if (lunar) return solarOf(year, lunar[0]!, lunar[1]!);
  if (newYearsEve) return newYearsEveOf(year);
  const [month, which, weekday] = nthWeekday!;
  const first = dateOf(year, month!, 1)!;
  return addDays(first, ((weekday! - weekdayOf(first) + 7) % 7) + 7 * (which! - 1));
}

/** With 今年 or 明年 said, that year's; otherwise the coming one. */
function nearest(
  of: (cycle: number) => CivilDate | undefined,
  offset: number | undefined,
  today: CivilDate,
): Nearest {
  if (offset === undefined) return nearestFuture(of, today);
  const date = of(Number(today.slice(0, 4)) + offset);
  if (date === undefined) return { kind: 'impossible', date: undefined };
  return date < today ? { kind: 'past', date: undefined } : { kind: 'known', date };
}

const fromNearest = (found: Nearest): DaySpec =>
  found.kind === 'known'
    ? { type: 'days', days: [found.date] }
    : { type: 'doubt', reason: found.kind, days: found.date ? [found.date] : [] };

function shifted(spec: DaySpec, shift: string | undefined, loose: string | undefined): DaySpec {
  if (spec.type !== 'days' && spec.type !== 'doubt') return spec;
  const by = shift === undefined ? 0 : /第二|后一|转/.test(shift) ? 1 : /前两/.test(shift) ? -2 : -1;
  const days = spec.days.map((day) => addDays(day, by));
  return loose ? { type: 'doubt', reason: 'vague', days } : { ...spec, days };
}

/** The next day with that number in its lunar month. */
export function lunarDayComing(day: number, today: CivilDate): Extract<DaySpec, { type: 'days' | 'doubt' }> {
  const { year, month } = lunarOf(today);
  const dayOfMonth = (step: number) => {
    const index = month - 1 + step;
    return solarOf(year + Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, day);
  };
  const coming = [0, 1].map(dayOfMonth).find((date) => date !== undefined && date >= today);
  return coming ? { type: 'days', days: [coming] } : { type: 'doubt', reason: 'impossible', days: [] };
}

/** 大年三十、初二: the one nearest to the day before it in the list, and not gone by. */
export function lunarDayNear(day: number, anchor: CivilDate, today: CivilDate): CivilDate | undefined {
  for (let off = 0; off <= 30; off++)
    for (const date of [addDays(anchor, off), addDays(anchor, -off)])
      if (date >= today && lunarOf(date).day === day) return date;
  return undefined;
}

const yearOffset = (said: string | undefined): number | undefined =>
  said === undefined ? undefined : { 今: 0, 明: 1, 后: 2, 去: -1 }[said[0]!];

function lunarMonth(said: string): number {
  const named = { 正: 1, 冬: 11, 腊: 12 }[said];
  return named ?? readNumber(said) ?? 0;
}
