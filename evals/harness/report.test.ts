import { describe, expect, it } from 'vitest';
import { printReports } from './print-reports';
import { median, percentile, type Report, reachesGoal, share } from './report';

const report = (part: Report['part'], right: number): Report => ({
  suite: 'policy-answers',
  part,
  cases: 100,
  measures: [share('right', right, 100, { atLeast: 0.97 })],
  failures: [{ id: 'wuxi-001', detail: 'expected 20 万元, got a refusal' }],
  notes: ['originals skipped'],
});

describe('reports', () => {
  it('keep the two parts apart in one table and mark a goal that was missed', () => {
    const text = printReports([report('development', 98), report('untouched', 90)], { failures: false });
    expect(text).toContain('98.0 % of 100 ✓');
    expect(text).toContain('90.0 % of 100 ✗');
    expect(text).not.toContain('wuxi-001');
    expect(printReports([report('untouched', 90)], { failures: true })).toContain('untouched wuxi-001');
  });

  it('say nothing about a goal that stands on no cases', () => {
    expect(reachesGoal(share('right', 0, 0, { atLeast: 0.97 }))).toBeUndefined();
    expect(reachesGoal(share('wrong', 1, 200, { atMost: 0.01 }))).toBe(true);
  });

  it('take percentiles by the nearest rank', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10);
    expect(median([])).toBe(0);
  });
});
