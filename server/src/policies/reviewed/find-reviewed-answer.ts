import type { Citation, Reply } from '../../../contract';
import { speechForEar } from '../../speech';
import { analyseQuestion, type Question } from '../question/analyse-question';
import type { PolicyCtx } from '../types';
import '../tables';

/** How alike, 0…1, a question and a pattern have to be. */
const ALIKE = 0.85;

/** The approved, unexpired answer that curators wrote for this question in this region or above it. */
export async function findReviewedAnswer(
  { db, clock, library }: PolicyCtx,
  question: Question,
  home: string,
): Promise<{ reply: Reply; citations: Citation[] } | undefined> {
  const region = question.regions[0] ?? home;
  if (question.regions.length > 1) return undefined;
  const rows = await db
    .selectFrom('reviewedAnswers')
    .selectAll()
    .where('status', '=', 'approved')
    .where('expiresOn', '>=', clock.today())
    .where('region', 'in', library.regions.scopeOf(region))
    .execute();
  let best: { row: (typeof rows)[number]; alike: number } | undefined;
  for (const row of rows)
    for (const pattern of JSON.parse(row.patterns) as string[]) {
      const alike = likeness(question, analyseQuestion(pattern, library, row.region));
      if (alike >= ALIKE && alike > (best?.alike ?? 0)) best = { row, alike };
    }
  if (!best) return undefined;
  const { row } = best;
  const text = `${row.text}(${row.approverName ?? '工作人员'}审核)`;
  const citations = (JSON.parse(row.citations) as Citation[]).map((citation, n) => ({
    ...citation,
    n: n + 1,
    reviewedBy: row.approverName ?? undefined,
  }));
  return { reply: { text, speech: speechForEar(text) }, citations };
}

/** Dice of the telling character pairs of two questions that want the same kind of answer; 0 when they do not. */
function likeness(a: Question, b: Question): number {
  if (a.kinds[0] !== b.kinds[0]) return 0;
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size ? (2 * shared) / (left.size + right.size) : 0;
}

const pairsOf = ({ subject }: Question) =>
  new Set([...subject].slice(1).map((c, at) => `${[...subject][at]}${c}`));
