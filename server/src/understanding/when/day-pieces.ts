import { addDays, type CivilDate, weekdayOf } from '../../platform/civil-time';
import { readNumber } from '../numbers/read-number';
import { daysFrom, lastDayOf, mondayOf, monthAfter } from './calendar';
import { type DaySpec, type Matcher, matcher, N } from './piece';

/** 今儿 明朝 听日 大后天 …: the day by its distance from today. From Beijing, Shandong, Jiangnan and Cantonese talk. */
const OFFSETS: readonly [string, number][] = [
  ['大大后(?:天|日|儿)', 4],
  ['大后(?:天|日|朝|儿个?|个儿?)', 3],
  ['大前(?:天|日|儿个?)', -3],
  ['(?:明个儿?|明儿个?|赶明儿?个?儿?|赶明天|明(?:天|日|朝)|听日|第二天(?!早))', 1],
  ['(?:后个儿?|后儿个?|后(?:天|日|朝))', 2],
  ['(?:今个儿?|今儿个?|今(?:天|日|朝)|即日|当天)', 0],
  ['(?:昨个儿?|昨儿个?|昨(?:天|日|朝))', -1],
  ['(?:前个儿?|前儿个?|前(?:天|日))', -2],
];

const relativeDays: Matcher[] = OFFSETS.map(([words, offset]) =>
  matcher(`(?<![大今明后昨])${words}`, (_, today) => ({ day: at(today, offset) })),
);

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
  matcher('(?:这|近)(?:几|两|俩)(?:天|日)', (_, today) => doubt(daysFrom(today, 3))),
  matcher('过(?:几|些)(?:天|日子?)|改(?:天|日)|哪天(?:有空|方便|都行)?|回头|最近|近期|赶空', (_, today) =>
    doubt(daysFrom(addDays(today, 1), 3)),
  ),
  matcher(`(?:半个月|(?:十|二十|几)来天|几天|几个月|半年)${AFTER}`, () => doubt([])),
  matcher(`(?:未来|往后)几天|${N}天(?:之内|以内|内)`, (_, today) => doubt(daysFrom(today, 3))),
  matcher('隔(?:一天|天|日)', (_, today) => doubt([1, 3, 5].map((count) => addDays(today, count)))),
  matcher('(?<next>下+)个?(?:星期|礼拜|周)(?![一二三四五六日天末\\d]|[1-6])', ({ next }, today) =>
    doubt(daysFrom(addDays(mondayOf(today), 7 * next!.length), 7), next!.length),
  ),
  matcher('(?:这|本)个?(?:星期|礼拜|周)(?![一二三四五六日天末\\d])', (_, today) =>
    doubt(daysFrom(today, 8 - weekdayOf(today)), 0),
  ),
  matcher('上+个?(?:星期|礼拜|周)(?![一二三四五六日天末\\d])', () => ({
    day: { type: 'doubt', reason: 'past', days: [] },
  })),
  matcher('(?:上+个月|去年|前年)(?![一二三四五六七八九十廿\\d正腊]|的?[一二三四五六七八九十廿\\d])', () => ({
    day: { type: 'doubt', reason: 'past', days: [] },
  })),
];

/** 连着三天, 一连五天, 未来三天, 头三天: a run from the day named before it. */
const runs = matcher(
  `(?:连着?|连续|一连|往后|未来|接下来|起|接连|后面|以后)的?(?:(?<count>${N})天|(?<week>一?个?(?:星期|礼拜|周)))(?!后|以后|之后|前|内|之内|[一二三四五六日])`,
  ({ count, week }) => ({ day: { type: 'run', count: week ? 7 : (readNumber(count!) ?? 1) } }),
);

export const dayMatchers: readonly Matcher[] = [
  threeDays,
  twoDays,
  dayAndPart,
  ...relativeDays,
  now,
  daysAgo,
  runs,
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
