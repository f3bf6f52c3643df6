import { addDays, type CivilDate, weekdayOf } from '../../platform/civil-time';
import { anyOf } from '../lexicon/lexicon';
import { readNumber } from '../numbers/read-number';
import type { DayPart } from '../types';
import { daysFrom, lastDayOf, mondayOf, monthAfter } from './calendar';
import dayWords from './day-words.json';
import { type DaySpec, type Matcher, matcher, N } from './piece';

const PARTS: readonly string[] = [
  'dawn',
  'morning',
  'noon',
  'afternoon',
  'evening',
  'night',
] satisfies DayPart[];

/** 今儿 明朝 听日 外后天 听晚 …: the day by its distance from today. */
const relativeDays: Matcher[] = dayWords.words.map(({ days, part, say }) => {
  if (part !== undefined && !PARTS.includes(part))
    throw new Error(`day-words.json: no part of the day is called ${part}`);
  return matcher(`(?<![大今明后昨外])(?:${anyOf(say).source})`, (_, today) => ({
    day: at(today, days),
    ...(part !== undefined && { part: part as DayPart }),
  }));
});

/** 现在 is today, and as often only a way of speaking. */
const now = matcher('现在|这会儿|眼下|待会儿?|过一?会儿?|立马|马上就?', (_, today) => ({
  day: { type: 'days', days: [today], passing: true },
}));

/** 今早 明晚 昨夜: day and part in two characters. */
const dayAndPart = matcher(
  // 前晌 and 后晌 are parts of a day, not of the day before or after.
  '(?:(?<day>[今明昨])(?<part>早|晨|晚|夜|晌)|(?<other>[后前])晚)(?!点|一点)',
  ({ day, part, other }, today) => ({
    day: at(today, { 今: 0, 明: 1, 后: 2, 昨: -1, 前: -2 }[(day ?? other)!]!),
    part: part === '早' || part === '晨' ? 'morning' : part === '晌' ? 'noon' : 'evening',
  }),
);

/** 今明两天, 明后天: both. */
const twoDays = matcher('(?:(?<near>今明)|明后)(?:两|二|俩)?(?:天|日)', ({ near }, today) => ({
  day: { type: 'days', days: daysFrom(addDays(today, near ? 0 : 1), 2) },
}));
const threeDays = matcher('今明后(?:三)?天', (_, today) => ({
  day: { type: 'days', days: daysFrom(today, 3) },
}));

/** 三天后, 过三天, 两个礼拜以后, 一个月以后; 三天前. */
const AFTER = '(?:以后|之后|过后|后)(?!天)';
const daysLater = matcher(
  `(?:再?过(?<a>${N})(?:天|日)(?!半)(?:${AFTER})?|(?<b>${N})(?:天|日)${AFTER})`,
  ({ a, b }, today) => {
    // 过两天 is "some day soon"; 两天后 is the day after tomorrow.
    if (a === '两') return { day: { type: 'doubt', reason: 'vague', days: daysFrom(addDays(today, 1), 3) } };
    return { day: at(today, readNumber(a ?? b ?? '') ?? 0) };
  },
);
const weeksLater = matcher(
  `(?:再?过(?<a>${N})个?(?:星期|礼拜|周)(?:${AFTER})?|(?<b>${N})个?(?:星期|礼拜|周)${AFTER})`,
  ({ a, b }, today) => ({ day: at(today, 7 * (readNumber(a ?? b ?? '') ?? 0)) }),
);
const monthsLater = matcher(
  `(?:再?过(?<a>${N})个月(?:${AFTER})?|(?<b>${N})个月${AFTER})`,
  ({ a, b }, today) => {
    const { year, month } = monthAfter(today, readNumber(a ?? b ?? '') ?? 0);
    const last = lastDayOf(year, month);
    const same = `${last.slice(0, 8)}${today.slice(8)}`;
    return { day: { type: 'days', days: [same > last ? last : same] } };
  },
);
const daysAgo = matcher(`(?:${N}|好?几|半)(?:天|个?(?:星期|礼拜|周)|个月|年)(?:以前|之前|前)`, () => ({
  day: { type: 'doubt', reason: 'past', days: [] },
}));

