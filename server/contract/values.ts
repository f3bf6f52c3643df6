import { z } from 'zod';

/** A day in Asia/Shanghai, `YYYY-MM-DD`; a real day of the calendar. */
export const civilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-11-24')
  .refine((text) => {
    const at = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  }, 'a day that exists in the calendar');

/** A time of day in Asia/Shanghai, `HH:mm`. */
export const civilTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 09:30');

/** RFC 3339 with an offset. */
export const instant = z.iso.datetime({ offset: true });

/** Money in fen, a whole number. */
export const fen = z.int();

/** GB/T 2260, six digits; 100000 is the whole country. */
export const regionCode = z.string().regex(/^\d{6}$/, 'a six-digit GB/T 2260 code such as 320200');

export const mealName = z.enum(['breakfast', 'lunch', 'dinner']);
export type MealName = z.infer<typeof mealName>;

export const role = z.enum(['elder', 'family', 'operator', 'provider', 'admin']);
export type Role = z.infer<typeof role>;

export const scope = z.enum(['book', 'view', 'health']);
export type Scope = z.infer<typeof scope>;
