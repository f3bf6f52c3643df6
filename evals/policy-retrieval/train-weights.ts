import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PolicyIndex } from '../../knowledge/types';
import type { PolicyCtx } from '../../server/src/policies';
import { chooseSentences } from '../../server/src/policies/answer/choose-sentences';
import { answerFeatures, confidenceOf } from '../../server/src/policies/answer/confidence';
import { askLibrary, hear } from '../../server/src/policies/ask-library';
import { type Candidate, FEATURES } from '../../server/src/policies/passage/features';
import { scoreOf, type Weights } from '../../server/src/policies/passage/rank-sentences';
import { analyseQuestion } from '../../server/src/policies/question/analyse-question';
import { type AnswerCase, levelled, readCases } from '../policy-answers/case';
import { openForEval, originals } from '../policy-answers/open-for-eval';
import { type Choice, fitConfidence, fitRanking, type Outcome } from './fit';
import { Random } from './random';
import { type Synthetic, synthesise } from './synthesise-questions';

/**
 * `npx tsx evals/policy-retrieval/train-weights.ts [--write]`: learns the reranker and the confidence from questions
 * made of the documents (seeded) and from the development cases, five-fold cross-validated, and writes weights.json.
 */
const WEIGHTS = fileURLToPath(new URL('../../server/src/policies/weights.json', import.meta.url));
const SEED = 20261124;
const FOLDS = 5;
const MADE = Number(process.env.MADE ?? 1500);
/** A real case counts as many made ones. */
const REAL = 6;
const NEGATIVES = 30;

interface Example {
  fold: number;
  weight: number;
  question: ReturnType<typeof analyseQuestion>;
  candidates: Candidate[];
  right: boolean[];
  answerable: boolean;
  real: boolean;
  /** Whether what would be said with this sentence first holds all that a case asks for. */
  says(first: Candidate): boolean;
}

