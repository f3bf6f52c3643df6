import type { CivilDate } from '../../platform/civil-time';
import type { DayPart, WhenDoubt } from '../types';

/** What a stretch of words says about days, before its neighbours are looked at. */
export type DaySpec =
  /** `passing`: 现在, 待会儿 say today only where no other day is named. */
  | { type: 'days'; days: CivilDate[]; passing?: boolean }
  /** `week`, `month`: a weekday or a day of the month that follows belongs to it (下个礼拜,礼拜三). */
  | {
      type: 'doubt';
      reason: WhenDoubt['reason'];
      days: CivilDate[];
      week?: number;
      month?: { year: number; month: number };
      /** A weekend: what it leaves out (周末不送). */
      weekdays?: number[];
    }
  /** Weekdays; `week` 0 this week, 1 next; without it the coming one. */
  | { type: 'weekdays'; weekdays: number[]; week?: number; range?: boolean }
  | { type: 'every'; weekdays: number[]; workdaysOnly?: boolean }
  /** 初八 without its month: the coming one, or the one nearest to the day it is listed with. */
  | { type: 'lunarday'; day: number }
  /** A day of a month; without `month` this or the next month. */
  | { type: 'monthday'; day: number; month?: number; year?: number }
  /** 连着三天: so many days from the day before it, or from tomorrow. */
  | { type: 'run'; count: number };

/** `hour` as said; `half` of the day is decided by the part of the day beside it. */
export interface Clock {
  hour: number;
  minute: number;
  /** 差一刻九点: so many minutes before, once the half of the day is known. */
  minus?: number;
  /** No clock shows it: 三点七十分, 二十五点. */
  impossible?: boolean;
  /** 三四点: the second hour of a guess; 三点到五点: the end. */
  end?: { hour: number; minute: number };
}

export interface Piece {
  from: number;
  to: number;
  day?: DaySpec;
  part?: DayPart;
  /** The part of the day a meal word implies: it decides between six and eighteen o'clock, and says nothing else. */
  leaning?: DayPart;
  clock?: Clock;
  /** Minutes from now. */
  later?: number;
}

/** Reads one piece at exactly `at`, or nothing. `today` is the day in Asia/Shanghai. */
export type Matcher = (text: string, at: number, today: CivilDate) => Piece | undefined;

/** A matcher from a pattern without flags. */
export function matcher(
  pattern: string,
  read: (
    groups: Record<string, string | undefined>,
    today: CivilDate,
  ) => Omit<Piece, 'from' | 'to'> | undefined,
): Matcher {
  const sticky = new RegExp(pattern, 'y');
  return (text, at, today) => {
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (!match || match[0] === '') return undefined;
    const piece = read(match.groups ?? {}, today);
    return piece && { from: at, to: at + match[0].length, ...piece };
  };
}

/** A one- or two-digit number in a date, as a pattern. */
export const N =
  '(?:\\d{1,2}|[一二两三四五六七八九廿卅]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二两三四五六七八九])';
