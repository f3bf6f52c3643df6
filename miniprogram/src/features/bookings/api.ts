import type { Booking, BookingStatus, MealName } from '../../../../server/contract';
import { request } from '../../transport/request';

export interface Dish {
  id: string;
  name: string;
  priceFen: number;
  tags: string[];
  allergens: string[];
  remaining?: number;
  /** One portion after this elder's best discount. */
  yourPriceFen?: number;
}

export interface Menu {
  siteId: string;
  siteName: string;
  date: string;
  meal: MealName;
  cutoff: string;
  /** Can be booked now. */
  open?: boolean;
  distanceMeters?: number;
  delivers?: boolean;
  deliveryFen?: number;
  dishes: Dish[];
}

export interface Service {
  id: string;
  name: string;
  category: string;
  description: string;
  durationMinutes: number;
  priceFen: number;
  yourPriceFen?: number;
  unit: string;
  hoursEligible: boolean;
  /** This elder's care level allows it. */
  eligible?: boolean;
  nextSlot?: { date: string; start: string };
}

export interface Slot {
  date: string;
  start: string;
  end?: string;
  remaining?: number;
  open?: boolean;
}

export interface DraftRequest {
  elderId: string;
  kind: 'meal' | 'service';
  siteId?: string;
  serviceId?: string;
  date: string;
  meal?: MealName;
  start?: string;
  items?: { dishId: string; quantity: number }[];
  delivery?: boolean;
  useHours?: boolean;
  acknowledgedAllergens?: string[];
}

const query = (values: Record<string, string | undefined>) =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value!)}`)
    .join('&');

export const fetchMenus = (elderId: string, date: string, meal?: MealName) =>
  request<{ menus: Menu[] }>(`/v1/menus?${query({ elderId, date, meal })}`).then(({ menus }) => menus);

export const fetchServices = (elderId: string) =>
  request<{ services: Service[] }>(`/v1/services?${query({ elderId })}`).then(({ services }) => services);

export const fetchSlots = (serviceId: string, from: string, to: string) =>
  request<{ slots: Slot[] }>(`/v1/services/${serviceId}/slots?${query({ from, to })}`).then(
    ({ slots }) => slots,
  );

export const fetchBookings = (elderId: string, from?: string, status?: BookingStatus) =>
  request<{ bookings: Booking[] }>(`/v1/bookings?${query({ elderId, from, status })}`).then(
    ({ bookings }) => bookings,
  );

export const fetchBooking = (id: string) => request<Booking>(`/v1/bookings/${id}`);

/** Prices and checks an order. Throws `RequestProblem` whose detail is the rule's spoken reason. */
export const draftBooking = (order: DraftRequest) =>
  request<Booking>('/v1/drafts', { method: 'POST', body: order });

/** Books. `acknowledgedAllergens`: what the person has read about on the slip and accepts. */
export const confirmDraft = (draftId: string, idempotencyKey: string, acknowledgedAllergens: string[] = []) =>
  request<Booking>(`/v1/drafts/${draftId}/confirm`, {
    method: 'POST',
    body: acknowledgedAllergens.length ? { acknowledgedAllergens } : {},
    idempotencyKey,
  });

export const cancelBooking = (bookingId: string, idempotencyKey: string) =>
  request<Booking>(`/v1/bookings/${bookingId}/cancel`, { method: 'POST', body: {}, idempotencyKey });

export const rescheduleBooking = (
  bookingId: string,
  to: { date: string; meal?: MealName; start?: string },
  idempotencyKey: string,
) => request<Booking>(`/v1/bookings/${bookingId}/reschedule`, { method: 'POST', body: to, idempotencyKey });
