import { type CivilDate, daysBetween } from '../../platform/civil-time';
import { yearOf } from './calendar';

export type Nearest =
  | { kind: 'known'; date: CivilDate }
  | { kind: 'past'; date: CivilDate | undefined }
  | { kind: 'impossible'; date: CivilDate | undefined };

/** A yearly day that went by within a season may be meant as gone; one longer ago is the coming one. */
const SEASON = 92;

/**
 * The coming occurrence of a day that comes round again. `of(n)` gives the occurrence of cycle n, counted from this
 * year's number, also where the cycle is a month. When the last occurrence lies nearer than the next it may be a slip (a
 * person who says 二十号 on the 24th): then it is `past`, with the next one to offer; but a day of this month that is
 * still ahead is meant, however near last month's was. A cycle without that day (二月三十) is `impossible`.
 */
export function nearestFuture(
  of: (cycle: number) => CivilDate | undefined,
  today: CivilDate,
  every: 'year' | 'month' = 'year',
): Nearest {
  const cycle = yearOf(today);
  const [previous, current, next] = [of(cycle - 1), of(cycle), of(cycle + 1)];
  const days = [previous, current, next].filter((date) => date !== undefined).sort();
  const coming = days.find((date) => date >= today);
  const gone = days.findLast((date) => date < today);
  if (current === undefined && (previous === undefined || previous < today))
    return { kind: 'impossible', date: coming };
  if (coming === undefined) return { kind: 'past', date: undefined };
  const ago = gone === undefined ? Number.POSITIVE_INFINITY : daysBetween(gone, today);
  const settled = every === 'month' ? coming === current : ago > SEASON;
  return settled || ago >= daysBetween(today, coming)
    ? { kind: 'known', date: coming }
    : { kind: 'past', date: coming };
}
