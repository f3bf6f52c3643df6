import { type CivilDate, weekdayOf } from '../../platform/civil-time';
import { dayOf, lunarOf, monthOf } from './calendar';
import type { Link, Refusal } from './links';
import type { DaySpec } from './piece';
import { span } from './week-pieces';

interface Refusable {
  spec: DaySpec;
  days: CivilDate[];
  doubt?: { days: CivilDate[] };
  link: Link;
  /** A pause stands before it. */
  apart: boolean;
  refusal?: Refusal;
}

/** 周六周日不用送, 除了周三和周五: a refusal is of the whole list it stands before or behind. */
export function spreadRefusals(readings: Refusable[]): void {
  const isListed = (at: number) => {
    const { link, apart, spec } = readings[at]!;
    return (
      !apart &&
      (link === 'list' || link === 'range') &&
      !isWithin(readings[at]!, readings[at - 1]!) &&
      isRepeated(spec) === isRepeated(readings[at - 1]!.spec)
    );
  };
  for (let at = readings.length - 1; at > 0; at--)
    if (readings[at]!.refusal?.side === 'after' && isListed(at))
      readings[at - 1]!.refusal ??= readings[at]!.refusal;
  for (let at = 1; at < readings.length; at++)
    if (readings[at - 1]!.refusal?.side === 'before' && isListed(at))
      readings[at]!.refusal ??= readings[at - 1]!.refusal;
}

const isRepeated = (spec: DaySpec): boolean => spec.type === 'every' || spec.type === 'run';

/** 明天到周五周三不送: the refused day lies inside the range that ends before it. */
const isWithin = (reading: Refusable, before: Refusable): boolean =>
  before.link === 'range' && (reading.days[0] ?? '') < (before.days.at(-1) ?? '');

/** The weekdays a refused reading names: they go out of every week, a date goes out once. */
export function weekdaysOf({ spec }: Refusable): number[] {
  if (spec.type === 'every') return spec.weekdays;
  if (spec.type === 'doubt') return spec.weekdays ?? [];
  if (spec.type !== 'weekdays' || spec.week !== undefined) return [];
  return spec.range ? span(spec.weekdays[0]!, spec.weekdays[1]!) : spec.weekdays;
}

/** Whether a day is what was refused: within 十二月二号到五号 a refused 四号 is that December's. */
export function leavesOut(reading: Refusable, day: CivilDate): boolean {
  const { spec } = reading;
  const weekdays = weekdaysOf(reading);
  if (weekdays.length > 0) return weekdays.includes(weekdayOf(day));
  if (spec.type === 'monthday')
    return dayOf(day) === spec.day && (spec.month === undefined || monthOf(day) === spec.month);
  if (spec.type === 'lunarday') return lunarOf(day).day === spec.day;
  return reading.days.includes(day) || (reading.doubt?.days.includes(day) ?? false);
}
