import { describe, expect, it } from 'vitest';
import { bookingDesk, refusals, visit } from '../../testing/booking-desk';
import { aMenu, anElder, aService } from '../../testing/catalog-fixtures';
import { confirmDraft, draftBooking, getBooking, previewReschedule, rescheduleBooking } from '.';

const { open, as, book, hours, remaining } = bookingDesk();

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
