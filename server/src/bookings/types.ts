import type {
  Booking,
  BookingStatus,
  DishRecord,
  Draft,
  DraftInput,
  MealName,
  ServiceCategory,
  SiteKind,
} from '../../contract';
import type { CivilDate, CivilTime } from '../platform/civil-time';
import type { ProblemCode } from '../platform/errors';

/** Something that is possible, close to what was not: said aloud as `label`, drafted as `input`. */
export interface Offer {
  /** Spoken Chinese for a button: 「明天(11月25日,周三)午饭,红烧肉」 */
  label: string;
  input: DraftInput;
  /** What differs from what was asked for. */
  differs: 'date' | 'meal' | 'site' | 'dish' | 'quantity' | 'pickup' | 'slot' | 'payment';
}

/** A rule that said no, with the reason as an elder would hear it, and the nearest things possible. */
export interface Refusal {
  rule: string;
  reason: string;
  code: ProblemCode;
  offers?: Offer[];
}

export type Refused = { ok: false; refusals: Refusal[] };
export type DraftResult = { ok: true; draft: Draft } | Refused;
export type BookingResult = { ok: true; booking: Booking } | Refused;

/** `alongside`: drafts to be confirmed together with this one; their meals, discounts and hours count as taken. */
export type DraftRequest = DraftInput & { alongside?: string[] };

export interface ConfirmInput {
  draftId: string;
  /** One key, one effect: the same key again gives the same booking. */
  idempotencyKey: string;
  /** What the person said when agreeing; kept in the audit row. */
  words?: string;
  /** Allergens the person has now heard about and accepts. */
  acknowledgedAllergens?: string[];
}

export interface CancelInput {
  bookingId: string;
  reason?: string;
  idempotencyKey: string;
}

export interface MoveInput {
  bookingId: string;
  date: CivilDate;
  meal?: MealName;
  start?: CivilTime;
}
export type RescheduleInput = MoveInput & { idempotencyKey: string; words?: string };

export interface DishForElder {
  id: string;
  name: string;
  aliases: string[];
  priceFen: number;
  tags: DishRecord['tags'];
  allergens: string[];
  capacity: number | null;
  /** Portions left, the menu's own limit included. */
  remaining: number;
  /** One portion of it at this elder's best discount, without delivery. */
  yourPriceFen: number;
}

export interface MenuForElder {
  siteId: string;
  siteName: string;
  date: CivilDate;
  meal: MealName;
  /** RFC 3339 in Asia/Shanghai. */
  cutoff: string;
  cancelCutoff: string;
  capacity: number;
  remaining: number;
  /** Can be booked now: before the cut-off and not sold out. */
  open: boolean;
  /** From the elder's home. */
  distanceMeters: number;
  /** The canteen brings meals to this elder's home. */
  delivers: boolean;
  /** What bringing it costs this elder; 0 where a discount makes it free. */
  deliveryFen: number;
  dishes: DishForElder[];
}

export interface ServiceForElder {
  id: string;
  name: string;
  aliases: string[];
  category: ServiceCategory;
  description: string;
  region: string;
  durationMinutes: number;
  priceFen: number;
  /** After this elder's best discount, in money. */
  yourPriceFen: number;
  unit: string;
  leadHours: number;
  cancelHours: number;
  hoursEligible: boolean;
  requiresCareLevel: number | null;
  /** This elder may book it (care level). */
  eligible: boolean;
  /** The next slot that can be booked. */
  nextSlot?: { date: CivilDate; start: CivilTime };
}

export interface Slot {
  date: CivilDate;
  start: CivilTime;
  end: CivilTime;
  capacity: number;
  remaining: number;
  /** Can be booked now: lead time kept and not full. */
  open: boolean;
}

export interface SiteNearby {
  id: string;
  name: string;
  kind: SiteKind;
  region: string;
  address: string;
  phone: string;
  lat: number;
  lng: number;
  delivery: { feeFen: number; radiusMeters: number } | null;
  distanceMeters?: number;
}

/** Words of the catalog an elder can reach, for understanding what they say. */
export interface CatalogWords {
  dishes: { name: string; aliases: string[]; tags: string[] }[];
  services: { id: string; name: string; aliases: string[]; category: ServiceCategory }[];
  sites: { id: string; name: string; kind: SiteKind }[];
}

/** Service hours of a month: what is granted, spoken for, used, and left. Hours may be halves. */
export interface HoursLeft {
  month: string;
  granted: number;
  reserved: number;
  used: number;
  left: number;
}

export interface ListBookingsInput {
  elderId: string;
  from?: CivilDate;
  status?: BookingStatus;
}
