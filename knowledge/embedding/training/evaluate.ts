import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Article, type Law, readLaw } from './read-corpus';

type EmbedAll = (texts: readonly string[]) => Promise<Float32Array[]>;

export interface Recall {
  questions: number;
  /** Percent of questions with an answer among the first 1, 5 and 50. */
  at1: number;
  at5: number;
  at50: number;
  /** Mean of 1/rank, in percent. */
  reciprocal: number;
}

const QUESTIONS = fileURLToPath(new URL('./dev-questions.tsv', import.meta.url));

/** The hand-written questions against the laws of a folder whose names begin with a region code and a dash. */
export async function recallOnDevQuestions(
  folder: string,
  embed: { passages: EmbedAll; queries: EmbedAll },
): Promise<Recall> {
  const newest = new Map<string, { region: string; law: Law }>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.md')) continue;
    const law = readLaw(name.slice(7, -3), readFileSync(join(folder, name), 'utf8'));
    newest.set(name.slice(0, 7) + law.family, { region: name.slice(0, 6), law });
  }
  const passages = [...newest.values()].flatMap(({ region, law }) =>
    law.articles.map((article) => ({ region, family: law.family, title: law.title, article })),
  );
  const vectors = await embed.passages(passages.map(({ title, article }) => passageText(title, article)));
  const questions = readFileSync(QUESTIONS, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [text = '', region = '', answers = ''] = line.split('\t');
      return { text, region, answers: new Set(answers.split(';')) };
    });
  const queries = await embed.queries(questions.map(({ text }) => text));
  const ranks = questions.map(({ region, answers }, at) => {
    const near = passages.map(
      (passage) => passage.region === '100000' || region.startsWith(passage.region.replace(/(00)+$/, '')),
    );
    const isAnswer = passages.map(({ family, article }) => answers.has(`${family},${article.number}`));
    if (!isAnswer.some((yes, i) => yes && near[i]))
      throw new Error(`no article answers: ${questions[at]!.text}`);
    return rankOf(
      queries[at]!,
      vectors,
      (i) => isAnswer[i]!,
      (i) => near[i]!,
    );
  });
  return recallOf(ranks);
}

export const passageText = (title: string, article: Article): string =>
  [title, ...article.path, article.text].join('\n');

/** Place of the best right vector, counted from 1. */
export function rankOf(
  query: Float32Array,
  vectors: readonly Float32Array[],
  isRight: (index: number) => boolean,
  counts: (index: number) => boolean = () => true,
): number {
  const scores = vectors.map((vector, i) => (counts(i) ? dot(query, vector) : -2));
  const best = scores.reduce((most, score, i) => (isRight(i) ? Math.max(most, score) : most), -2);
  return 1 + scores.filter((score) => score > best).length;
}

export function recallOf(ranks: readonly number[]): Recall {
  const within = (place: number) =>
    Math.round((1000 * ranks.filter((rank) => rank <= place).length) / ranks.length) / 10;
  const reciprocal = Math.round((1000 * ranks.reduce((sum, rank) => sum + 1 / rank, 0)) / ranks.length) / 10;
  return { questions: ranks.length, at1: within(1), at5: within(5), at50: within(50), reciprocal };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}
