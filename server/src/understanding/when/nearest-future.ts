import { type CivilDate, daysBetween } from '../../platform/civil-time';
import { yearOf } from './calendar';

export type Nearest =
  | { kind: 'known'; date: CivilDate }
  | { kind: 'past'; date: CivilDate | undefined }
  | { kind: 'impossible'; date: CivilDate | undefined };

/**
 * The coming occurrence of a day that comes round again. `of(n)` gives the occurrence of cycle n, counted from this
 * year's number. When the last occurrence lies nearer than the next it may be a slip (a person who says 二十号 on the
 * 24th): then it is `past`, with the next one to offer. A cycle without that day (二月三十) is `impossible`.
 */
export function nearestFuture(of: (cycle: number) => CivilDate | undefined, today: CivilDate): Nearest {
  const cycle = yearOf(today);
  const ahead = [of(cycle - 1), of(cycle)].find((date) => date !== undefined && date >= today);
  if (ahead) return { kind: 'known', date: ahead };
  const gone = of(cycle);
  const next = of(cycle + 1);
  if (gone === undefined) return { kind: 'impossible', date: next };
  if (next === undefined || daysBetween(gone, today) < daysBetween(today, next))
    return { kind: 'past', date: next };
  return { kind: 'known', date: next };
}
