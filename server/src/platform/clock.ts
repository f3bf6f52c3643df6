import { type CivilDate, civilDateOf } from './civil-time';

/** The domain's clock: what day it is, cut-offs, validity. Tokens and logs keep real time. */
export interface Clock {
  now(): Date;
  today(): CivilDate;
}

export const systemClock: Clock = { now: () => new Date(), today: () => civilDateOf(new Date()) };

/** A clock that stands still, for `YINLING_NOW` and for tests. */
export const fixedClock = (at: Date | string): Clock => {
  const instant = new Date(at);
  return { now: () => new Date(instant), today: () => civilDateOf(instant) };
};
