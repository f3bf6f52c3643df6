import { describe, expect, it } from 'vitest';
import { bookingDesk, refusals, visit } from '../../testing/booking-desk';
import { aDiscount, aService } from '../../testing/catalog-fixtures';
import { draftBooking } from '.';

const { open, as, book, remaining } = bookingDesk();

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
