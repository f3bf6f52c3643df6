import { afterEach, beforeEach } from 'vitest';
import {
  type BookingResult,
  confirmDraft,
  type DraftRequest,
  type DraftResult,
  draftBooking,
  hoursLeft,
  importCatalog,
  listSlots,
} from '../src/bookings';
import { fixedClock } from '../src/platform/clock';
import type { Services } from '../src/platform/context';
import { aCatalog } from './catalog-fixtures';
import { contextFor, createTestServices, elderActor, TEST_NOW } from './services';

/** A fresh database for each test of a file, and what an elder and a provider do at its desk. */
export function bookingDesk() {
  let services: Services;
  beforeEach(async () => {
    services = await createTestServices();
  });
  afterEach(() => services.db.destroy());

  const open = (catalog: Parameters<typeof aCatalog>[0] = {}) => importCatalog(services, aCatalog(catalog));
  const as = (now = TEST_NOW) => contextFor({ ...services, clock: fixedClock(now) }, elderActor('eld_wang'));
  const provider = (now: string, siteIds = ['site_home']) =>
    contextFor(
      { ...services, clock: fixedClock(now) },
      { accountId: 'acc_p', role: 'provider', displayName: '中心', siteIds },
    );
  const book = async (input: DraftRequest, key: string) => {
    const drafted = await draftBooking(as(), input);
    if (!drafted.ok) throw new Error(refusals(drafted)[0]?.reason);
    const confirmed = await confirmDraft(as(), { draftId: drafted.draft.id, idempotencyKey: key });
    if (!confirmed.ok) throw new Error(refusals(confirmed)[0]?.reason);
    return confirmed.booking;
  };
  const hours = async (month = '2026-11') => {
    const { reserved, used, left } = await hoursLeft(as(), { elderId: 'eld_wang', month });
    return { reserved, used, left };
  };
  const remaining = async (serviceId = 'srv_clean') =>
    (await listSlots(as(), { serviceId, from: '2026-11-24', to: '2026-12-31' })).map(
      (slot) => slot.remaining,
    );
  return { open, as, provider, book, hours, remaining };
}

/** 王秀英 wants 上门保洁 tomorrow at nine. */
export const visit = (over: Partial<Extract<DraftRequest, { kind: 'service' }>> = {}): DraftRequest => ({
  kind: 'service',
  elderId: 'eld_wang',
  serviceId: 'srv_clean',
  date: '2026-11-25',
  start: '09:00',
  ...over,
});

export const refusals = (result: DraftResult | BookingResult) => (result.ok ? [] : result.refusals);
