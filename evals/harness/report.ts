/** `development` cases may be looked at while building; `untouched` ones only for a figure. */
export const PARTS = ['development', 'untouched'] as const;
export type Part = (typeof PARTS)[number];

/** One figure of a suite. `value` is a share from 0 to 1 for `%`, else a plain number in `unit`. */
export interface Measure {
  name: string;
  value: number;
  unit: '%' | 'ms' | 'MB' | 'chars' | 'count' | 'calls' | '元';
  /** How many cases the figure stands on. */
  of?: number;
  goal?: { atLeast: number } | { atMost: number };
}

export interface Failure {
  id: string;
  /** What was expected and what came, in one line. */
  detail: string;
}

/** What one suite found on one part. */
export interface Report {
  suite: string;
  part: Part;
  cases: number;
  measures: Measure[];
  failures: Failure[];
  /** What a reader of the figures has to know: what was skipped and why. */
  notes: string[];
}

/** A `*.eval.ts` file exports this under the name `run`. */
export type RunSuite = (input: { part: Part }) => Promise<Report>;

/** Whether a measure reaches its goal; `undefined` when it has none or stands on no cases. */
export function reachesGoal({ value, goal, of }: Measure): boolean | undefined {
  if (!goal || of === 0) return undefined;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}

/** A share as a measure: `count` of `of`. */
export const share = (name: string, count: number, of: number, goal?: Measure['goal']): Measure => ({
  name,
  value: of ? count / of : 0,
  unit: '%',
  of,
  goal,
});

export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** Nearest-rank percentile; 0 for no values. `p` from 0 to 1. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? 0;
}
