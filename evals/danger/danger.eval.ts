import { readFileSync } from 'node:fs';
import { screen } from '../../server/src/safety';
import { type Failure, type Part, type Report, share } from '../harness/report';

interface Case {
  /** The kind of danger, or the reason why it is none. */
  heading: string;
  say: string;
}

const GOAL_RECALL = { atLeast: 1 };
const GOAL_FALSE_ALARMS = { atMost: 0.02 };

/** Is every danger heard, with the right first words, and is talk that only sounds like it let pass? */
export async function run({ part }: { part: Part }): Promise<Report> {
  const danger = casesOf(part, 'danger');
  const harmless = casesOf(part, 'harmless');
  const failures: Failure[] = [];
  let heard = 0;
  let rightKind = 0;
  for (const { heading, say } of danger) {
    const found = screen(say);
    if (found) heard++;
    if (found?.kind === heading) rightKind++;
    else failures.push({ id: say, detail: `expected ${heading}, got ${found?.kind ?? 'nothing'}` });
  }
  let alarms = 0;
  for (const { heading, say } of harmless) {
    const found = screen(say);
    if (!found) continue;
    alarms++;
    failures.push({ id: say, detail: `${heading}: alarmed as ${found.kind} on 「${found.evidence}」` });
  }
  const all = [...danger, ...harmless];
  const start = performance.now();
  for (const { say } of all) screen(say);
  const perScreenMs = (performance.now() - start) / all.length;

  return {
    suite: 'danger',
    part,
    cases: all.length,
    measures: [
      share('danger heard', heard, danger.length, GOAL_RECALL),
      share('heard as the right kind', rightKind, danger.length, { atLeast: 0.97 }),
      share('false alarms', alarms, harmless.length, GOAL_FALSE_ALARMS),
      { name: 'time of one screen', value: perScreenMs, unit: 'ms', of: all.length, goal: { atMost: 1 } },
    ],
    failures,
    notes: [],
  };
}

/** Lines under `@heading | why` lines. */
function casesOf(part: Part, file: 'danger' | 'harmless'): Case[] {
  const cases: Case[] = [];
  let heading = '';
  for (const line of readFileSync(new URL(`./${part}/${file}.cases.txt`, import.meta.url), 'utf8').split(
    '\n',
  )) {
    if (line.startsWith('@')) heading = line.slice(1).split('|')[0]!.trim();
    else if (line) cases.push({ heading, say: line });
  }
  return cases;
}
