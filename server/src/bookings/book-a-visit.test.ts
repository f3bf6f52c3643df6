import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCatalog, aDiscount, aMenu, anElder, aService, aSite } from '../../testing/catalog-fixtures';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import { fixedClock } from '../platform/clock';
import type { Services } from '../platform/context';
import {
  type BookingResult,
  cancelBooking,
  confirmDraft,
  type DraftRequest,
  type DraftResult,
  draftBooking,
  getBooking,
  hoursLeft,
  importCatalog,
  listDay,
  listSlots,
  previewReschedule,
  recordAttendance,
  rescheduleBooking,
} from '.';

let services: Services;
const open = (catalog: Parameters<typeof aCatalog>[0] = {}) => importCatalog(services, aCatalog(catalog));
const as = (now = '2026-11-24T08:00:00+08:00') =>
  contextFor({ ...services, clock: fixedClock(now) }, elderActor('eld_wang'));
const provider = (now: string, siteIds = ['site_home']) =>
  contextFor(
    { ...services, clock: fixedClock(now) },
    { accountId: 'acc_p', role: 'provider', displayName: '中心', siteIds },
  );
const visit = (over: Partial<Extract<DraftRequest, { kind: 'service' }>> = {}): DraftRequest => ({
  kind: 'service',
  elderId: 'eld_wang',
  serviceId: 'srv_clean',
  date: '2026-11-25',
  start: '09:00',
  ...over,
});
const refusals = (result: DraftResult | BookingResult) => (result.ok ? [] : result.refusals);
const book = async (input: DraftRequest, key: string) => {
  const result = await draftBooking(as(), input);
  if (!result.ok) throw new Error(result.refusals.map((refusal) => refusal.reason).join());
  const confirmed = await confirmDraft(as(), { draftId: result.draft.id, idempotencyKey: key });
  if (!confirmed.ok) throw new Error(confirmed.refusals.map((refusal) => refusal.reason).join());
  return confirmed.booking;
};
const hours = async (month = '2026-11') => {
  const { reserved, used, left } = await hoursLeft(as(), { elderId: 'eld_wang', month });
  return { reserved, used, left };
};
const remaining = async (serviceId = 'srv_clean') =>
  (await listSlots(as(), { serviceId, from: '2026-11-24', to: '2026-12-31' })).map((slot) => slot.remaining);

beforeEach(async () => {
  services = await createTestServices();
});
afterEach(() => services.db.destroy());

