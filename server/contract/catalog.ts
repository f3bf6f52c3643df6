import { z } from 'zod';
import { civilDate, civilTime, fen, instant, mealName, regionCode, scope } from './values';

const id = z.string().regex(/^[A-Za-z0-9_.:-]{1,80}$/, 'letters, digits, _ . : - only, at most 80');
const money = fen.min(0).max(10_000_00, 'at most ¥10,000 (in fen)');
const names = z.array(z.string().min(1).max(60));

export const siteRecord = z.object({
  id,
  name: z.string().min(1).max(80),
  kind: z.enum(['canteen', 'service_center', 'adviser_point', 'clinic']),
  region: regionCode,
  address: z.string().min(1).max(200),
  phone: z.string().max(30),
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  delivery: z.object({ feeFen: money, radiusMeters: z.number().min(0).max(100_000) }).nullable(),
});

export const dishRecord = z.object({
  id,
  name: z.string().min(1).max(60),
  aliases: names.default([]),
  priceFen: money,
  tags: z.array(z.enum(['soft', 'low_salt', 'low_sugar', 'vegetarian', 'halal', 'spicy'])).default([]),
  allergens: names.default([]),
  capacity: z.int().min(0).nullable().default(null),
});

export const menuRecord = z.object({
  siteId: id,
  date: civilDate,
  meal: mealName,
  cutoff: instant,
  cancelCutoff: instant,
  capacity: z.int().min(0),
  dishes: z.array(dishRecord),
});

export const serviceRecord = z.object({
  id,
  name: z.string().min(1).max(60),
  aliases: names.default([]),
  category: z.enum([
    '助餐',
    '助浴',
    '助洁',
    '助医',
    '助行',
    '助急',
    '康复',
    '护理',
    '陪伴',
    '维修',
    '理发',
    '租赁',
  ]),
  description: z.string().max(1000),
  region: regionCode,
  durationMinutes: z
    .int()
    .min(1)
    .max(24 * 60),
  priceFen: money,
  unit: z.string().max(20),
  leadHours: z.number().min(0),
  cancelHours: z.number().min(0),
  hoursEligible: z.boolean(),
  requiresCareLevel: z.int().min(0).max(6).nullable(),
  slots: z.array(z.object({ date: civilDate, start: civilTime, capacity: z.int().min(0) })),
});

export const discountRecord = z.object({
  id,
  title: z.string().min(1).max(80),
  scope: z.enum(['meal', 'service']),
  region: regionCode,
  minAge: z.int().min(0).nullable(),
  maxAge: z.int().min(0).nullable(),
  identities: z.array(z.string()).nullable(),
  kind: z.enum(['amount', 'percent', 'free_delivery']),
  /** fen for `amount`, 0–100 for `percent`; ignored for `free_delivery`. */
  value: z.number().min(0),
  per: z.enum(['meal', 'day', 'visit']),
  policyId: z.string().nullable(),
});

export const elderRecord = z.object({
  id,
  name: z.string().min(1).max(40),
  gender: z.string().max(10),
  birthDate: civilDate,
  phone: z.string().max(30),
  region: regionCode,
  address: z.string().max(200),
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  identities: z.array(z.string()).default([]),
  careLevel: z.int().min(0).max(6),
  diet: z.array(z.string()).default([]),
  allergies: z.array(z.string()).default([]),
  serviceHoursMonthly: z.number().min(0).default(0),
  emergencyContacts: z
    .array(z.object({ name: z.string(), relation: z.string(), phone: z.string() }))
    .default([]),
});

export const accountRecord = z.object({
  id,
  role: z.enum(['family', 'operator', 'provider', 'admin']),
  displayName: z.string().min(1).max(40),
  siteIds: z.array(id).default([]),
  elders: z.array(z.object({ elderId: id, relation: z.string(), scopes: z.array(scope) })).default([]),
});

/** Section 5 of the contract: the whole catalog file. */
export const catalogFile = z.object({
  version: z.literal(1),
  sites: z.array(siteRecord).default([]),
  menus: z.array(menuRecord).default([]),
  services: z.array(serviceRecord).default([]),
  discounts: z.array(discountRecord).default([]),
  elders: z.array(elderRecord).default([]),
  accounts: z.array(accountRecord).default([]),
});
export type CatalogFile = z.infer<typeof catalogFile>;
export type SiteRecord = z.infer<typeof siteRecord>;
export type SiteKind = SiteRecord['kind'];
export type MenuRecord = z.infer<typeof menuRecord>;
export type DishRecord = z.infer<typeof dishRecord>;
export type ServiceRecord = z.infer<typeof serviceRecord>;
export type ServiceCategory = ServiceRecord['category'];
export type DiscountRecord = z.infer<typeof discountRecord>;
export type ElderRecord = z.infer<typeof elderRecord>;
export type AccountRecord = z.infer<typeof accountRecord>;
