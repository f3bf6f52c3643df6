import type { BookingStatus, MealName, Role, ServiceCategory, SiteKind } from '../../contract';

export interface SitesTable {
  id: string;
  name: string;
  kind: SiteKind;
  region: string;
  address: string;
  phone: string;
  lat: number;
  lng: number;
  /** Both null where the site does not deliver. */
  deliveryFeeFen: number | null;
  deliveryRadiusMeters: number | null;
}

export interface MenusTable {
  /** `site|date|meal` */
  id: string;
  siteId: string;
  date: string;
  meal: MealName;
  cutoff: string;
  cancelCutoff: string;
  /** Portions. */
  capacity: number;
  taken: number;
}

export interface MenuDishesTable {
  menuId: string;
  dishId: string;
  position: number;
  name: string;
  /** JSON string[] */
  aliases: string;
  priceFen: number;
  /** JSON string[] */
  tags: string;
  /** JSON string[] */
  allergens: string;
  /** Portions; null is bounded by the menu alone. */
  capacity: number | null;
  taken: number;
}

export interface ServicesTable {
  id: string;
  position: number;
  name: string;
  /** JSON string[] */
  aliases: string;
  category: ServiceCategory;
  description: string;
  region: string;
  durationMinutes: number;
  priceFen: number;
  unit: string;
  leadHours: number;
  cancelHours: number;
  /** 0 or 1 */
  hoursEligible: number;
  requiresCareLevel: number | null;
}

export interface SlotsTable {
  /** `service|date|start` */
  id: string;
  serviceId: string;
  date: string;
  start: string;
  /** Visits. */
  capacity: number;
  taken: number;
}

export interface DiscountsTable {
  id: string;
  position: number;
  title: string;
  scope: 'meal' | 'service';
  region: string;
  minAge: number | null;
  maxAge: number | null;
  /** JSON string[]; null asks for none. */
  identities: string | null;
  kind: 'amount' | 'percent' | 'free_delivery';
  value: number;
  per: 'meal' | 'day' | 'visit';
  policyId: string | null;
}

export interface DraftsTable {
  id: string;
  elderId: string;
  kind: 'meal' | 'service';
  status: 'open' | 'confirmed' | 'discarded';
  /** The booking it became. */
  bookingId: string | null;
  /** JSON `Terms` */
  terms: string;
  date: string;
  createdAt: string;
  expiresAt: string;
  accountId: string;
  role: Role;
}

export interface BookingsTable {
  id: string;
  draftId: string;
  elderId: string;
  kind: 'meal' | 'service';
  status: Exclude<BookingStatus, 'drafted'>;
  /** The site that cooks or sends the visit. */
  siteId: string | null;
  serviceId: string | null;
  menuId: string | null;
  slotId: string | null;
  date: string;
  meal: MealName | null;
  start: string | null;
  /** JSON `Terms` */
  terms: string;
  /** Counts transitions; a change is made only to the version that was read. */
  version: number;
  createdAt: string;
  updatedAt: string;
  accountId: string;
  role: Role;
}

/** The audit: one row for each thing that happened to a booking, under a key that is used once. */
export interface BookingTransitionsTable {
  id: string;
  bookingId: string;
  action: 'confirm' | 'cancel' | 'reschedule' | 'fulfil' | 'miss';
  fromStatus: BookingStatus;
  toStatus: BookingStatus;
  at: string;
  accountId: string;
  role: Role;
  /** What was said or given as the reason. */
  words: string | null;
  /** What the same key must come with to be the same request. */
  fingerprint: string;
  idempotencyKey: string;
  /** JSON: what changed, or the six facts of a visit. */
  facts: string | null;
}

/** A discount that goes once a day, held by the booking that got it. */
export interface DayDiscountsTable {
  elderId: string;
  discountId: string;
  date: string;
  bookingId: string;
}

/** Service hours of one elder in one month, in minutes. */
export interface HoursBalancesTable {
  elderId: string;
  /** YYYY-MM */
  month: string;
  reservedMinutes: number;
  usedMinutes: number;
}

export interface HoursEntriesTable {
  id: string;
  elderId: string;
  month: string;
  bookingId: string;
  kind: 'reserve' | 'consume' | 'give_back';
  minutes: number;
  at: string;
}

/** Each loading of a catalog, by where it came from. */
export interface CatalogLoadsTable {
  id: string;
  source: 'demo' | 'file';
  at: string;
}

declare module '../platform/database' {
  interface Database {
    sites: SitesTable;
    menus: MenusTable;
    menuDishes: MenuDishesTable;
    services: ServicesTable;
    slots: SlotsTable;
    discounts: DiscountsTable;
    drafts: DraftsTable;
    bookings: BookingsTable;
    bookingTransitions: BookingTransitionsTable;
    dayDiscounts: DayDiscountsTable;
    hoursBalances: HoursBalancesTable;
    hoursEntries: HoursEntriesTable;
    catalogLoads: CatalogLoadsTable;
  }
}
