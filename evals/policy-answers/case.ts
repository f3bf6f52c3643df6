import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { outcome } from '../../server/contract';
import { plainText } from '../../server/src/policies/question/plain-text';
import type { Part } from '../harness/report';

const citation = z
  .object({
    region: z.string(),
    /** Part of it. */
    title: z.string(),
    /** For whoever reads a failure; not graded. */
    article: z.string(),
    /** How the cited version's publication date begins: `2023`. */
    published: z.string(),
  })
  .partial();

/** One question, or a short talk whose last question is graded. */
export const answerCase = z
  .object({
    id: z.string().min(1),
    /** The asker's GB/T 2260 code. */
    region: z.string().regex(/^\d{6}$/),
    question: z.string().min(1).optional(),
    turns: z.array(z.string().min(1)).min(1).optional(),
    outcome: outcome.default('answered.policy'),
    /** Each has to stand in the reply; of an inner list, one. */
    must: z.array(z.union([z.string(), z.array(z.string())])).default([]),
    mustNot: z.array(z.string()).default([]),
    /** Of one of the citations. */
    citation: citation.optional(),
    /** Of another of the citations, where two regions are compared. */
    alsoCited: citation.optional(),
    asOf: z.string().optional(),
    tags: z.array(z.string()).default([]),
    /** `originals`: runs only where YINLING_ORIGINALS names them. */
    needs: z.literal('originals').optional(),
    why: z.string().min(1),
  })
  .refine((c) => c.question || c.turns, 'a question or turns');
export type AnswerCase = z.infer<typeof answerCase>;

/** The cases of a part: every `*.json` (a list) and `*.jsonl` in its folder. Throws and names a bad one. */
export async function readCases(folder: URL, part: Part): Promise<AnswerCase[]> {
  const at = new URL(`${part}/`, folder);
  const files = (await readdir(at).catch(() => [])).filter((file) => /\.jsonl?$/.test(file)).sort();
  const cases: AnswerCase[] = [];
  for (const file of files) {
    const text = await readFile(new URL(file, at), 'utf8');
    const rows = file.endsWith('l')
      ? text
          .split('\n')
          .filter((line) => line.trim())
          .map((line) => JSON.parse(line) as unknown)
      : (JSON.parse(text) as unknown[]);
    rows.forEach((row, n) => {
      const parsed = answerCase.safeParse(row);
      if (!parsed.success) throw new Error(`${part}/${file}[${n}]: ${z.prettifyError(parsed.error)}`);
      cases.push(parsed.data);
    });
  }
  return cases;
}

/** How replies and expectations are compared: width, Chinese numerals, spaces, punctuation, 周岁 and 岁, 多 and 余 levelled. */
export const levelled = (text: string): string =>
  plainText(text)
    .replace(/周岁/g, '岁')
    .replace(/[\s,，。、;；:：!！?？"“”'‘’()()《》〈〉\-—–·]/g, '');
