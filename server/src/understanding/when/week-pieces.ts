import { addDays, type CivilDate, weekdayOf } from '../../platform/civil-time';
import { isWorkday, mondayOf } from './calendar';
import { type DaySpec, type Matcher, matcher } from './piece';

const WEEK = '(?:星期|礼拜|周)';
// 下个礼拜天天送 is every day of next week, not its Sunday.
const DAY = '(?:[一二三四五六日七1-7]|天(?!天(?!气|冷|热|凉|黑|亮|晴|好|儿)))';
const AND = '(?:[、,和跟与同及]|还有|以及)';
// 一周一次, 两周三: a number before 周 makes it a count of weeks; 周一次 counts visits.
const NOT_COUNTED = '(?<!(?<![周期拜])[一二两三四五六七八九十几\\d]个?)';
const NO_VISITS = '(?![次趟回遍顿\\d年]|[一二三四五六七八九十]?个)';
const PREFIX = '(?:(?<prefix>下+|上+|这|本)一?)?个?';

/** 每周三, 每周一三五, 每个礼拜二和礼拜四, 逢周一. */
const everyWeekday = matcher(
  `(?:每个?|逢)(?:${WEEK}(?:的|里的?)?)?${WEEK}(?<first>${DAY})${NO_VISITS}(?<rest>(?:${AND}?(?:每个?)?${WEEK}?${DAY}(?![点号月日]|十)${NO_VISITS})*)(?:(?<to>[到至~—-])${WEEK}?(?<last>${DAY}))?`,
  ({ first, rest, to, last }) => {
    const days = to
      ? span(weekday(first!), weekday(last!))
      : [first!, ...(rest ?? '')].filter(isDay).map(weekday);
    return { day: { type: 'every', weekdays: sorted(days) } };
  },
);

const everyDay = matcher('每(?:一个?|个)?(?:天|日)|天天|日日|每(?=早|晚|中午|顿|餐)', () => ({
  day: { type: 'every', weekdays: [1, 2, 3, 4, 5, 6, 7] },
}));
const everyWeekend = matcher(`每个?${WEEK}末`, () => ({ day: { type: 'every', weekdays: [6, 7] } }));
const everyWorkday = matcher('(?:每个?|逢)?(?:工作日|平日(?!里?常)|上班日)', () => ({
  day: { type: 'every', weekdays: [1, 2, 3, 4, 5], workdaysOnly: true },
}));
const workdaysOfWeek = matcher(`(?<prefix>下+|这|本)个?${WEEK}的?(?:工作日|上班日)`, ({ prefix }, today) => {
  const monday = addDays(mondayOf(today), 7 * weekOf(prefix)!);
  const days = [0, 1, 2, 3, 4, 5, 6].map((index) => addDays(monday, index));
  return { day: { type: 'days', days: days.filter((day) => isWorkday(day) && day >= today) } };
});

/** 下周三, 礼拜六, 周一三五, 下周一到周五 (the second half may leave the prefix out). */
const weekdays = matcher(
  `${NOT_COUNTED}${PREFIX}${WEEK}(?<first>${DAY})${NO_VISITS}(?!天(?!气|冷|热|凉|黑|亮|晴|好|儿))(?:(?<to>(?:一直)?[到至~—-]+)${WEEK}?(?<last>${DAY})${NO_VISITS}|(?<rest>(?:[、,]?${DAY}(?![点号月日天个份]|十)${NO_VISITS})*))`,
  ({ prefix, first, to, last, rest }) => ({
    day: {
      type: 'weekdays',
      week: weekOf(prefix),
      weekdays: to ? [weekday(first!), weekday(last!)] : [first!, ...(rest ?? '')].filter(isDay).map(weekday),
      range: to !== undefined,
    },
  }),
);

/** A weekend is two days, said of one or of both: asked about unless both are said. */
const weekend = matcher(
  `(?<prefix>下+|上+|这|本)?个?(?:${WEEK}末|双休日)(?<both>(?<!除了?(?:${WEEK}末|双休日))(?:两天|俩天|这两天|都|每天|天天))?`,
  ({ prefix, both }, today) => ({ day: weekendOf(today, weekOf(prefix), both !== undefined) }),
);

/** 星期八: no week has it. */
const noWeekday = matcher(
  `${PREFIX}(?:(?:星期|礼拜)[八九十0]|(?<=[下这上本每]个?)周[八九])(?![十个天年月点])`,
  () => ({
    day: { type: 'doubt', reason: 'impossible', days: [] },
  }),
);

export const weekMatchers: readonly Matcher[] = [
  noWeekday,
  everyWeekday,
  everyWeekend,
  workdaysOfWeek,
  everyWorkday,
  everyDay,
  weekend,
  weekdays,
];

function weekendOf(today: CivilDate, week: number | undefined, both: boolean): DaySpec {
  const saturday = addDays(mondayOf(today), 5 + 7 * (week ?? 0));
  const days = [saturday, addDays(saturday, 1)].filter((day) => day >= today);
  if (days.length === 0) return { type: 'doubt', reason: 'past', days: [] };
  return both ? { type: 'days', days } : { type: 'doubt', reason: 'vague', days, weekdays: [6, 7] };
}

const isDay = (char: string): boolean => /[一二三四五六日天七1-7]/.test(char);

function weekday(char: string): number {
  const index = '一二三四五六日'.indexOf(char);
  if (index >= 0) return index + 1;
  return char === '天' || char === '七' ? 7 : Number(char);
}

function weekOf(prefix: string | undefined): number | undefined {
  if (!prefix) return undefined;
  if (prefix.startsWith('下')) return prefix.length;
  return prefix.startsWith('上') ? -prefix.length : 0;
}

export const span = (from: number, to: number): number[] =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);

const sorted = (days: number[]): number[] => [...new Set(days)].sort((a, b) => a - b);

/** The coming seven days, today first, that fall on these weekdays. */
export function comingDays(today: CivilDate, weekdaysWanted: number[], workdaysOnly: boolean): CivilDate[] {
  return [0, 1, 2, 3, 4, 5, 6]
    .map((index) => addDays(today, index))
    .filter((day) => (workdaysOnly ? isWorkday(day) : weekdaysWanted.includes(weekdayOf(day))));
}
