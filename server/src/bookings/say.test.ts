import { describe, expect, it } from 'vitest';
import { instantOf } from '../platform/civil-time';
import { sayDate, sayHours, sayInstant, sayItems, sayMoney, sayTime } from './say';

describe('what this room says', () => {
  it('names days as people do, with the date and the weekday', () => {
    const today = '2026-12-30';
    expect(sayDate('2026-12-30', today)).toBe('今天(12月30日,周三)');
    expect(sayDate('2026-12-31', today)).toBe('明天(12月31日,周四)');
    expect(sayDate('2027-01-01', today)).toBe('后天(2027年1月1日,周五)');
    expect(sayDate('2026-12-29', today)).toBe('昨天(12月29日,周二)');
    expect(sayDate('2027-01-03', today)).toBe('2027年1月3日(周日)');
  });

  it('says times of day', () => {
    expect(['00:00', '05:30', '09:30', '12:00', '12:15', '15:00', '19:05'].map(sayTime)).toEqual([
      '凌晨0点',
      '凌晨5点半',
      '上午9点半',
      '中午12点',
      '中午12点15分',
      '下午3点',
      '晚上7点5分',
    ]);
    expect(sayInstant(instantOf('2026-11-25', '09:30'), '2026-11-24')).toBe('明天上午9点半');
    expect(sayInstant(instantOf('2026-11-30', '20:00'), '2026-11-24')).toBe('11月30日(周一)晚上8点');
  });

  it('says money, hours and dishes', () => {
    expect([0, 1250, 1200, 5].map(sayMoney)).toEqual(['0元', '12.5元', '12元', '0.05元']);
    expect([60, 90, 50].map(sayHours)).toEqual(['1小时', '1.5小时', '0.83小时']);
    expect(
      sayItems([
        { name: '红烧肉', quantity: 2 },
        { name: '素什锦', quantity: 1 },
      ]),
    ).toBe('红烧肉2份、素什锦');
  });
});
