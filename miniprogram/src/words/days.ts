const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const NEAR = ['今天', '明天', '后天'];
const DAY_MS = 86_400_000;

const atNoon = (date: string) => Date.parse(`${date}T12:00:00Z`);

/** The day in Shanghai at an instant, `YYYY-MM-DD`, whatever the device's zone. */
export const dayOf = (instant: number): string =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string =>
  new Date(atNoon(date) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((atNoon(to) - atNoon(from)) / DAY_MS);

export const weekday = (date: string): string => WEEKDAYS[new Date(atNoon(date)).getUTCDay()] ?? '';

/** 「11月25日」 */
export const monthDay = (date: string): string =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

/** 「明天(11月25日,周三)」, and without the first word further off. */
export function sayDay(date: string, today: string): string {
  const near = NEAR[daysBetween(today, date)];
  return near ? `${near}(${monthDay(date)},${weekday(date)})` : `${monthDay(date)}(${weekday(date)})`;
}

/** The two lines of a button for a day: 「明天」 over 「11月25日」, or 「周五」 over 「11月27日」. */
export const dayLabel = (date: string, today: string): { label: string; detail: string } => ({
  label: NEAR[daysBetween(today, date)] ?? weekday(date),
  detail: monthDay(date),
});

/** 「今天 17:00」, 「11月27日 17:00」 of an RFC 3339 instant. */
export function sayInstant(instant: string, today: string): string {
  const at = Date.parse(instant);
  const date = dayOf(at);
  const time = new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
  const near = NEAR[daysBetween(today, date)];
  return `${near ?? monthDay(date)} ${time}`;
}

export const MEALS = { breakfast: '早饭', lunch: '午饭', dinner: '晚饭' } as const;

/** The greeting for an hour of the day. */
export function greetingAt(hour: number): string {
  if (hour < 5) return '夜深了';
  if (hour < 11) return '早上好';
  if (hour < 13) return '中午好';
  if (hour < 18) return '下午好';
  return '晚上好';
}
