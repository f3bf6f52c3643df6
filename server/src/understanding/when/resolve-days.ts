import { addDays, type CivilDate, weekdayOf } from '../../platform/civil-time';
import type { WhenDoubt } from '../types';
import { dateOf, dayOf, daysFrom, lastDayOf, lunarOf, mondayOf, monthOf, yearOf } from './calendar';
import { resolveMonthDay } from './date-pieces';
import { leavesOut, spreadRefusals, weekdaysOf } from './leave-out';
import {
  isBound,
  isEither,
  isNeitherButOne,
  type Link,
  linkBefore,
  type Refusal,
  refusalOf,
  wordsBefore,
} from './links';
import { lunarDayComing, lunarDayNear } from './lunar-pieces';
import type { DaySpec, Piece } from './piece';
import { comingDays, span } from './week-pieces';

export interface DaysRead {
  days: CivilDate[];
  every?: number[];
  doubt?: { reason: WhenDoubt['reason']; days: CivilDate[] };
}

interface Reading extends DaysRead {
  spec: DaySpec;
  link: Link;
  apart: boolean;
  refusal?: Refusal;
}

/** What all pieces about days say together: lists, ranges, corrections (不是明天是后天), exceptions (除了周三). */
export function resolveDays(pieces: Piece[], text: string, today: CivilDate): DaysRead {
  const readings: Reading[] = [];
  pieces.forEach((piece, index) => {
    if (!piece.day) return;
    let link = linkBefore(pieces, index, text);
    const before = readings.at(-1);
    const between = wordsBefore(pieces, index, text) ?? '';
    if (before && saysTheSame(piece.day, before, between)) return;
    if (before?.refusal?.denied && isNeitherButOne(between)) {
      before.refusal = undefined;
      link = 'or';
    }
    // 从明天起每天一份,送三天: a run starts from the day, not from the repetition between.
    const start = piece.day.type === 'run' ? readings.findLast((reading) => !reading.every) : before;
    const read = resolve(inherit(piece.day, before, link), start, link, today);
    if (isBound(piece, text) && read.days.length > 0) Object.assign(read, doubt('vague', read.days));
    const until = pieces.slice(index + 1).find(({ day }) => day)?.from;
    readings.push({
      ...read,
      spec: read.spec ?? piece.day,
      link,
      apart: /[,。;!?…]/.test(between),
      refusal: refusalOf(piece, text, until),
    });
  });
  spreadRefusals(readings);
  const kept = dropCorrected(
    readings.filter((reading, index) => !isOnlySpoken(reading, readings[index + 1], readings, today)),
  );
  const read = combine(kept, today);
  return read.days.length > 1 && !read.every && isEither(pieces, text) ? doubt('ambiguous', read.days) : read;
}

/**
 * 明天星期三, 12月1日(周二): the weekday of a day that is named beside it adds nothing when it fits. When it does not
 * (明天星期五 on a Tuesday) `before` becomes a doubt between the two.
 */
