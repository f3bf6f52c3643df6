import type { MealName } from '../../contract';
import {
  addDays,
  type CivilDate,
  type CivilTime,
  civilDateOf,
  civilTimeOf,
  weekdayOf,
} from '../platform/civil-time';

/** How this room says meals, days, times and money to an elder. */
export const MEAL_WORDS: Record<MealName, string> = { breakfast: '早饭', lunch: '午饭', dinner: '晚饭' };

const WEEKDAYS = '一二三四五六日';

/** 「明天(11月25日,周三)」; beyond the day after tomorrow 「11月30日(周一)」. */
export function sayDate(date: CivilDate, today: CivilDate): string {
  const day = `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : `${date.slice(0, 4)}年`;
  const weekday = `周${WEEKDAYS[weekdayOf(date) - 1]}`;
  const near = nearWord(date, today);
  return near ? `${near}(${year}${day},${weekday})` : `${year}${day}(${weekday})`;
}

const nearWord = (date: CivilDate, today: CivilDate): string | undefined =>
  ['今天', '明天', '后天'].find((_, days) => addDays(today, days) === date) ??
  (addDays(today, -1) === date ? '昨天' : undefined);

/** 「上午9点半」 */
export function sayTime(time: CivilTime): string {
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3));
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour === 12 ? '中午' : hour < 18 ? '下午' : '晚上';
  const spoken = minute === 0 ? '' : minute === 30 ? '半' : `${minute}分`;
  return `${part}${hour > 12 ? hour - 12 : hour}点${spoken}`;
}

/** 「今天上午9点半」, without the date in brackets where a near word says it. */
export function sayInstant(at: Date, today: CivilDate): string {
  const date = civilDateOf(at);
  return `${nearWord(date, today) ?? sayDate(date, today)}${sayTime(civilTimeOf(at))}`;
}

/** 「12.5元」 */
export const sayMoney = (fen: number): string => `${fen / 100}元`;

/** 「1.5小时」 */
export const sayHours = (minutes: number): string => `${Number((minutes / 60).toFixed(2))}小时`;

/** 「红烧肉2份、素什锦」 */
export const sayItems = (items: { name: string; quantity: number }[]): string =>
  items.map((item) => (item.quantity > 1 ? `${item.name}${item.quantity}份` : item.name)).join('、');
