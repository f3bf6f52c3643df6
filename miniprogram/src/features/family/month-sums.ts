import type { Booking } from '../../../../server/contract';
import { daysBetween } from '../../words/days';
import type { Hours } from './api';

export interface MonthSums {
  times: number;
  payableFen: number;
  subsidyFen: number;
}

/** What the bookings of a month cost and what subsidies took off; fen. Cancelled ones cost nothing. */
export function sumMonth(bookings: Booking[], month: string): MonthSums {
  const counted = bookings.filter(({ date, status }) => date.startsWith(month) && status !== 'cancelled');
  return {
    times: counted.length,
    payableFen: counted.reduce((sum, { payableFen }) => sum + payableFen, 0),
    subsidyFen: counted.reduce((sum, { subsidyFen }) => sum + subsidyFen, 0),
  };
}

/** Days before the end of the month from which unused hours are worth a word; they lapse with it. */
const WARN_DAYS = 10;

/** A sentence when hours are about to lapse. */
export function hoursWarning({ left }: Hours, today: string): string | undefined {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const days = daysBetween(today, lastDay);
  if (left <= 0 || days > WARN_DAYS) return undefined;
  return `还有 ${left} 小时没用,${days === 0 ? '今天' : `再过 ${days} 天`}月底就作废了。`;
}
