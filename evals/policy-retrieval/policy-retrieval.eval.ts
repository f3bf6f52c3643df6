import type { PolicyCtx } from '../../server/src/policies';
import { askLibrary, hear } from '../../server/src/policies/ask-library';
import { findPassages, LEGS } from '../../server/src/policies/passage/find-passages';
import { matcherFor } from '../../server/src/policies/passage/match-question';
import { analyseQuestion } from '../../server/src/policies/question/analyse-question';
import { type Report, type RunSuite, share } from '../harness/report';
import { type AnswerCase, levelled, readCases } from '../policy-answers/case';
import { openForEval, originals } from '../policy-answers/open-for-eval';

/** The ways to find passages that are held against one another. */
const WAYS = ['words', 'words without the lexicon', 'vectors', 'sound', 'fused', 'reranked'] as const;
type Way = (typeof WAYS)[number];

/**
 * Where the passage that holds the whole answer stands among those found, for each leg alone, for their fusion and
 * for what production does (`reranked`).
 */
export const run: RunSuite = async ({ part }) => {
  const folder = originals();
  const folders = [new URL('../policy-answers/', import.meta.url), new URL('./', import.meta.url)];
  const all = (await Promise.all(folders.map((of) => readCases(of, part)))).flat();
  const cases = all.filter(
    (c) => c.question && c.outcome === 'answered.policy' && c.must.length && (!c.needs || folder),
  );
  const { ctx, close } = await openForEval(folder);
  const ranks = new Map<Way, number[]>(WAYS.map((way) => [way, []]));
  const failures: Report['failures'] = [];
  let graded = 0;
  for (const of of cases) {
    const found = await ranksOf(ctx, of);
    if (!found) continue;
    graded++;
    for (const way of WAYS) ranks.get(way)!.push(found[way]);
    if (found.reranked > 5) failures.push({ id: of.id, detail: `${of.question}: rank ${found.reranked}` });
  }
  await close();
  const within = (way: Way, k: number) => ranks.get(way)!.filter((rank) => rank <= k).length;
  return {
    suite: 'policy-retrieval',
    part,
    cases: graded,
    measures: [
      ...WAYS.flatMap((way) => [1, 3, 5].map((k) => share(`${way}: R@${k}`, within(way, k), graded))),
      share('fused: R@50', within('fused', 50), graded),
    ],
    failures,
    notes: folder ? [] : ['cases about the originals skipped: YINLING_ORIGINALS is not set'],
  };
};

/** 1 for first; Infinity where it was not found. Undefined when no passage in scope holds the answer whole. */
async function ranksOf(ctx: PolicyCtx, of: AnswerCase): Promise<Record<Way, number> | undefined> {
  const { library } = ctx;
  const { index } = library;
  const question = analyseQuestion(hear(library, of.question!, of.region), library, of.region);
  const region = question.regions[0] ?? of.region;
  const asOf = of.asOf ?? question.asOf ?? ctx.clock.today();
  const regions = library.regions.scopeOf(region);
  const gold = new Set(
    index
      .documents(regions)
      .flatMap(({ policyId }) => index.passagesOf(policyId))
      .filter((passage) => !of.citation?.region || passage.region === of.citation.region)
      .filter(({ text }) => holdsAll(text, of))
      .map(({ passageId }) => passageId),
  );
  if (!gold.size || question.regions.length > 1) return undefined;
  const query = await library.embedder.embedQuery(question.text);
  const filter = { regions, asOf };
  const rank = (ids: number[]) => {
    const at = ids.findIndex((id) => gold.has(id));
    return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
  };
  const matcher = matcherFor(question, { index, lexicon: library.lexicon }, regions);
  const plain = { ...matcher, terms: matcher.terms.filter(({ weight }) => weight === 1 || weight === 0.4) };
  const by = (legs: Partial<typeof LEGS>, using = matcher) =>
    rank(
      findPassages(using, query, { index }, filter, { words: 0, vectors: 0, sound: 0, ...legs }).map(
        (f) => f.passageId,
      ),
    );
  const { candidates } = await askLibrary(library, question, region, asOf);
  return {
    words: by({ words: 1 }),
    'words without the lexicon': by({ words: 1 }, plain),
    vectors: by({ vectors: 1 }),
    sound: by({ sound: 1 }),
    fused: by(LEGS),
    reranked: rank([...new Set(candidates.map(({ passage }) => passage.passageId))]),
  };
}

function holdsAll(text: string, { must }: AnswerCase): boolean {
  const said = levelled(text);
  return must.every((words) => [words].flat().some((word) => said.includes(levelled(word))));
}
