import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import matter from 'gray-matter';
import { z } from 'zod';
import { choice } from '../../contract';
import { StartError } from '../platform/errors';
import type { Danger, DangerKind, RefusalKind, SafetyRefusal } from './types';

const folder = fileURLToPath(new URL('../../../prompts/safety/', import.meta.url));

const dangerFile = z.object({
  purpose: z.string().min(1),
  kind: z.string(),
  outcome: z.enum(['urgent.medical', 'urgent.fire', 'urgent.crisis', 'urgent.fraud', 'urgent.missing']),
  title: z.string().min(1),
  contacts: z.boolean(),
  call: z.array(z.object({ label: z.string().min(1), phone: z.string().regex(/^\d{3,12}$/) })).min(1),
  steps: z.array(z.string().min(1)).min(1),
});

const refusalFile = z.object({
  purpose: z.string().min(1),
  kind: z.string(),
  outcome: z.enum(['refused.unsafe', 'refused.out_of_scope']),
  choices: z.array(choice).max(4),
});

function readAll<T extends { kind: string }>(under: string, schema: z.ZodType<T>) {
  const entries = readdirSync(`${folder}${under}`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const { data, content } = matter(readFileSync(`${folder}${under}/${file}`, 'utf8'));
      const parsed = schema.safeParse(data);
      const words = content.trim();
      if (!parsed.success || !words || parsed.data.kind !== file.slice(0, -3)) {
        const fault = parsed.success
          ? 'its body is empty or its kind is not the file name'
          : parsed.error.message;
        throw new StartError(`prompts/safety/${under}/${file} can't be used: ${fault}`);
      }
      return [parsed.data.kind, { ...parsed.data, words }] as const;
    });
  return new Map(entries);
}

const dangers = readAll('danger', dangerFile);
const refusals = readAll('refusals', refusalFile);

/** Emergency numbers are read digit by digit, 1 as 幺. */
const numbersForEar = (text: string): string =>
  text.replace(/\d{3,}/g, (digits) => [...digits].map((d) => '零幺二三四五六七八九'[Number(d)]).join(''));

export type CannedDanger = Omit<Danger, 'evidence'>;

/** What is said and shown for a kind of danger. Throws when the kind has no file: a fault of the release. */
export function cannedDanger(kind: DangerKind): CannedDanger {
  const file = dangers.get(kind);
  if (!file) throw new StartError(`prompts/safety/danger/${kind}.md is missing`);
  return {
    outcome: file.outcome,
    kind,
    reply: { text: file.words, speech: numbersForEar(file.words) },
    urgent: { kind, call: file.call.map((entry) => ({ ...entry })), steps: [...file.steps] },
    contacts: file.contacts,
  };
}

export function cannedRefusal(kind: RefusalKind): SafetyRefusal {
  const file = refusals.get(kind);
  if (!file) throw new StartError(`prompts/safety/refusals/${kind}.md is missing`);
  return {
    outcome: file.outcome,
    kind,
    reply: { text: file.words, speech: numbersForEar(file.words) },
    choices: file.choices.map((entry) => ({ ...entry })),
  };
}