describe('booking a visit', () => {
  it('is paid in money at the best discount where there are no hours', async () => {
    await open({ discounts: [aDiscount({ scope: 'service', kind: 'percent', value: 10, per: 'visit' })] });
    const booking = await book(visit(), 'k');
    expect(booking).toMatchObject({
      title: '上门保洁',
      start: '09:00',
      end: '11:00',
      address: '无锡市乙路2号101室',
      payableFen: 5400,
      cutoff: '2026-11-25T05:00:00+08:00',
      cancelCutoff: '2026-11-25T07:00:00+08:00',
    });
    expect(booking.hoursCharged).toBeUndefined();
    expect(await remaining()).toEqual([0, 1, 1]);
  });

  it('keeps the lead time and offers the nearest slots that do', async () => {
    await open();
    const late = await draftBooking(as('2026-11-25T05:00:01+08:00'), visit());
    expect(refusals(late)[0]).toMatchObject({
      rule: 'lead_time_kept',
      code: 'past_cutoff',
      reason: '上门保洁要提前4小时订,这一次最晚要在今天凌晨5点订,现在来不及了。',
    });
    expect(refusals(late)[0]?.offers?.map((offer) => offer.label)).toEqual([
      '今天(11月25日,周三)下午2点',
      '明天(11月26日,周四)上午9点',
    ]);
  });

  it('is not sold twice, and says when the slot is full or not there', async () => {
    await open();
    await book(visit(), 'k');
    expect(refusals(await draftBooking(as(), visit()))[0]).toMatchObject({
      rule: 'slot_has_place',
      code: 'sold_out',
    });
    const unknown = await draftBooking(as(), visit({ start: '10:00' }));
    expect(refusals(unknown)[0]?.reason).toBe('上门保洁在明天(11月25日,周三)上午10点没有排班。');
    expect(refusals(unknown)[0]?.offers?.[0]?.input).toMatchObject({ start: '14:00' });
  });

  it('asks for the care level, and for the service to be where the elder lives', async () => {
    await open({
      services: [aService({ requiresCareLevel: 2 }), aService({ id: 'srv_far', region: '330282' })],
    });
    expect(refusals(await draftBooking(as(), visit()))[0]?.reason).toBe(
      '上门保洁要评估到2级才能订,您现在是0级。',
    );
    const far = await draftBooking(as(), visit({ serviceId: 'srv_far' }));
    expect(refusals(far)[0]).toMatchObject({ rule: 'service_in_region' });
    await expect(draftBooking(as(), visit({ serviceId: 'srv_none' }))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('mentions another visit at the same time', async () => {
    await open({
      services: [
        aService(),
        aService({ id: 'srv_b', name: '理发', slots: [{ date: '2026-11-25', start: '10:00', capacity: 1 }] }),
      ],
    });
    await book(visit(), 'k');
    const second = await draftBooking(as(), visit({ serviceId: 'srv_b', start: '10:00' }));
    expect(second).toMatchObject({
      ok: true,
      draft: { warnings: [{ rule: 'visits_overlap', blocking: false }] },
    });
  });
});

describe('service hours', () => {
  const withHours = (serviceHoursMonthly: number) => ({ elders: [anElder({ serviceHoursMonthly })] });

  it('pay for the visit while they last, are set aside, and come back with a cancellation', async () => {
    await open(withHours(3));
    const booking = await book(visit(), 'k');
    expect(booking).toMatchObject({ hoursCharged: 2, grossFen: 6000, subsidyFen: 6000, payableFen: 0 });
    expect(await hours()).toEqual({ reserved: 2, used: 0, left: 1 });
    expect(await draftBooking(as(), visit({ start: '14:00' }))).toMatchObject({
      ok: true,
      draft: { payableFen: 6000 },
    });
    const insisted = await draftBooking(as(), visit({ start: '14:00', useHours: true }));
    expect(refusals(insisted)[0]).toMatchObject({
      rule: 'hours_enough',
      reason: '11月的服务时长还剩1小时,这次要用2小时,不够了。',
      offers: [{ differs: 'payment', input: { useHours: false } }],
    });
    await cancelBooking(as(), { bookingId: booking.id, idempotencyKey: 'c' });
    expect(await hours()).toEqual({ reserved: 0, used: 0, left: 3 });
  });

  it('stay untouched when the elder would rather pay, and where the service does not take them', async () => {
    await open({
      ...withHours(30),
      services: [aService(), aService({ id: 'srv_fix', hoursEligible: false })],
    });
    expect((await book(visit({ useHours: false }), 'k')).payableFen).toBe(6000);
    const fix = await draftBooking(as(), visit({ serviceId: 'srv_fix', useHours: true }));
    expect(refusals(fix)[0]).toMatchObject({ rule: 'hours_may_pay', offers: [{ differs: 'payment' }] });
    expect(await hours()).toEqual({ reserved: 0, used: 0, left: 30 });
  });

  it('belong to the month of the visit and lapse with it', async () => {
    const slots = [
      { date: '2026-11-30', start: '09:00', capacity: 1 },
      { date: '2026-12-01', start: '09:00', capacity: 1 },
    ];
    await open({ ...withHours(2), services: [aService({ slots })] });
    await book(visit({ date: '2026-11-30', useHours: true }), 'k1');
    await book(visit({ date: '2026-12-01', useHours: true }), 'k2');
    expect(await hours('2026-11')).toEqual({ reserved: 2, used: 0, left: 0 });
    expect(await hours('2026-12')).toEqual({ reserved: 2, used: 0, left: 0 });
    expect(await hours('2027-01')).toEqual({ reserved: 0, used: 0, left: 2 });
  });

  it('are never spent twice by drafts confirmed at once', async () => {
    const slots = Array.from({ length: 8 }, (_, n) => ({
      date: '2026-11-25',
      start: `1${n}:00`,
      capacity: 1,
    }));
    await open({ ...withHours(5), services: [aService({ slots })] });
    const drafts = await Promise.all(
      slots.map(({ start }) => draftBooking(as(), visit({ start, useHours: true }))),
    );
    const results = await Promise.all(
      drafts.map((draft, n) =>
        confirmDraft(as(), { draftId: draft.ok ? draft.draft.id : '', idempotencyKey: `k${n}` }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(2);
    expect(await hours()).toEqual({ reserved: 4, used: 0, left: 1 });
    expect((await remaining()).filter((left) => left === 0)).toHaveLength(2);
  });

  it('are used by the visit that took place, and by one the elder missed; given back when nobody came', async () => {
    await open({ ...withHours(30), sites: [aSite(), aSite({ id: 'site_home', kind: 'service_center' })] });
    const [came, away, nobody] = [
      await book(visit(), 'k1'),
      await book(visit({ start: '14:00' }), 'k2'),
      await book(visit({ date: '2026-11-26' }), 'k3'),
    ];
    const early = await recordAttendance(provider('2026-11-25T08:00:00+08:00'), {
      bookingId: came.id,
      came: 'fulfilled',
      idempotencyKey: 'f0',
    });
    expect(refusals(early)[0]).toMatchObject({ rule: 'not_before_it_begins' });

    const after = provider('2026-11-27T08:00:00+08:00');
    expect((await listDay(after, { date: '2026-11-25' })).map((booking) => booking.start)).toEqual([
      '09:00',
      '14:00',
    ]);
    const facts = { startedAt: '09:02', endedAt: '11:00', place: '家中', by: '小张' };
    await recordAttendance(after, { bookingId: came.id, came: 'fulfilled', facts, idempotencyKey: 'f1' });
    await recordAttendance(after, {
      bookingId: away.id,
      came: 'missed',
      becauseOf: 'elder',
      idempotencyKey: 'f2',
    });
    await recordAttendance(after, {
      bookingId: nobody.id,
      came: 'missed',
      becauseOf: 'provider',
      idempotencyKey: 'f3',
    });
    expect(await hours()).toEqual({ reserved: 0, used: 4, left: 26 });
    expect((await getBooking(as(), { bookingId: came.id })).status).toBe('fulfilled');
    expect((await getBooking(as(), { bookingId: nobody.id })).status).toBe('missed');
    const cancelled = await cancelBooking(as(), { bookingId: came.id, idempotencyKey: 'c' });
    expect(refusals(cancelled)[0]?.rule).toBe('already_over');

    const stranger = provider('2026-11-27T08:00:00+08:00', ['site_a']);
    expect(await listDay(stranger, { date: '2026-11-25' })).toEqual([]);
    await expect(
      recordAttendance(stranger, { bookingId: came.id, came: 'fulfilled', idempotencyKey: 'f' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('moving a booking', () => {
  it('takes the new slot and gives the old one back, hours included, under one key', async () => {
    const slots = [
      { date: '2026-11-30', start: '09:00', capacity: 1 },
      { date: '2026-12-01', start: '15:00', capacity: 1 },
    ];
    await open({ elders: [anElder({ serviceHoursMonthly: 2 })], services: [aService({ slots })] });
    const booking = await book(visit({ date: '2026-11-30' }), 'k');
    const move = { bookingId: booking.id, date: '2026-12-01', start: '15:00' };
    expect(await previewReschedule(as(), move)).toMatchObject({
      ok: true,
      booking: { date: '2026-12-01', start: '15:00' },
    });
    expect(await remaining()).toEqual([0, 1]);
    for (const _ of [1, 2])
      expect(await rescheduleBooking(as(), { ...move, idempotencyKey: 'm' })).toMatchObject({
        ok: true,
        booking: { id: booking.id, date: '2026-12-01', start: '15:00', end: '17:00', status: 'confirmed' },
      });
    expect(await remaining()).toEqual([1, 0]);
    expect(await hours('2026-11')).toEqual({ reserved: 0, used: 0, left: 2 });
    expect(await hours('2026-12')).toEqual({ reserved: 2, used: 0, left: 0 });
  });

  it('changes nothing when the new slot is gone by the time it is taken', async () => {
    await open({ elders: [anElder({ serviceHoursMonthly: 30 })] });
    const booking = await book(visit(), 'k1');
    const rival = await draftBooking(as(), visit({ start: '14:00' }));
    const [moved, taken] = await Promise.all([
      rescheduleBooking(as(), {
        bookingId: booking.id,
        date: '2026-11-25',
        start: '14:00',
        idempotencyKey: 'm',
      }),
      confirmDraft(as(), { draftId: rival.ok ? rival.draft.id : '', idempotencyKey: 'k2' }),
    ]);
    expect([moved.ok, taken.ok].sort()).toEqual([false, true]);
    const kept = await getBooking(as(), { bookingId: booking.id });
    expect(kept.start).toBe(moved.ok ? '14:00' : '09:00');
    expect(await remaining()).toEqual(moved.ok ? [1, 0, 1] : [0, 0, 1]);
    expect((await hours()).reserved).toBe(moved.ok ? 2 : 4);
  });

  it('lets two who trade places at once end with one booking each', async () => {
    await open({
      services: [
        aService({
          slots: [9, 14].map((hour) => ({
            date: '2026-11-25',
            start: `${String(hour).padStart(2, '0')}:00`,
            capacity: 2,
          })),
        }),
      ],
    });
    const a = await book(visit(), 'a');
    const b = await book(visit({ start: '14:00' }), 'b');
    await Promise.all([
      rescheduleBooking(as(), { bookingId: a.id, date: '2026-11-25', start: '14:00', idempotencyKey: 'ma' }),
      rescheduleBooking(as(), { bookingId: b.id, date: '2026-11-25', start: '09:00', idempotencyKey: 'mb' }),
    ]);
    expect(await remaining()).toEqual([1, 1]);
  });

  it('has its own cut-off, and says when it could still be cancelled', async () => {
    await open();
    const booking = await book(visit({ date: '2026-11-26' }), 'k');
    const late = await rescheduleBooking(as('2026-11-26T06:00:00+08:00'), {
      bookingId: booking.id,
      date: '2026-11-27',
      idempotencyKey: 'm',
    });
    expect(refusals(late)[0]).toMatchObject({
      rule: 'before_change_cutoff',
      reason: expect.stringContaining('不过还可以退掉'),
    });
  });

  it('of a meal finds the same dish by name, at the new day’s price', async () => {
    await open({
      menus: [
        aMenu(),
        aMenu({
          date: '2026-11-26',
          dishes: [{ ...aMenu().dishes[0]!, id: 'dish_other_id', priceFen: 1700 }],
          cutoff: '2026-11-26T09:00:00+08:00',
          cancelCutoff: '2026-11-26T09:00:00+08:00',
        }),
      ],
    });
    const booking = await book(
      {
        kind: 'meal',
        elderId: 'eld_wang',
        date: '2026-11-25',
        meal: 'lunch',
        items: [{ dishId: 'dish_pork', quantity: 1 }],
        delivery: false,
      },
      'k',
    );
    const same = await rescheduleBooking(as(), {
      bookingId: booking.id,
      date: '2026-11-25',
      idempotencyKey: 'm0',
    });
    expect(refusals(same)[0]?.rule).toBe('something_changes');
    const moved = await rescheduleBooking(as(), {
      bookingId: booking.id,
      date: '2026-11-26',
      idempotencyKey: 'm1',
    });
    expect(moved).toMatchObject({
      ok: true,
      booking: { date: '2026-11-26', items: [{ dishId: 'dish_other_id' }], payableFen: 1200 },
    });
    const missing = await rescheduleBooking(as(), {
      bookingId: booking.id,
      date: '2026-12-20',
      idempotencyKey: 'm2',
    });
    expect(refusals(missing)[0]?.reason).toBe('甲食堂还没有12月20日(周日)午饭的菜单。');
  });
});
