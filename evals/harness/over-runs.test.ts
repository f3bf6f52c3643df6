import { expect, it } from 'vitest';
import { overRuns } from './over-runs';
import { type Report, share } from './report';

const run = (right: number, ...failed: string[]): Report => ({
  suite: 'dialogues',
  part: 'development',
  cases: 10,
  measures: [share('right', right, 10)],
  failures: failed.map((id) => ({ id, detail: '' })),
  notes: [],
});

it('a case that failed in any run is not passed, however the mean looks', () => {
  const { measures, failures } = overRuns([run(9, 'a'), run(9, 'b'), run(9, 'a')]);
  expect(measures).toEqual([
    expect.objectContaining({ name: 'right', value: 0.9 }),
    expect.objectContaining({ name: 'pass^3: right in every run', value: 0.8 }),
  ]);
  expect(failures.map(({ id }) => id)).toEqual(['a', 'b']);
});
