import type { PolicyCtx, PolicyReply, PolicyThread } from '../../server/src/policies';
import { answerByEngine } from '../harness/engine';
import { median, percentile, type Report, type RunSuite, share } from '../harness/report';
import { type AnswerCase, readCases } from './case';
import { type Graded, grade } from './grade';
import { openForEval, originals } from './open-for-eval';

interface Result {
  of: AnswerCase;
  got: PolicyReply;
  graded: Graded;
  ms: number;
}

/** Strict grading of what production answers: over the digests alone, and over digests and originals together. */
export const run: RunSuite = async ({ part }) => {
  const cases = await readCases(new URL('./', import.meta.url), part);
  const folder = originals();
  const notes: string[] = [];
  const results: Result[] = await answerAll(cases.filter((c) => !c.needs));
  const needing = cases.filter((c) => c.needs);
  if (folder) results.push(...(await answerAll(needing, folder)));
  else if (needing.length)
    notes.push(`${needing.length} cases about the originals skipped: YINLING_ORIGINALS is not set`);
  return reportOf(part, results, notes);
};

async function answerAll(cases: AnswerCase[], folder?: string): Promise<Result[]> {
  if (!cases.length) return [];
  const { ctx, close } = await openForEval(folder);
  try {
    const results: Result[] = [];
    for (const of of cases) results.push(await answerOne(ctx, of));
    return results;
  } finally {
    await close();
  }
}

async function answerOne(ctx: PolicyCtx, of: AnswerCase): Promise<Result> {
  let thread: PolicyThread | undefined;
  let got: PolicyReply | undefined;
  let ms = 0;
  const turns = of.turns ?? [of.question!];
  for (const [n, question] of turns.entries()) {
    const start = performance.now();
    const asked = { question, region: of.region, thread, asOf: of.asOf };
    got = await answerByEngine(ctx, asked, turns.slice(0, n));
    ms = performance.now() - start;
    thread = got.thread;
  }
  const verbatim = (quote: string, policyId: string) =>
    ctx.library.index.passagesOf(policyId).some(({ text }) => text.includes(quote));
  return { of, got: got!, graded: grade(of, got!, verbatim), ms };
}

function reportOf(part: Report['part'], results: Result[], notes: string[]): Report {
  const answerable = results.filter(({ of }) => of.outcome === 'answered.policy');
  const unanswerable = results.filter(({ of }) => of.outcome === 'refused.no_source');
  const otherwise = results.filter(
    ({ of }) => !['answered.policy', 'refused.no_source'].includes(of.outcome),
  );
  const answered = results.filter(({ got }) => got.outcome === 'answered.policy');
  const right = (of: Result[]) => of.filter(({ graded }) => graded.verdict === 'right').length;
  const wrong = answered.filter(({ graded }) => graded.verdict !== 'right').length;
  const tagged = (tag: string) => results.filter(({ of }) => of.tags.some((t) => t.includes(tag)));
  const lengths = answered.map(({ got }) => got.reply.text.length);
  return {
    suite: 'policy-answers',
    part,
    cases: results.length,
    measures: [
      share('answerable: strictly right', right(answerable), answerable.length, { atLeast: 0.97 }),
      share('wrong among answered', wrong, answered.length, { atMost: 0.01 }),
      share('unanswerable: refused', right(unanswerable), unanswerable.length, { atLeast: 0.97 }),
      share('other outcomes: right', right(otherwise), otherwise.length),
      ...['digests', 'originals'].map((name) => {
        const these = answerable.filter(({ of }) => (of.needs ? 'originals' : 'digests') === name);
        return share(`answerable over the ${name}`, right(these), these.length);
      }),
      ...[...new Set(results.flatMap(({ of }) => of.tags))]
        .sort()
        .map((tag) => share(`tag ${tag}`, right(tagged(tag)), tagged(tag).length)),
      {
        name: 'median length',
        value: median(lengths),
        unit: 'chars',
        of: lengths.length,
        goal: { atMost: 60 },
      },
      { name: 'longest', value: Math.max(0, ...lengths), unit: 'chars', goal: { atMost: 200 } },
      { name: 'time p50', value: median(results.map(({ ms }) => ms)), unit: 'ms' },
      {
        name: 'time p95',
        value: percentile(
          results.map(({ ms }) => ms),
          0.95,
        ),
        unit: 'ms',
      },
    ],
    failures: results
      .filter(({ graded }) => graded.verdict !== 'right')
      .map(({ of, graded }) => ({
        id: of.id,
        detail: `${graded.verdict} | ${(of.turns ?? [of.question]).join(' → ')} | ${graded.why}`,
      })),
    notes,
  };
}
