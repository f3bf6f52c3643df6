import { createRouter } from '../platform/http';
import { keptBookingRoutes } from './booking-routes';
import { catalogRoutes } from './catalog-routes';
import { draftRoutes } from './draft-routes';
import { providerRoutes } from './provider-routes';
import './tables';

export { cancelBooking } from './cancel-booking';
export { catalogWords } from './catalog-words';
export { confirmDraft } from './confirm-draft';
export { discardDraft, draftBooking, getDraft } from './draft-booking';
export { hoursLeft } from './hours-ledger';
export { type CatalogCounts, importCatalog } from './import-catalog';
export { getBooking, listBookings } from './list-bookings';
export { listMenus } from './list-menus';
export { listServices, listSlots } from './list-services';
export { listSites } from './list-sites';
export { keepDemoFresh, loadDemoIfEmpty } from './load-demo';
export { listDay, recordAttendance } from './record-attendance';
export { previewReschedule, rescheduleBooking } from './reschedule-booking';
export { MEAL_WORDS, sayDate, sayHours, sayInstant, sayItems, sayMoney, sayTime } from './say';
export * from './types';
export { vocabularyFor } from './vocabulary-for';
export { warnOfLapsingHours } from './warn-of-lapsing';

/** Everything of this room over HTTP; to be mounted under /v1. */
export function bookingRoutes() {
  const router = createRouter();
  router.route('/', catalogRoutes());
  router.route('/', draftRoutes());
  router.route('/', keptBookingRoutes());
  router.route('/', providerRoutes());
  return router;
}
