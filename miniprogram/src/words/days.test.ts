import { describe, expect, it } from 'vitest';
import { addDays, dayLabel, dayOf, sayDay, sayInstant } from './days';
import { money } from './money';

describe('days and money as people say them', () => {
  it('names the near days and dates the rest', () => {
    expect(sayDay('2026-11-25', '2026-11-24')).toBe('明天(11月25日,周三)');
    expect(sayDay('2026-12-01', '2026-11-24')).toBe('12月1日(周二)');
    expect(dayLabel('2026-11-26', '2026-11-24')).toEqual({ label: '后天', detail: '11月26日' });
  });

  it('lives in Shanghai whatever the zone of the device', () => {
    expect(dayOf(Date.parse('2026-11-24T16:30:00Z'))).toBe('2026-11-25');
    expect(sayInstant('2026-11-24T16:30:00Z', '2026-11-24')).toBe('明天 00:30');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('says money in yuan without empty decimals', () => {
    expect([money(1250), money(1500), money(5), money(0)]).toEqual(['12.5元', '15元', '0.05元', '0元']);
  });
});
