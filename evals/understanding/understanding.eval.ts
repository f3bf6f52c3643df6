import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { understand, type Vocabulary } from '../../server/src/understanding';
import { type Part, percentile, type Report, share } from '../harness/report';
import { actIsRight, differences, type UnderstandingCase } from './case';
import vocabularyFile from './vocabulary.json';

const NOW = '2026-11-24T10:00:00+08:00';
const vocabulary: Vocabulary = vocabularyFile;

/** What was said becomes acts and slots, through `understand` as the conversation calls it. */
export async function run({ part }: { part: Part }): Promise<Report> {
  const cases = casesOf(part);
  const failures: Report['failures'] = [];
  const spent: number[] = [];
  let acts = 0;
  let whole = 0;
  let wrong = 0;
  for (const one of cases) {
    const start = performance.now();
    const read = understand(one.say, { now: new Date(one.now ?? NOW), vocabulary, expecting: one.expecting });
    spent.push(performance.now() - start);
    const actRight = actIsRight(read, one);
    const differing = differences(read, one);
    if (actRight) acts++;
    if (actRight && differing.length === 0) whole++;
    if (differing.some((difference) => difference.wrong)) wrong++;
    if (!actRight || differing.length > 0) {
      const came = read.acts.slice(0, 2).map(({ kind, confidence }) => `${kind} ${confidence.toFixed(2)}`);
      const slots = differing.map(({ slot, came: value }) => `${slot}=${value}`).join('; ');
      failures.push({
        id: `${one.say}${one.expecting ? ` [${one.expecting.kind}]` : ''}`,
        detail: `${came.join(', ')} ${slots} expected ${JSON.stringify(one.expect)}`,
      });
    }
  }
  return {
    suite: 'understanding',
    part,
    cases: cases.length,
    measures: [
      share('act', acts, cases.length, { atLeast: 0.95 }),
      share('act and slots', whole, cases.length, { atLeast: 0.92 }),
      share('definitely wrong slot', wrong, cases.length, { atMost: 0.01 }),
      {
        name: 'p99 of an utterance',
        value: percentile(spent, 0.99),
        unit: 'ms',
        of: spent.length,
        goal: { atMost: 3 },
      },
    ],
    failures,
    notes: [],
  };
}

function casesOf(part: Part): UnderstandingCase[] {
  const folder = fileURLToPath(new URL(`./${part}/`, import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.cases.json'));
  return files.flatMap(
    (name) => (JSON.parse(readFileSync(folder + name, 'utf8')) as { cases: UnderstandingCase[] }).cases,
  );
}
