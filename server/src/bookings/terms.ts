import type { Booking, BookingItem, MealName } from '../../contract';
import type { CivilDate, CivilTime } from '../platform/civil-time';
import type { Price } from './pricing';

/** What a person agrees to: a snapshot, so that a later catalog changes no one's booking. */
interface CommonTerms {
  title: string;
  date: CivilDate;
  price: Price;
  /** Until when this may be booked, changed and cancelled; UTC ISO. */
  bookBy: string;
  changeBy: string;
  cancelBy: string;
  warnings: NonNullable<Booking['warnings']>;
  /** Allergens of this elder in it that nobody has accepted yet; it stops the booking. */
  openAllergens: string[];
  acknowledgedAllergens: string[];
  address?: string;
  note?: string;
}

export interface MealTerms extends CommonTerms {
  kind: 'meal';
  siteId: string;
  siteName: string;
  menuId: string;
  meal: MealName;
  delivery: boolean;
  items: BookingItem[];
}

export interface VisitTerms extends CommonTerms {
  kind: 'service';
  serviceId: string;
  slotId: string;
  start: CivilTime;
  end: CivilTime;
  /** The centre that sends the visit, where the catalog has one. */
  siteId?: string;
  siteName?: string;
  /** Minutes of the month's service hours that pay for it; 0 when it is paid in money. */
  hoursMinutes: number;
}

export type Terms = MealTerms | VisitTerms;

/** What confirmed terms hold of the catalog: portions of a menu and of its dishes, or one visit of a slot. */
export type Claim =
  | { what: 'menu'; id: string; count: number }
  | { what: 'dish'; id: string; dishId: string; name: string; count: number }
  | { what: 'slot'; id: string; count: number };

export function claimsOf(terms: Terms): Claim[] {
  if (terms.kind === 'service') return [{ what: 'slot', id: terms.slotId, count: 1 }];
  const portions = terms.items.reduce((sum, item) => sum + item.quantity, 0);
  return [
    { what: 'menu', id: terms.menuId, count: portions },
    ...terms.items.map((item) => ({
      what: 'dish' as const,
      id: terms.menuId,
      dishId: item.dishId,
      name: item.name,
      count: item.quantity,
    })),
  ];
}

export const menuIdOf = (siteId: string, date: CivilDate, meal: MealName): string =>
  `${siteId}|${date}|${meal}`;
export const slotIdOf = (serviceId: string, date: CivilDate, start: CivilTime): string =>
  `${serviceId}|${date}|${start}`;
/** The earlier and the later of two days, or of two instants in one notation. */
export const earlier = (a: string, b: string): string => (a.localeCompare(b) <= 0 ? a : b);
export const later = (a: string, b: string): string => (a.localeCompare(b) >= 0 ? a : b);
export const monthOf = (date: CivilDate): string => date.slice(0, 7);
