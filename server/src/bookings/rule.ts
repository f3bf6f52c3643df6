import type { Refusal } from './types';

/**
 * A rule of booking has a name and, when it says no, a reason as one would say it to an elder. Facts go in, a
 * refusal or nothing comes out; no rule reads the database or the clock.
 */
export type Verdict = Refusal | undefined;

export const no = (rule: string, code: Refusal['code'], reason: string): Refusal => ({ rule, code, reason });
