import chineseDays from 'chinese-days';
import { Lunar, LunarYear, Solar } from 'lunar-typescript';
import { addDays, type CivilDate, weekdayOf } from '../../platform/civil-time';

/** The day, or nothing when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): CivilDate | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? at.toISOString().slice(0, 10) : undefined;
}

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
export const monthOf = (date: CivilDate): number => Number(date.slice(5, 7));
export const dayOf = (date: CivilDate): number => Number(date.slice(8));

/** The month `count` after the one `date` is in. */
export function monthAfter(date: CivilDate, count: number): { year: number; month: number } {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + count;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

export const lastDayOf = (year: number, month: number): CivilDate =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

export const mondayOf = (date: CivilDate): CivilDate => addDays(date, 1 - weekdayOf(date));

export const daysFrom = (from: CivilDate, count: number): CivilDate[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index));

/** Public holidays and the weekends worked for them, as published; an ordinary week beyond the published years. */
export const isWorkday = (date: CivilDate): boolean => chineseDays.isWorkday(date);

export interface LunarDay {
  year: number;
  month: number;
  day: number;
}
export function lunarOf(date: CivilDate): LunarDay {
  const lunar = Solar.fromYmd(yearOf(date), monthOf(date), dayOf(date)).getLunar();
  return { year: lunar.getYear(), month: Math.abs(lunar.getMonth()), day: lunar.getDay() };
}

const lunarYears = new Map<number, LunarYear>();
function lunarYearOf(year: number): LunarYear {
  const known = lunarYears.get(year) ?? LunarYear.fromYear(year);
  lunarYears.set(year, known);
  return known;
}

/** The day of a lunar date; nothing when that month has no such day. A negative month is the leap one. */
export function solarOf(year: number, month: number, day: number): CivilDate | undefined {
  const found = lunarYearOf(year).getMonth(month);
  if (!found || day < 1 || day > found.getDayCount()) return undefined;
  return Solar.fromJulianDay(found.getFirstJulianDay() + day - 1).toYmd();
}

/** 除夕: the day before 正月初一 of the following lunar year. */
export const newYearsEveOf = (lunarYear: number): CivilDate => addDays(solarOf(lunarYear + 1, 1, 1)!, -1);

const termsOf = new Map<number, Map<string, CivilDate>>();

/** The day one of the 24 solar terms falls on in a solar year. */
export function solarTermOf(year: number, term: string): CivilDate | undefined {
  let terms = termsOf.get(year);
  if (!terms) {
    terms = new Map();
    for (const lunarYear of [year, year + 1])
      for (const [name, at] of Object.entries(Lunar.fromYmd(lunarYear, 1, 1).getJieQiTable()))
        if (at.getYear() === year) terms.set(name, at.toYmd());
    termsOf.set(year, terms);
  }
  return terms.get(term);
}
