import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as chrono from 'chrono-node';
import { readWhen } from '../../server/src/understanding';
import { type Part, percentile, type Report, share } from '../harness/report';
import { type DateCase, judge } from './case';
import { familyCases } from './families';
import { generatedCases } from './generated';

/** Days and times: the reader of production, and chrono-node beside it. */
export async function run({ part }: { part: Part }): Promise<Report> {
  const cases = [
    ...(part === 'development' ? [...generatedCases(), ...familyCases()] : []),
    ...writtenCases(part),
  ];
  const failures: Report['failures'] = [];
  const spent: number[] = [];
  const counts = { right: 0, asked: 0, 'silently wrong': 0 };
  for (const one of cases) {
    const when = readWhen(one.say, new Date(one.now));
    spent.push(Math.min(...[1, 2, 3].map(() => timeOf(one))));
    const verdict = judge(when, one);
    counts[verdict]++;
    if (verdict !== 'right')
      failures.push({
        id: one.say,
        detail: `${verdict}: expected ${JSON.stringify(one.expect)}, came ${JSON.stringify(when)}`,
      });
  }
  const peer = chronoCounts(cases);
  return {
    suite: 'dates',
    part,
    cases: cases.length,
    measures: [
      share('right', counts.right, cases.length, { atLeast: 0.99 }),
      share('silently wrong', counts['silently wrong'], cases.length, { atMost: 0.003 }),
      share('chrono-node right', peer.right, peer.of),
      share('chrono-node silently wrong', peer.wrong, peer.of),
      {
        name: 'p99 of a phrase',
        value: percentile(spent, 0.99),
        unit: 'ms',
        of: spent.length,
        goal: { atMost: 3 },
      },
    ],
    failures,
    notes: [
      'Times are the best of three readings after a first: other work on the machine is not counted.',
      'chrono-node is counted on the phrases that name one day or time; asking counts as right for it nowhere.',
    ],
  };
}

function timeOf({ say, now }: DateCase): number {
  const start = performance.now();
  readWhen(say, new Date(now));
  return performance.now() - start;
}

export function writtenCases(part: Part): DateCase[] {
  const folder = fileURLToPath(new URL(`./${part}/`, import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.cases.json'));
  return files.flatMap(
    (name) => (JSON.parse(readFileSync(folder + name, 'utf8')) as { cases: DateCase[] }).cases,
  );
}

function chronoCounts(cases: DateCase[]): { right: number; wrong: number; of: number } {
  let right = 0;
  let wrong = 0;
  const single = cases.filter(({ expect }) => expect.days?.length === 1 && !expect.every);
  for (const { say, now, expect } of single) {
    const found = chrono.zh.hans.parse(say, { instant: new Date(now), timezone: 480 }, { forwardDate: true });
    if (found.length === 0) continue;
    const at = found[0]!.start;
    const day = new Date(at.date().getTime() + 8 * 3600_000).toISOString();
    const clock = at.isCertain('hour') ? day.slice(11, 16) : undefined;
    if (day.slice(0, 10) === expect.days![0] && (expect.start === undefined || clock === expect.start))
      right++;
    else wrong++;
  }
  return { right, wrong, of: single.length };
}
