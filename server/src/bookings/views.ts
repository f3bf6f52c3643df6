import type { Booking } from '../../contract';
import { formatInstant } from '../platform/civil-time';
import type { BookingState } from './booking';

const instant = (iso: string): string => formatInstant(new Date(iso));

/** The one shape that the contract gives drafts and bookings. */
export function viewOf(state: BookingState, elderName: string): Booking {
  const { terms } = state;
  const { dayDiscountIds: _, ...price } = terms.price;
  return {
    id: state.id,
    kind: terms.kind,
    status: state.status,
    elderId: state.elderId,
    elderName,
    siteId: terms.siteId,
    siteName: terms.siteName,
    title: terms.title,
    date: terms.date,
    ...(terms.kind === 'meal'
      ? { meal: terms.meal, delivery: terms.delivery, items: terms.items }
      : {
          serviceId: terms.serviceId,
          start: terms.start,
          end: terms.end,
          ...(terms.hoursMinutes ? { hoursCharged: Number((terms.hoursMinutes / 60).toFixed(2)) } : {}),
        }),
    address: terms.address,
    ...price,
    cutoff: instant(terms.bookBy),
    changeCutoff: instant(terms.changeBy),
    cancelCutoff: instant(terms.cancelBy),
    note: terms.note,
    warnings: terms.warnings,
    createdBy: state.createdBy,
    ...(state.status === 'drafted' ? { expiresAt: instant(state.expiresAt) } : {}),
  };
}
