import type { CivilTime } from '../../platform/civil-time';
import type { DayPart } from '../types';
import { linkOf, refused } from './links';
import type { Clock, Piece } from './piece';

export interface TimeRead {
  time?: { start: CivilTime; end?: CivilTime };
  part?: DayPart;
  /** Why it is asked about, and the times of day it may be. */
  doubt?: { reason: 'ambiguous' | 'impossible'; times: CivilTime[] };
}

/** What all pieces about the time of day say together. */
export function resolveTime(pieces: Piece[], text: string): TimeRead {
  const clocks = wantedClocks(pieces, text);
  const part = partOf(pieces, text);
  if (clocks.length === 0) return eitherPart(pieces, text) ? { doubt: ambiguous([]) } : { part };
  const read = clocks.map((piece) => hoursOf(piece.clock!, partFor(piece, pieces, text)));
  if (read.some((times) => times.length === 0)) return { part, doubt: { reason: 'impossible', times: [] } };
  const first = read[0]!;
  if (clocks.length === 1) {
    if (first.length > 1) return { part, doubt: ambiguous(first) };
    const { end } = clocks[0]!.clock!;
    return { part, time: { start: first[0]!, ...(end && { end: after(first[0]!, end) }) } };
  }
  return { part, ...joinClocks(clocks, read, text) };
}

function joinClocks(clocks: Piece[], read: CivilTime[][], text: string): TimeRead {
  const last = clocks.length - 1;
  const link = linkOf(text.slice(clocks[last - 1]!.to, clocks[last]!.from).replace(/[\s的]/g, ''), '');
  const [start, end] = [read[last - 1]!, read[last]!];
  if (link === 'correction') return end.length > 1 ? { doubt: ambiguous(end) } : { time: { start: end[0]! } };
  if (link === 'range' && start.length > 0) {
    const from =
      start.length === 1 ? start[0]! : (start.find((time) => end.some((to) => to > time)) ?? start[0]!);
    if (start.length > 1 && end.length > 1) return { doubt: ambiguous(start) };
    return { time: { start: from, end: after(from, clocks[last]!.clock!) } };
  }
  const all = [...new Set(read.flat())].sort();
  return all.length === 1 ? { time: { start: all[0]! } } : { doubt: ambiguous(all) };
}

const ambiguous = (times: CivilTime[]) => ({ reason: 'ambiguous', times }) as const;

/** 不是三点,是四点: without the refused ones, and without those before a correction (三点七十…哦不对,四点). */
function wantedClocks(pieces: Piece[], text: string): Piece[] {
  const clocks = pieces.filter((piece) => piece.clock && !isSmallAmount(piece, pieces, text));
  const corrected = clocks.findLastIndex(
    ({ from }, index) => index > 0 && linkOf(text.slice(clocks[index - 1]!.to, from), '') === 'correction',
  );
  const rest = corrected > 0 ? clocks.slice(corrected) : clocks;
  const isRefused = (piece: Piece) => {
    const before = pieces[pieces.indexOf(piece) - 1];
    return refused(piece, text) || (before?.part && before.to === piece.from && refused(before, text));
  };
  const wanted = rest.filter((piece) => !isRefused(piece));
  return wanted.length > 0 ? wanted : rest;
}

/** 上午或者下午: either will do, so it is asked. */
function eitherPart(pieces: Piece[], text: string): boolean {
  const named = pieces.filter((piece) => piece.part && !piece.day && !refused(piece, text));
  return named.some(({ from, part }, index) => {
    const before = named[index - 1];
    return before && before.part !== part && linkOf(text.slice(before.to, from), text.slice(from)) === 'or';
  });
}

/** None when no clock shows it, or not in that part of the day (早上十五点). */
const hoursOf = (clock: Clock, part: DayPart | undefined): CivilTime[] =>
  clock.impossible || clock.hour > (part ? (LATEST[part] ?? 24) : 24)
    ? []
    : part && clock.hour > 12 && clock.hour < (EARLIEST[part] ?? 0)
      ? []
      : halvesOf(clock, part).map((time) => (clock.minus === undefined ? time : earlier(time, clock.minus)));

