import { z } from 'zod';
import { civilDate, civilTime, fen, instant, mealName, role } from './values';

export const bookingStatus = z.enum(['drafted', 'confirmed', 'cancelled', 'fulfilled', 'missed']);
export type BookingStatus = z.infer<typeof bookingStatus>;

export const bookingItem = z.object({
  dishId: z.string(),
  name: z.string(),
  quantity: z.int().min(1).max(99),
  unitFen: fen,
});
export type BookingItem = z.infer<typeof bookingItem>;

export const subsidyLine = z.object({ title: z.string(), fen, policyId: z.string().optional() });
export type SubsidyLine = z.infer<typeof subsidyLine>;

/** A draft and a booking have one shape; a draft has `status: "drafted"` and `expiresAt`. Money in fen. */
export const booking = z.object({
  id: z.string(),
  kind: z.enum(['meal', 'service']),
  status: bookingStatus,
  elderId: z.string(),
  elderName: z.string(),
  siteId: z.string().optional(),
  siteName: z.string().optional(),
  serviceId: z.string().optional(),
  title: z.string(),
  date: civilDate,
  meal: mealName.optional(),
  start: civilTime.optional(),
  end: civilTime.optional(),
  delivery: z.boolean().optional(),
  address: z.string().optional(),
  items: z.array(bookingItem).optional(),
  grossFen: fen,
  subsidyFen: fen,
  deliveryFen: fen,
  payableFen: fen,
  subsidyLines: z.array(subsidyLine),
  hoursCharged: z.number().optional(),
  /** The last instant at which this can be booked. */
  cutoff: instant,
  /** The last instant at which it can be moved to another time. */
  changeCutoff: instant.optional(),
  /** The last instant at which it can be cancelled. */
  cancelCutoff: instant.optional(),
  note: z.string().optional(),
  /** What the person should hear before agreeing: an allergy, a diet need, a duplicate meal. */
  warnings: z.array(z.object({ rule: z.string(), text: z.string(), blocking: z.boolean() })).optional(),
  createdBy: z.object({ accountId: z.string(), role }),
  expiresAt: instant.optional(),
});
export type Booking = z.infer<typeof booking>;
export const draft = booking;
export type Draft = Booking;

export const mealDraftInput = z.object({
  elderId: z.string(),
  kind: z.literal('meal'),
  siteId: z.string().optional(),
  date: civilDate,
  meal: mealName,
  items: z
    .array(z.object({ dishId: z.string(), quantity: z.int().min(1).max(99).default(1) }))
    .min(1)
    .max(30),
  delivery: z.boolean().default(false),
  address: z.string().max(200).optional(),
  note: z.string().max(500).optional(),
  acknowledgedAllergens: z.array(z.string()).optional(),
});
export const serviceDraftInput = z.object({
  elderId: z.string(),
  kind: z.literal('service'),
  serviceId: z.string(),
  date: civilDate,
  start: civilTime,
  useHours: z.boolean().optional(),
  address: z.string().max(200).optional(),
  note: z.string().max(500).optional(),
});
export const draftInput = z.discriminatedUnion('kind', [mealDraftInput, serviceDraftInput]);
export type DraftInput = z.infer<typeof draftInput>;
