import { mishear } from '../dialogues/mishear';
import { Random } from '../dialogues/random';
import { type Failure, type Measure, type Part, percentile, type Report, share } from '../harness/report';
import { gradeFacts, gradeOrder, gradeSentence, type Verdict } from './grade-call';
import { type Line, openLine } from './open-line';
import { type Played, playCall } from './play-call';
import { readCalls, type WrittenCall } from './read-calls';

const OPERATORS = 10;
const SEED = { development: 7, untouched: 11 } as const;

/** A line with ten operators at once: each call as said, then each through a recogniser that mishears 15 % of it. */
export async function run({ part }: { part: Part }): Promise<Report> {
  const calls = readCalls(part);
  const failures: Failure[] = [];
  const line = await openLine(OPERATORS);
  try {
    // The first question of a process loads what later ones find loaded.
    await playCall(line.desks[0]!, line.desks[1]!, calls[0]!, (text) => text);
    const clear = await playAll(line, calls, (text) => text);
    const random = new Random(SEED[part]);
    const noisy = await playAll(line, calls, (text) => mishear(text, random));
    return {
      suite: 'hotline',
      part,
      cases: calls.length,
      measures: [
        ...measuresOf('', calls, clear, failures),
        ...measuresOf('15 % misheard: ', calls, noisy, failures),
      ],
      failures,
      notes: [`${OPERATORS} operators at once, in one process with the database on disk`],
    };
  } finally {
    await line.close();
  }
}

async function playAll(line: Line, calls: WrittenCall[], hear: (text: string) => string): Promise<Played[]> {
  const played: Played[] = [];
  let next = 0;
  await Promise.all(
    line.desks.map(async (desk, n) => {
      const colleague = line.desks[(n + 1) % line.desks.length]!;
      for (let at = next++; at < calls.length; at = next++)
        played[at] = await playCall(desk, colleague, calls[at]!, hear);
    }),
  );
  return played;
}

function measuresOf(name: string, calls: WrittenCall[], played: Played[], failures: Failure[]): Measure[] {
  const counts: Record<string, Record<Verdict, number>> = {};
  const totals = { orders: 0, slots: 0, found: 0, wanted: 0, written: 0, wrong: 0, booked: 0, yes: 0 };
  calls.forEach((call, n) => {
    const of = played[n]!;
    call.says.forEach(({ expected }, s) => {
      const verdict = gradeSentence(expected, of.shown[s]!);
      const row = counts[expected.show] ?? { right: 0, wrong: 0, silent: 0, 'rightly silent': 0 };
      counts[expected.show] = { ...row, [verdict]: row[verdict] + 1 };
      if (verdict === 'wrong' || verdict === 'silent')
        failures.push({
          id: call.id,
          detail: `${verdict} | ${of.shown[s]!.heard} | ${of.shown[s]!.suggestion?.passage?.text.slice(0, 60) ?? of.shown[s]!.suggestion?.danger?.kind ?? `confidence ${of.shown[s]!.suggestion?.confidence.toFixed(2) ?? '-'}`}`,
        });
    });
    if (call.order) {
      const { right, of: slots } = gradeOrder(call.order, of);
      totals.orders += right;
      totals.slots += slots;
      if (right < slots) failures.push({ id: call.id, detail: `order: ${right} of ${slots} slots right` });
    }
    if (call.yes) {
      totals.yes++;
      if (of.booked?.status === 200) totals.booked++;
    }
    const facts = gradeFacts(call, of);
    for (const key of ['found', 'wanted', 'written', 'wrong'] as const) totals[key] += facts[key];
    for (const leak of of.leaks) failures.push({ id: call.id, detail: leak });
  });
  const sum = (verdict: Verdict, ...shows: string[]) =>
    shows.reduce((all, show) => all + (counts[show]?.[verdict] ?? 0), 0);
  const of = (...shows: string[]) =>
    shows.reduce((all, show) => all + Object.values(counts[show] ?? {}).reduce((a, b) => a + b, 0), 0);
  const everything = Object.keys(counts);
  const passages = sum('right', 'passage') + sum('wrong', ...everything);
  const times = played.flatMap(({ shown }) => shown.map(({ ms }) => ms));
  return [
    share(`${name}right passage where there is one`, sum('right', 'passage'), of('passage'), {
      atLeast: 0.9,
    }),
    share(`${name}silent though there is one`, sum('silent', 'passage'), of('passage')),
    share(`${name}wrong among what was shown`, sum('wrong', ...everything), passages, { atMost: 0.01 }),
    share(
      `${name}silent where there is none`,
      sum('rightly silent', 'silence', 'nothing'),
      of('silence', 'nothing'),
    ),
    share(`${name}danger with its script`, sum('right', 'danger'), of('danger'), { atLeast: 1 }),
    share(`${name}order slots right`, totals.orders, totals.slots),
    share(`${name}booked after the caller's yes`, totals.booked, totals.yes),
    share(`${name}summary facts found`, totals.found, totals.wanted),
    share(`${name}summary facts right`, totals.written - totals.wrong, totals.written),
    {
      name: `${name}seen outside the grant`,
      value: played.reduce((all, { leaks }) => all + leaks.length, 0),
      unit: 'count',
      goal: { atMost: 0 },
    },
    { name: `${name}time to suggestion p50`, value: percentile(times, 0.5), unit: 'ms', of: times.length },
    {
      name: `${name}time to suggestion p99`,
      value: percentile(times, 0.99),
      unit: 'ms',
      of: times.length,
      goal: { atMost: 300 },
    },
  ];
}
