import type { When } from '../../server/src/understanding';

export interface DateCase {
  now: string;
  why: string;
  say: string;
  expect: {
    days?: string[];
    start?: string;
    end?: string;
    part?: string;
    every?: number[];
    ask?: 'past' | 'ambiguous' | 'impossible' | 'vague';
    offers?: string[];
    none?: boolean;
  };
}

export type Verdict = 'right' | 'asked' | 'silently wrong';

/** `asked`: the reader asks where it need not, or finds nothing: a lost turn, and no wrong booking. */
export function judge(when: When, { expect }: DateCase): Verdict {
  if (expect.none) return when.kind === 'none' ? 'right' : when.kind === 'ask' ? 'asked' : 'silently wrong';
  if (expect.ask) {
    if (when.kind !== 'ask') return when.kind === 'none' ? 'asked' : 'silently wrong';
    const offered = [...(when.ask?.days ?? []), ...when.days];
    const complete = (expect.offers ?? []).every((day) => offered.includes(day));
    return when.ask?.reason === expect.ask && complete ? 'right' : 'asked';
  }
  if (when.kind !== 'known') return 'asked';
  const same = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined) =>
    String(a) === String(b);
  const right =
    (expect.every
      ? same(when.every, expect.every)
      : expect.days === undefined
        ? when.days.length === 0
        : same(when.days, expect.days)) &&
    (expect.start === undefined ? when.time === undefined : when.time?.start === expect.start) &&
    (expect.end === undefined || when.time?.end === expect.end) &&
    (expect.part === undefined || when.part === expect.part);
  if (right) return 'right';
  // Hearing less than was said loses a turn; hearing something else books the wrong day.
  const nothing = when.days.length === 0 && when.time === undefined && when.part === undefined;
  return nothing ? 'asked' : 'silently wrong';
}
