import { describe, expect, it } from 'vitest';
import type { Booking } from '../../../../server/contract';
import { hoursWarning, sumMonth } from './month-sums';

const booking = (some: Partial<Booking>): Booking => ({
  id: 'bkg_1',
  kind: 'meal',
  status: 'confirmed',
  elderId: 'eld_1',
  elderName: '王秀英',
  title: '红烧肉',
  date: '2026-11-25',
  grossFen: 1500,
  subsidyFen: 300,
  deliveryFen: 0,
  payableFen: 1200,
  subsidyLines: [],
  cutoff: '2026-11-24T17:00:00+08:00',
  createdBy: { accountId: 'acc_1', role: 'elder' },
  ...some,
});
const hours = (left: number) => ({ month: '2026-11', granted: 3, reserved: 0, used: 3 - left, left });

describe('what a month cost', () => {
  it('counts what stands, not what was cancelled or lies in another month', () => {
    const sums = sumMonth(
      [
        booking({}),
        booking({ status: 'cancelled' }),
        booking({ date: '2026-12-01' }),
        booking({ status: 'fulfilled' }),
      ],
      '2026-11',
    );
    expect(sums).toEqual({ times: 2, payableFen: 2400, subsidyFen: 600 });
  });
});

describe('the warning before hours lapse', () => {
  it('comes in the last ten days of a month, and only while hours are left', () => {
    expect(hoursWarning(hours(2), '2026-11-24')).toBe('还有 2 小时没用,再过 6 天月底就作废了。');
    expect(hoursWarning(hours(2), '2026-11-30')).toContain('今天');
    expect(hoursWarning(hours(2), '2026-11-15')).toBeUndefined();
    expect(hoursWarning(hours(0), '2026-11-30')).toBeUndefined();
  });
});
