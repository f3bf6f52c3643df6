/**
 * Days and times of day in Asia/Shanghai, which has kept UTC+8 without summer time since 1991.
 * The machine's own zone never matters.
 */
export type CivilDate = string & { readonly __civilDate?: never };
export type CivilTime = string & { readonly __civilTime?: never };

const OFFSET_MS = 8 * 3600_000;
const DAY_MS = 86_400_000;

/** The day it is in Asia/Shanghai at `at`. */
export const civilDateOf = (at: Date): CivilDate =>
  new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** The time of day, `HH:mm`, in Asia/Shanghai at `at`. */
export const civilTimeOf = (at: Date): CivilTime =>
  new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);

/** The instant of a day and time in Asia/Shanghai. */
export const instantOf = (date: CivilDate, time: CivilTime = '00:00'): Date =>
  new Date(`${date}T${time}:00+08:00`);

/** RFC 3339 with the offset of Asia/Shanghai, the form the contract shows. */
export const formatInstant = (at: Date): string =>
  `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;

export const addDays = (date: CivilDate, days: number): CivilDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** Age in whole years on a day. */
export function ageOn(birthDate: CivilDate, on: CivilDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