async function main(): Promise<void> {
  const random = new Random(SEED);
  const folder = originals();
  const { ctx, close } = await openForEval(folder);
  const examples: Example[] = [];
  const { index } = ctx.library;
  const made = random.sample(synthesise(passagesFor(index), ctx.library.lexicon, random), MADE);
  for (const [n, of] of made.entries()) {
    const example = await fromSynthetic(ctx, of);
    if (example) examples.push({ ...example, fold: n % FOLDS });
  }
  const folders = [new URL('../policy-answers/', import.meta.url), new URL('./', import.meta.url)];
  const read = await Promise.all(folders.map((of) => readCases(of, 'development')));
  const cases = read.flat().filter((c) => c.question && (!c.needs || folder));
  for (const [n, of] of cases.entries()) {
    const example = await fromCase(ctx, of);
    if (example) examples.push({ ...example, fold: n % FOLDS });
  }
  await close();
  process.stdout.write(
    `${examples.length} examples, ${examples.filter((e) => e.real).length} of them cases\n`,
  );

  const before = JSON.parse(readFileSync(WEIGHTS, 'utf8')) as {
    sentence: Weights;
    confidence: Weights;
    threshold: number;
  };
  const found: Record<string, number[]> = { handmade: [], learnt: [] };
  const outcomes: (Outcome & { fold: number; real: boolean; answerable: boolean })[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const sentence = fitRanking(
      examples
        .filter((e) => e.fold !== fold)
        .map(choiceOf)
        .filter(isUseful),
      FEATURES,
      before.sentence,
    );
    for (const example of examples.filter((e) => e.fold === fold)) {
      if (example.answerable && example.real) {
        found.handmade!.push(isTopRight(example, before.sentence));
        found.learnt!.push(isTopRight(example, sentence));
      }
      outcomes.push({
        ...outcomeOf(example, sentence),
        fold,
        real: example.real,
        answerable: example.answerable,
      });
    }
  }
  const mean = (values: number[]) =>
    ((100 * values.reduce((a, b) => a + b, 0)) / Math.max(1, values.length)).toFixed(1);
  process.stdout.write(
    `right sentence first, cross-validated on cases: before ${mean(found.handmade!)} %, learnt ${mean(found.learnt!)} %\n`,
  );

  const names = Object.keys(outcomes[0]!.row);
  const held = outcomes.map((outcome) => ({ outcome, p: 0 }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const by = fitConfidence(
      outcomes.filter((o) => o.fold !== fold),
      names,
      {},
    );
    for (const h of held) if (h.outcome.fold === fold) h.p = confidenceOf(h.outcome.row, by);
  }
  for (const real of [true, false]) {
    const these = held.filter((h) => h.outcome.real === real);
    process.stdout.write(
      `${real ? 'cases' : 'made'}: threshold → answered right of answerable, wrong among answered, unanswerable refused\n`,
    );
    for (const t of [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95])
      process.stdout.write(`  ${t}: ${at(these, t)}\n`);
  }
  const sentence = fitRanking(examples.map(choiceOf).filter(isUseful), FEATURES, before.sentence);
  const confidence = fitConfidence(
    examples.map((e) => outcomeOf(e, sentence)),
    names,
    before.confidence,
  );
  process.stdout.write(`${JSON.stringify({ sentence, confidence }, null, 1)}\n`);
  if (process.argv.includes('--write'))
    writeFileSync(
      WEIGHTS,
      `${JSON.stringify({ sentence, confidence, threshold: before.threshold }, null, 2)}\n`,
    );
}

function at(held: { outcome: Outcome & { answerable: boolean }; p: number }[], threshold: number): string {
  const answered = held.filter(({ p }) => p >= threshold);
  const answerable = held.filter(({ outcome }) => outcome.answerable);
  const not = held.filter(({ outcome }) => !outcome.answerable);
  const percent = (n: number, of: number) => `${((100 * n) / Math.max(1, of)).toFixed(1)} %`;
  return [
    percent(answered.filter(({ outcome }) => outcome.right).length, answerable.length),
    percent(answered.filter(({ outcome }) => !outcome.right).length, answered.length),
    percent(not.filter(({ p }) => p < threshold).length, not.length),
  ].join('   ');
}

/** All digests, and every third passage of the larger documents. */
const passagesFor = (index: PolicyIndex) =>
  index
    .documents()
    .flatMap((document) =>
      index.passagesOf(document.policyId).filter((_, n) => document.origin === 'shipped' || n % 3 === 0),
    );

async function fromSynthetic(ctx: PolicyCtx, of: Synthetic): Promise<Omit<Example, 'fold'> | undefined> {
  const question = analyseQuestion(hear(ctx.library, of.question, of.region), ctx.library, of.region);
  const { candidates } = await askLibrary(ctx.library, question, of.region, ctx.clock.today());
  const right = candidates.map(({ passage, at }) => passage.passageId === of.passageId && at === of.sentence);
  if (of.passageId !== undefined && !right.includes(true)) return undefined;
  const says = ({ passage, at }: Candidate) => passage.passageId === of.passageId && at === of.sentence;
  return {
    question,
    candidates,
    right,
    says,
    answerable: of.passageId !== undefined,
    real: false,
    weight: 1,
  };
}

async function fromCase(ctx: PolicyCtx, of: AnswerCase): Promise<Omit<Example, 'fold'> | undefined> {
  if (!['answered.policy', 'refused.no_source'].includes(of.outcome)) return undefined;
  const question = analyseQuestion(hear(ctx.library, of.question!, of.region), ctx.library, of.region);
  if (question.regions.length > 1) return undefined;
  const { candidates, matcher } = await askLibrary(
    ctx.library,
    question,
    question.regions[0] ?? of.region,
    question.asOf ?? ctx.clock.today(),
  );
  const says = (first: Candidate) => {
    const siblings = candidates.filter(({ passage }) => passage.passageId === first.passage.passageId);
    const region = of.citation?.region;
    return (
      answerable &&
      hits(`${chooseSentences(first, siblings, matcher).text}${first.document.regionName}`) ===
        of.must.length &&
      (!region || first.document.region === region)
    );
  };
  const hits = (text: string) => {
    const said = levelled(text);
    return of.must.filter((must) => [must].flat().some((words) => said.includes(levelled(words)))).length;
  };
  const best = Math.max(0, ...candidates.map((c) => hits(c.sentence.text)));
  const answerable = of.outcome === 'answered.policy';
  const right = candidates.map(
    (c) =>
      answerable &&
      best > 0 &&
      hits(c.sentence.text) === best &&
      hits(c.passage.text) === of.must.length &&
      (!of.citation?.region || c.passage.region === of.citation.region),
  );
  if (answerable && !right.includes(true)) return undefined;
  return { question, candidates, right, says, answerable, real: true, weight: REAL };
}

const isUseful = ({ right }: Choice) => right.includes(true) && right.includes(false);

const choiceOf = ({ candidates, right, weight }: Example): Choice => {
  const kept = candidates.map((c, n) => ({ c, right: right[n]! })).filter((k, n) => k.right || n < NEGATIVES);
  return { rows: kept.map(({ c }) => c.features), right: kept.map((k) => k.right), weight };
};

function resorted({ candidates, right }: Example, by: Weights) {
  return candidates
    .map((c, n) => ({ c: { ...c, score: scoreOf(c.features, by) }, right: right[n]! }))
    .sort((a, b) => b.c.score - a.c.score);
}

const isTopRight = (example: Example, by: Weights) => (resorted(example, by)[0]?.right ? 1 : 0);

function outcomeOf(example: Example, by: Weights): Outcome {
  const sorted = resorted(example, by);
  return {
    row: answerFeatures(
      example.question,
      sorted.map(({ c }) => c),
    ),
    right: sorted[0] ? example.says(sorted[0].c) : false,
    weight: example.weight,
  };
}

await main();
