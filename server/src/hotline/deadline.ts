import chineseDays from 'chinese-days';
import { z } from 'zod';
import { addDays, type CivilDate, civilDateOf, instantOf } from '../platform/civil-time';
import settings from './deadlines.json';
import { type Urgency, WORK_ORDER_KINDS, type WorkOrderKind } from './work-order';

const rules = z
  .object({
    workingDays: z.record(z.enum(WORK_ORDER_KINDS), z.int().min(0)),
    urgentHours: z.number().positive(),
    remindHoursBefore: z.number().positive(),
  })
  .parse(settings);

const HOUR_MS = 3600_000;
const END_OF_DAY = '18:00';

/** By when an order has to be answered: hours when urgent, else the end of the n-th working day of the public calendar. */
export function dueAt(kind: WorkOrderKind, urgency: Urgency, openedAt: Date): Date {
  if (urgency === 'urgent' || kind === 'danger')
    return new Date(openedAt.getTime() + rules.urgentHours * HOUR_MS);
  return instantOf(addWorkingDays(civilDateOf(openedAt), rules.workingDays[kind]), END_OF_DAY);
}

/** When the reminder before the deadline goes out. */
export const remindAt = (due: Date): Date => new Date(due.getTime() - rules.remindHoursBefore * HOUR_MS);

/** The n-th working day after a day: weekends and public holidays do not count, make-up workdays do. */
export function addWorkingDays(from: CivilDate, count: number): CivilDate {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (chineseDays.isWorkday(day)) left--;
  }
  return day;
}
