import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartError } from '../platform/errors';
import type { DangerKind } from './types';

const KINDS = [
  'choking',
  'bleeding',
  'unconscious',
  'stroke',
  'chest',
  'fall',
  'poisoning',
  'emergency',
  'gas',
  'fire',
  'crisis',
  'fraud',
  'missing',
] as const satisfies readonly DangerKind[];

const SCOPES = ['past', 'hypothetical', 'policy', 'story', 'negation', 'over'] as const;
export type ScopeName = (typeof SCOPES)[number];

const cueFile = z.object({
  source: z.string().min(1),
  concepts: z.record(z.string(), z.string()),
  cues: z.array(
    z.object({
      kind: z.enum(KINDS),
      say: z.string().min(1),
      need: z.string().optional(),
      reject: z.string().optional(),
      deaf_to: z.array(z.enum(SCOPES)).optional(),
    }),
  ),
  kind_rejects: z.partialRecord(z.enum(KINDS), z.string()),
  sound: z.object({
    fuzzy: z.array(z.string().min(2)),
    exact: z.array(z.string().min(2)),
    never: z.array(z.string().min(2)),
  }),
});

const scopeFile = z.object({
  source: z.string().min(1),
  neutral_negations: z.array(z.string()),
  idioms: z.array(z.string()),
  things: z.array(z.string()),
  negation: z.string(),
  resolved: z.string(),
  past: z.string(),
  now: z.string(),
  hypothetical: z.string(),
  policy: z.string(),
  story: z.string(),
});

/** One way of saying a danger. `need` must, `reject` must not be found in the whole utterance. */
export interface Cue {
  kind: DangerKind;
  say: RegExp;
  need?: RegExp;
  reject?: RegExp;
  /** Scopes that don't take this danger away: a wish to die counts in an "if" too. */
  deafTo: ReadonlySet<ScopeName>;
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(
    JSON.parse(readFileSync(new URL(`./lexicon/${name}`, import.meta.url), 'utf8')),
  );
  if (!parsed.success) throw new StartError(`safety/lexicon/${name} can't be used: ${parsed.error.message}`);
  return parsed.data;
}

const raw = read('danger-cues.json', cueFile);

const CLOSE_GAP = (n: string) => `[^,。!?不没别未]{0,${n}}?`;
const WIDE_GAP = (n: string) => `[^。!?]{0,${n}}?`;

function compile(pattern: string): RegExp {
  const withConcepts = (text: string): string =>
    text.replace(/<(\w+)>/g, (_, name: string) => {
      const words = raw.concepts[name];
      if (words === undefined) throw new StartError(`safety/lexicon/danger-cues.json: no concept <${name}>`);
      return `(?:${withConcepts(words)})`;
    });
  const expanded = withConcepts(pattern)
    .replace(/~(\d+)/g, (_, n: string) => CLOSE_GAP(n))
    .replace(/(?<!\[)\^(\d+)/g, (_, n: string) => WIDE_GAP(n));
  return new RegExp(expanded, 'gd');
}

export const cues: readonly Cue[] = raw.cues.map((cue) => ({
  kind: cue.kind,
  say: compile(cue.say),
  need: cue.need === undefined ? undefined : compile(cue.need),
  reject: cue.reject === undefined ? undefined : compile(cue.reject),
  deafTo: new Set(cue.deaf_to),
}));

/** Words that show, anywhere in the utterance, that a kind of danger is only spoken about. */
export const kindRejects: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(raw.kind_rejects).map(([kind, words]) => [kind, new RegExp(words)]),
);

export const soundPhrases = raw.sound;
export const scopes = read('scopes.json', scopeFile);