/** Said of no day in particular: asked about, with the days it may be. */
const vague: Matcher[] = [
  matcher('(?:这|近|那)(?:几|两|俩|三|四|五)(?:天|日)', (_, today) => doubt(daysFrom(today, 3))),
  matcher(anyOf([...dayWords.vague, '哪天(?:有空|方便|都行)?|回头|最近|近期|赶空']).source, (_, today) =>
    doubt(daysFrom(addDays(today, 1), 3)),
  ),
  matcher(`(?:半个月|(?:十|二十|几)来天|几天|几个月|半年)${AFTER}`, () => doubt([])),
  matcher(`(?:未来|往后)几天|${N}天(?:之内|以内|内)`, (_, today) => doubt(daysFrom(today, 3))),
  matcher('隔(?:一天|天|日)', (_, today) => doubt([1, 3, 5].map((count) => addDays(today, count)))),
  matcher(
    '(?<next>下+)一?个?(?:星期|礼拜|周)(?![一二三四五六日末\\d]|天(?!天(?!气|冷|热|凉|黑|亮|晴|好|儿)))',
    ({ next }, today) => doubt(daysFrom(addDays(mondayOf(today), 7 * next!.length), 7), next!.length),
  ),
  matcher(
    '(?:这|本)一?个?(?:星期|礼拜|周)(?![一二三四五六日末\\d]|天(?!天(?!气|冷|热|凉|黑|亮|晴|好|儿)))',
    (_, today) => doubt(daysFrom(today, 8 - weekdayOf(today)), 0),
  ),
  matcher('上+个?(?:星期|礼拜|周)(?![一二三四五六日天末\\d])', () => ({
    day: { type: 'doubt', reason: 'past', days: [] },
  })),
  matcher('(?:上+个月|去年|前年)(?![一二三四五六七八九十廿\\d正腊]|的?[一二三四五六七八九十廿\\d])', () => ({
    day: { type: 'doubt', reason: 'past', days: [] },
  })),
];

/** 连着三天, 一连五天, 未来三天, 头三天: a run from the day named before it. */
const LENGTH = `(?:(?<count>${N})(?:天|日)|(?<weeks>${N})?个?(?:星期|礼拜|周)|(?<half>半)个月)(?!后|以后|之后|前|内|之内|来?一[次趟回]|[一二三四五六日末次岁])`;
const VERB = '(?:给我|给俺|都|再|就|要|来|送|吃|订|做|住|上门|派人?|烧|陪|打扫|洗)';
const runLength = ({ count, weeks, half }: Record<string, string | undefined>): number =>
  half ? 15 : count ? (readNumber(count) ?? 1) : 7 * (readNumber(weeks ?? '一') ?? 1);
const runs = matcher(
  `(?:连着?|连续|一连|往后|未来|接下来|起|接连|后面|以后|头)的?${VERB}{0,3}${LENGTH}`,
  (length) => ({ day: { type: 'run', count: runLength(length) } }),
);
/** 从明天起,每天一份送三天: a length behind a start, with the verb between. */
const runsFromStart = matcher(
  `(?<=(?:从|打|自|由)[^,。;!?]{1,8}(?:起|开始|算起|往后)[^。;!?]{0,8}${VERB}(?:连着?)?(?:满|足|上|够)?)${LENGTH}`,
  (length) => ({ day: { type: 'run', count: runLength(length) } }),
);

export const dayMatchers: readonly Matcher[] = [
  threeDays,
  twoDays,
  dayAndPart,
  ...relativeDays,
  now,
  daysAgo,
  runs,
  runsFromStart,
  ...vague,
  daysLater,
  weeksLater,
  monthsLater,
];

function at(today: CivilDate, offset: number): DaySpec {
  if (offset < 0) return { type: 'doubt', reason: 'past', days: [] };
  return { type: 'days', days: [addDays(today, offset)] };
}

const doubt = (days: CivilDate[], week?: number) => ({
  day: { type: 'doubt', reason: 'vague', days, week } as const,
});
