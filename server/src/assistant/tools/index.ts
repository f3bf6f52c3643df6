import { draftCancellation } from './draft-cancellation';
import { draftChange } from './draft-change';
import { draftMeal } from './draft-meal';
import { draftService } from './draft-service';
import { entitlements } from './entitlements';
import { handOver } from './hand-over';
import { listMenusTool } from './list-menus';
import { listServicesTool } from './list-services';
import { listSitesTool } from './list-sites';
import { listSlotsTool } from './list-slots';
import { myBookings } from './my-bookings';
import { searchPolicy } from './search-policy';

/** Everything the model can do. None of these writes a booking. */
export const TOOLS = [
  searchPolicy,
  listMenusTool,
  listServicesTool,
  listSlotsTool,
  listSitesTool,
  myBookings,
  entitlements,
  draftMeal,
  draftService,
  draftChange,
  draftCancellation,
  handOver,
];
