import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Understanding, understand, type Vocabulary } from '../../server/src/understanding';
import { type Part, percentile, type Report, share } from '../harness/report';
import { actIsRight, differences, type UnderstandingCase } from './case';
import { noisy } from './noise';
import vocabularyFile from './vocabulary.json';

const NOW = '2026-11-24T10:00:00+08:00';
const vocabulary: Vocabulary = vocabularyFile;

/** What was said becomes acts and slots, through `understand` as the conversation calls it. */
export async function run({ part }: { part: Part }): Promise<Report> {
  const cases = casesOf(part);
  for (const one of cases) readCase(one, one.say);
  const failures: Report['failures'] = [];
  const spent: number[] = [];
  const clean = { acts: 0, whole: 0, wrong: 0 };
  for (const one of cases) {
    const read = readCase(one, one.say);
    spent.push(Math.min(...[1, 2, 3].map(() => timeOf(() => readCase(one, one.say)))));
    const { act, differing } = judge(read, one, clean);
    if (act && differing.length === 0) continue;
    const came = read.acts.slice(0, 2).map(({ kind, confidence }) => `${kind} ${confidence.toFixed(2)}`);
    const slots = differing.map(({ slot, came: value }) => `${slot}=${value}`).join('; ');
    failures.push({
      id: `${one.say}${one.expecting ? ` [${one.expecting.kind}]` : ''}`,
      detail: `${came.join(', ')} ${slots} expected ${JSON.stringify(one.expect)}`,
    });
  }
  const misheard = { acts: 0, whole: 0, wrong: 0 };
  for (const one of cases)
    for (const seed of SEEDS) judge(readCase(one, noisy(one.say, ONE_IN_SEVEN, seed)), one, misheard);
  const noisyCases = cases.length * SEEDS.length;
  return {
    suite: 'understanding',
    part,
    cases: cases.length,
    measures: [
      share('act', clean.acts, cases.length, { atLeast: 0.95 }),
      share('act and slots', clean.whole, cases.length, { atLeast: 0.92 }),
      share('definitely wrong slot', clean.wrong, cases.length, { atMost: 0.01 }),
      share('misheard: act', misheard.acts, noisyCases),
      share('misheard: act and slots', misheard.whole, noisyCases),
      share('misheard: definitely wrong slot', misheard.wrong, noisyCases),
      {
        name: 'p99 of an utterance',
        value: percentile(spent, 0.99),
        unit: 'ms',
        of: spent.length,
        goal: { atMost: 3 },
      },
    ],
    failures,
    notes: [
      'Times are the best of three readings after a first: other work on the machine is not counted.',
      'misheard: one character in seven replaced by one that sounds alike.',
    ],
  };
}

function timeOf(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

const SEEDS = [1, 2, 3];
const ONE_IN_SEVEN = 1 / 7;

const readCase = (one: UnderstandingCase, say: string): Understanding =>
  understand(say, { now: new Date(one.now ?? NOW), vocabulary, expecting: one.expecting });

function judge(
  read: Understanding,
  one: UnderstandingCase,
  counts: { acts: number; whole: number; wrong: number },
) {
  const act = actIsRight(read, one);
  const differing = differences(read, one);
  if (act) counts.acts++;
  if (act && differing.length === 0) counts.whole++;
  if (differing.some(({ wrong }) => wrong)) counts.wrong++;
  return { act, differing };
}

function casesOf(part: Part): UnderstandingCase[] {
  const folder = fileURLToPath(new URL(`./${part}/`, import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.cases.json'));
  return files.flatMap(
    (name) => (JSON.parse(readFileSync(folder + name, 'utf8')) as { cases: UnderstandingCase[] }).cases,
  );
}
