import { describe, expect, it } from 'vitest';
import { bookingDesk, refusals, visit } from '../../testing/booking-desk';
import { anElder, aService, aSite } from '../../testing/catalog-fixtures';
import { cancelBooking, confirmDraft, draftBooking, getBooking, listDay, recordAttendance } from '.';

const { open, as, provider, book, hours, remaining } = bookingDesk();

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