function saysTheSame(spec: DaySpec, before: Reading, between: string): boolean {
  const [day] = before.days;
  if (spec.type !== 'weekdays' || spec.weekdays.length !== 1 || before.days.length !== 1 || !day)
    return false;
  if (before.spec.type === 'weekdays' || !/^[(,是]?$/.test(between)) return false;
  if (weekdayOf(day) === spec.weekdays[0]) return true;
  if (between !== '' && between !== '(') return false;
  before.doubt = { reason: 'ambiguous', days: [day, onOrAfter(day, spec.weekdays[0]!)] };
  before.days = [];
  return true;
}

/** 下周一和周三: the second is of next week too; 十二月三号和五号: of that December. */
function inherit(spec: DaySpec, before: Reading | undefined, link: Link): DaySpec {
  if (!before || link === 'far') return spec;
  const { spec: previous } = before;
  if (spec.type === 'weekdays' && link === 'list' && spec.week === undefined && before.every)
    return { type: 'every', weekdays: spec.weekdays };
  if (link === 'correction') {
    const sameMonth = spec.type === 'monthday' && spec.month === undefined && previous.type === 'monthday';
    return sameMonth && previous.month ? { ...spec, month: previous.month, year: previous.year } : spec;
  }
  if (
    spec.type === 'weekdays' &&
    spec.week === undefined &&
    'week' in previous &&
    previous.week !== undefined
  )
    return { ...spec, week: previous.week };
  if (spec.type === 'monthday' && spec.month === undefined) {
    if (previous.type === 'doubt' && previous.month) return { ...spec, ...previous.month };
    const last = before.days.at(-1);
    if (last && (previous.type === 'monthday' || previous.type === 'days') && spec.day > dayOf(last))
      return { ...spec, year: yearOf(last), month: monthOf(last) };
  }
  return spec;
}

function resolve(
  spec: DaySpec,
  before: Reading | undefined,
  link: Link,
  today: CivilDate,
): DaysRead & { spec?: DaySpec } {
  switch (spec.type) {
    case 'days':
      return { days: spec.days, spec };
    case 'doubt':
      return { days: [], doubt: { reason: spec.reason, days: spec.days }, spec };
    case 'every':
      return {
        days: comingDays(today, spec.weekdays, spec.workdaysOnly ?? false),
        every: spec.weekdays,
        spec,
      };
    case 'monthday':
      return { ...fromSpec(resolveMonthDay(spec, today)), spec };
    case 'lunarday':
      return { ...resolveLunarDay(spec.day, before, link, today), spec };
    case 'run':
      return runFrom(before, spec.count, today);
    case 'weekdays':
      return { ...resolveWeekdays(spec, before, link, today), spec };
  }
}

const fromSpec = (spec: Extract<DaySpec, { type: 'days' | 'doubt' }>): DaysRead =>
  spec.type === 'days' ? { days: spec.days } : { days: [], doubt: { reason: spec.reason, days: spec.days } };

/** 大年初二到初四, 除夕和初三: of the month of the lunar day before it. */
function resolveLunarDay(day: number, before: Reading | undefined, link: Link, today: CivilDate): DaysRead {
  const anchor = before?.days.at(-1);
  if (!anchor) return fromSpec(lunarDayComing(day, today));
  const found =
    link === 'range'
      ? daysFrom(anchor, 31).find((date) => lunarOf(date).day === day)
      : lunarDayNear(day, anchor, today);
  return found ? { days: [found] } : doubt('impossible', []);
}

function runFrom(before: Reading | undefined, count: number, today: CivilDate): DaysRead {
  const start = before?.days[0];
  if (start) return { days: daysFrom(start, count) };
  return { days: [], doubt: { reason: 'vague', days: daysFrom(addDays(today, 1), count) } };
}

function resolveWeekdays(
  { weekdays, week, range }: Extract<DaySpec, { type: 'weekdays' }>,
  before: Reading | undefined,
  link: Link,
  today: CivilDate,
): DaysRead {
  const rangeStart = link === 'range' ? before?.days.at(-1) : undefined;
  if (rangeStart && week === undefined) return { days: [onOrAfter(rangeStart, weekdays[0]!)] };
  if (range) return resolveWeekRange(weekdays[0]!, weekdays[1]!, week, today);
  if (week !== undefined) {
    const days = weekdays.map((weekday) => addDays(mondayOf(today), week * 7 + weekday - 1)).sort();
    const gone = days.filter((day) => day < today);
    if (gone.length === 0) return { days };
    return doubt('past', week < 0 ? [] : gone.map((day) => addDays(day, 7)));
  }
  if (weekdays.includes(weekdayOf(today)) && weekdays.length === 1)
    return doubt('ambiguous', [today, addDays(today, 7)]);
  return { days: weekdays.map((weekday) => onOrAfter(today, weekday)).sort() };
}

/** 周一到周五 without a week: this week's when all of it is ahead, next week's at the weekend, otherwise asked. */
function resolveWeekRange(from: number, to: number, week: number | undefined, today: CivilDate): DaysRead {
  const length = ((to - from + 7) % 7) + 1;
  const start = addDays(mondayOf(today), 7 * (week ?? 0) + from - 1);
  if (start > today || (start === today && week !== undefined)) return { days: daysFrom(start, length) };
  const end = addDays(start, length - 1);
  if (week !== undefined)
    return doubt('past', week < 0 ? [] : daysFrom(start, length).filter((day) => day >= today));
  if (end < today) return { days: daysFrom(addDays(start, 7), length) };
  return doubt(
    'ambiguous',
    daysFrom(today, length).filter((day) => day <= end),
  );
}

function combine(readings: Reading[], today: CivilDate): DaysRead {
  const leftOut = readings.filter((reading) => isLeftOut(reading, readings));
  const wanted = readings.filter((reading) => !leftOut.includes(reading));
  if (wanted.length === 0 && leftOut.some(({ refusal }) => refusal?.denied)) return doubt('vague', []);
  const firm = wanted.filter((reading) => !reading.doubt);
  // Beside a day that is certain, 最近 and 昨天 are the story around it; an impossible or ambiguous one still is asked.
  const doubts = wanted.filter(
    (reading) =>
      reading.doubt &&
      (firm.every((other) => other.every) ||
        reading.link === 'range' ||
        !['vague', 'past'].includes(reading.doubt.reason)),
  );
  // 下周除了周三都送: the rest of the stretch is wanted.
  const [only] = wanted;
  if (wanted.length === 1 && only?.spec.type === 'doubt' && only.spec.week !== undefined) {
    const rest = only.spec.days.filter((day) => !leftOut.some((reading) => leavesOut(reading, day)));
    if (rest.length > 0 && rest.length < only.spec.days.length) return { days: rest };
  }
  const every = repetitionOf(firm);
  const named = firm.filter((reading) => !reading.every);
  const all = every ? everyWithin(every, named, wanted, today) : joined(named);
  const alternative = named.some((reading, index) => reading.link === 'or' && index > 0);
  const days = all.filter((day) => !leftOut.some((reading) => leavesOut(reading, day)));
  // 周一到周五每天 said in the middle of a week is every week's.
  const weekly = wanted.find(({ spec }) => spec.type === 'weekdays' && spec.range && spec.week === undefined);
  if (every && weekly?.doubt && weekly.spec.type === 'weekdays') {
    const repeated = span(weekly.spec.weekdays[0]!, weekly.spec.weekdays[1]!);
    return { days: comingDays(today, repeated, false), every: repeated };
  }
  const spread = every && doubts.length === 1 && wholeOf(doubts[0]!) !== undefined;
  if (doubts.length > 0 && !spread) {
    const offered = doubts.flatMap((reading) => reading.doubt!.days);
    const reason = doubts[0]!.doubt!.reason;
    return { days, doubt: { reason, days: unique([...offered, ...(reason === 'ambiguous' ? days : [])]) } };
  }
  if (alternative) return doubt('ambiguous', unique(days));
  if (named.some((reading, index) => runsBackwards(reading, named[index - 1])))
    return doubt('impossible', unique(days));
  if (days.length === 0 && all.length > 0) return doubt('ambiguous', all);
  const weekdaysOut = leftOut.flatMap(weekdaysOf);
  return { days: unique(days), every: every?.every?.filter((weekday) => !weekdaysOut.includes(weekday)) };
}

/** A refused day; one that is only given up (明天的不要了) where a stretch or a repetition holds it. */
function isLeftOut(reading: Reading, all: Reading[]): boolean {
  if (!reading.refusal?.withinOnly) return reading.refusal !== undefined;
  return all.some(
    (other) =>
      !other.refusal &&
      (other.every || other.spec.type === 'run' || other.days.some((day) => leavesOut(reading, day))),
  );
}

/** 每周一和每周四: all that repeats, as one. */
function repetitionOf(firm: Reading[]): Reading | undefined {
  const repeated = firm.filter((reading) => reading.every);
  const [first] = repeated;
  if (!first || repeated.length === 1) return first;
  const weekdays = [...new Set(repeated.flatMap((reading) => reading.every!))].sort((a, b) => a - b);
  return { ...first, every: weekdays, days: unique(repeated.flatMap((reading) => reading.days)) };
}

/** 五号到三号 of one month: no stretch. */
const runsBackwards = (reading: Reading, before: Reading | undefined): boolean =>
  reading.link === 'range' && before !== undefined && reading.days[0]! < before.days.at(-1)!;

/** Days in a list, with the days between where 到 stands before one. */
function joined(readings: Reading[]): CivilDate[] {
  const days: CivilDate[] = [];
  for (const { days: more, link, spec } of readings) {
    const start = days.at(-1);
    const end = more[0];
    if (link === 'range' && start && end && end > start)
      for (let day = addDays(start, 1); day < end && days.length < 31; day = addDays(day, 1)) days.push(day);
    if (spec.type === 'run') days.pop();
    days.push(...more);
  }
  return unique(days);
}

/** 从明天起每天, 下周每天, 二号到八号每周三: the repetition within what bounds it. */
function everyWithin(every: Reading, named: Reading[], all: Reading[], today: CivilDate): CivilDate[] {
  const repeats = (day: CivilDate) => every.every!.includes(weekdayOf(day));
  const bounds = joined(named);
  if (bounds.length > 1) return bounds.filter(repeats);
  if (bounds.length === 1) {
    const workdaysOnly = every.spec.type === 'every' && every.spec.workdaysOnly;
    return comingDays(bounds[0]!, every.every!, workdaysOnly ?? false);
  }
  const stretch = all.map(wholeOf).find((days) => days !== undefined);
  return stretch ? stretch.filter((day) => repeats(day) && day >= today) : every.days;
}

/** Every day of the stretch a vague word names, where it has an end: a week, a month, a run; not 最近 or 月底. */
function wholeOf({ spec, doubt: asked }: Reading): CivilDate[] | undefined {
  if (asked?.reason !== 'vague' || asked.days.length === 0) return undefined;
  if (spec.type === 'run') return asked.days;
  if (spec.type !== 'doubt') return undefined;
  if (spec.month) {
    const { year, month } = spec.month;
    return daysFrom(dateOf(year, month, 1)!, dayOf(lastDayOf(year, month)));
  }
  return spec.week === undefined ? undefined : asked.days;
}

/** 现在 beside another day, and the 今天 on which tomorrow's is ordered. */
function isOnlySpoken(
  reading: Reading,
  next: Reading | undefined,
  all: Reading[],
  today: CivilDate,
): boolean {
  if (reading.spec.type !== 'days') return false;
  if (reading.spec.passing) return all.some((other) => other !== reading);
  return next?.link === 'booked' && String(reading.days) === today;
}

/** 明天,不对,后天: what stands before the correction is taken back. */
function dropCorrected(readings: Reading[]): Reading[] {
  const last = readings.findLastIndex((reading) => reading.link === 'correction');
  const kept = last > 0 ? readings.slice(last) : readings;
  const anyWanted = kept.some((reading) => !reading.refusal);
  // 明天的不要了: nothing else is named, so the day is what the refusal is about.
  const isDenied = kept.some((reading) => reading.refusal?.denied);
  return anyWanted || isDenied ? kept : kept.map((reading) => ({ ...reading, refusal: undefined }));
}

const onOrAfter = (date: CivilDate, weekday: number): CivilDate =>
  addDays(date, (weekday - weekdayOf(date) + 7) % 7);

const doubt = (reason: WhenDoubt['reason'], days: CivilDate[]): DaysRead => ({
  days: [],
  doubt: { reason, days },
});

const unique = (days: CivilDate[]): CivilDate[] => [...new Set(days)].sort();
