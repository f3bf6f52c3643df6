import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  civilDateOf,
  civilTimeOf,
  daysBetween,
  formatInstant,
  instantOf,
  weekdayOf,
} from './civil-time';

describe('civil time', () => {
  it('is Asia/Shanghai whatever the zone of the machine', () => {
    const at = new Date('2026-11-23T16:30:00Z');
    expect(civilDateOf(at)).toBe('2026-11-24');
    expect(civilTimeOf(at)).toBe('00:30');
    expect(formatInstant(at)).toBe('2026-11-24T00:30:00+08:00');
    expect(instantOf('2026-11-24', '00:30').getTime()).toBe(at.getTime());
  });

  it('counts days across months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-11-24', '2026-12-01')).toBe(7);
    expect(weekdayOf('2026-11-24')).toBe(2);
    expect(weekdayOf('2026-11-29')).toBe(7);
  });

  it('counts a birthday on the day itself', () => {
    expect(ageOn('1946-11-24', '2026-11-24')).toBe(80);
    expect(ageOn('1946-11-25', '2026-11-24')).toBe(79);
  });
});