/** The hours above twelve that still are of a part of the day. */
const LATEST: Partial<Record<DayPart, number>> = { dawn: 12, morning: 12, noon: 14, afternoon: 19 };
const EARLIEST: Partial<Record<DayPart, number>> = { evening: 17, night: 19 };

/** The times an hour may mean: one where the part of the day, or daylight, decides. */
function halvesOf({ hour, minute }: Clock, part: DayPart | undefined): CivilTime[] {
  if (hour > 12 || hour === 0) return [format(hour % 24, minute)];
  const both = [format(hour % 12, minute), format((hour % 12) + 12, minute)];
  const [early, late] = [[both[0]!], [both[1]!]];
  switch (part) {
    case 'dawn':
      return early;
    case 'morning':
      return hour === 12 ? late : early;
    case 'noon':
      return hour >= 10 && hour < 12 ? early : late;
    case 'afternoon':
      return hour <= 7 || hour === 12 ? late : both;
    case 'evening':
      return hour >= 4 && hour < 12 ? late : hour === 12 ? early : both;
    case 'night':
      return hour >= 8 && hour < 12 ? late : hour === 12 ? early : both;
    default:
      // Nobody comes at three in the morning, and nine is nine in the morning; six to eight may be either.
      return hour <= 5 || hour === 12 ? late : hour >= 9 ? early : both;
  }
}

/** The part beside a clock: said before it, or after it with the meal (六点的晚饭). */
function partFor(clock: Piece, pieces: Piece[], text: string): DayPart | undefined {
  const index = pieces.indexOf(clock);
  for (let at = index - 1; at >= 0; at--) {
    const piece = pieces[at]!;
    if (text.slice(piece.to, pieces[at + 1]!.from).length > 8) break;
    if (piece.part ?? piece.leaning) return piece.part ?? piece.leaning;
  }
  const next = pieces[index + 1];
  return next && text.slice(clock.to, next.from).length <= 6 ? (next.leaning ?? next.part) : undefined;
}

/** One part, the last of them after a correction, or none when several are named. */
function partOf(pieces: Piece[], text: string): DayPart | undefined {
  const named = pieces.filter((piece) => piece.part);
  const wanted = named.filter((piece) => !refused(piece, text));
  const parts = wanted.length > 0 ? wanted : named;
  const names = new Set(parts.map((piece) => piece.part));
  if (names.size <= 1) return parts[0]?.part;
  const [before, last] = parts.slice(-2);
  const between = text.slice(before!.to, last!.from);
  if (/^的?$/.test(between)) return last!.part;
  return linkOf(between.replace(/\s/g, ''), text.slice(last!.to)) === 'correction' ? last!.part : undefined;
}

/** 一点 is "a little" unless a part of the day, a day or 到 stands before it, or 钟, 半, 刻 after it. */
function isSmallAmount(piece: Piece, pieces: Piece[], text: string): boolean {
  if (!/^[一两几]点儿?$/.test(text.slice(piece.from, piece.to))) return false;
  if (text.slice(piece.from, piece.to).startsWith('两')) return false;
  if (/^(?:左右|多|前|后|以前|以后|之前|之后|到|来|送)/.test(text.slice(piece.to)))
    return /[有早晚快慢多少]$/.test(text.slice(0, piece.from));
  const before = pieces[pieces.indexOf(piece) - 1];
  const gap = before ? text.slice(before.to, piece.from) : '';
  const follows =
    before && (before.part || before.day || before.clock) && /^(?:的|在|到|大约|大概|差不多)?$/.test(gap);
  return !follows;
}

/** The end of a stretch, in the same half of the day or the next. */
function after(start: CivilTime, { hour, minute }: { hour: number; minute: number }): CivilTime {
  const early = format(hour % 24, minute);
  return early > start || hour >= 12 ? early : format((hour % 12) + 12, minute);
}

function earlier(time: CivilTime, minutes: number): CivilTime {
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - minutes;
  return format(Math.floor(at / 60), at % 60);
}

const format = (hour: number, minute: number): CivilTime =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
