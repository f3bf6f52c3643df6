import { addDays, type CivilDate, type CivilTime, civilDateOf, civilTimeOf } from '../../platform/civil-time';
import type { DayPart, When } from '../types';
import type { Piece } from './piece';
import { resolveDays } from './resolve-days';
import { resolveTime } from './resolve-time';
import { scanPieces } from './scan-pieces';

/** Reads every day and time in the text, in Asia/Shanghai. What is past, ambiguous, impossible or vague is asked about. */
export function readWhen(text: string, now: Date): When {
  const plain = plainForDates(text);
  return whenOf(scanPieces(plain, civilDateOf(now)), plain, now);
}

/** The same from pieces found before, so that a clause need not be scanned twice. */
export function whenOf(pieces: Piece[], text: string, now: Date): When {
  const evidence = pieces.map((piece) => text.slice(piece.from, piece.to)).join('');
  const later = pieces.find((piece) => piece.later !== undefined);
  if (later) return laterThan(now, later.later!, evidence);
  const today = civilDateOf(now);
  const { days, every, doubt } = resolveDays(pieces, text, today);
  const { time, part, doubt: times } = resolveTime(pieces, text);
  const when: When = {
    kind: 'known',
    days,
    evidence,
    ...(time && { time }),
    ...(part && { part }),
    ...(every && { every }),
  };
  if (doubt) return settleToday({ ...when, kind: 'ask', ask: { about: 'day', times: [], ...doubt } }, now);
  if (times) return settleHalves({ ...when, kind: 'ask', ask: { about: 'time', days, ...times } }, now);
  if (days.length === 0 && !time && !part) return { kind: 'none', days: [], evidence: '' };
  return alreadyPast(when, now) ? past(when, today) : when;
}

/** Full-width forms and spaces have no meaning in a date. */
export const plainForDates = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(?<=\d)\s+(?=\d)/g, ',')
    .replace(/\s+/g, '')
    .replace(/[、]/g, '、');

function laterThan(now: Date, minutes: number, evidence: string): When {
  const at = new Date(now.getTime() + minutes * 60_000);
  return { kind: 'known', days: [civilDateOf(at)], time: { start: civilTimeOf(at) }, evidence };
}

const PART_ENDS: Readonly<Record<DayPart, CivilTime>> = {
  dawn: '06:00',
  morning: '12:00',
  noon: '14:00',
  afternoon: '18:30',
  evening: '23:59',
  night: '23:59',
};

function alreadyPast({ days, time, part }: When, now: Date): boolean {
  if (days.length !== 1 || days[0] !== civilDateOf(now)) return false;
  const clock = civilTimeOf(now);
  if (time) return (time.end ?? time.start) < clock;
  return part !== undefined && PART_ENDS[part] < clock;
}

const past = (when: When, today: CivilDate): When => ({
  ...when,
  kind: 'ask',
  ask: { about: 'day', reason: 'past', days: [addDays(today, 1)], times: [] },
});

/** 周二下午三点 said on a Tuesday evening can only be next week's. */
function settleToday(when: When, now: Date): When {
  const { ask } = when;
  if (ask?.reason !== 'ambiguous' || ask.days.length !== 2) return when;
  const [first, second] = ask.days as [CivilDate, CivilDate];
  if (!alreadyPast({ ...when, days: [first] }, now)) return when;
  const { ask: _, ...known } = when;
  return { ...known, kind: 'known', days: [second] };
}

/** 今天八点 said at ten in the morning can only be the evening. */
function settleHalves(when: When, now: Date): When {
  const { ask } = when;
  if (!ask || ask.times.length === 0 || when.days.length !== 1 || when.days[0] !== civilDateOf(now))
    return when;
  const ahead = ask.times.filter((time) => time >= civilTimeOf(now));
  const { ask: _, ...known } = when;
  if (ahead.length === 1) return { ...known, kind: 'known', time: { start: ahead[0]! } };
  return ahead.length === 0 ? past(known as When, civilDateOf(now)) : when;
}
