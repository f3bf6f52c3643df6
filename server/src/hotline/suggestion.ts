import { z } from 'zod';
import { draft, urgent, validity } from '../../contract';

/** What the copilot shows beside a final sentence. The passage comes first, word for word. */
export const suggestion = z.object({
  id: z.string(),
  utteranceId: z.string(),
  /** The question as understood, follow-ups resolved. */
  question: z.string(),
  topic: z.string(),
  passage: z
    .object({
      text: z.string(),
      title: z.string(),
      issuer: z.string(),
      docNumber: z.string().optional(),
      publishedAt: z.string().optional(),
      region: z.string(),
      regionName: z.string(),
      heading: z.string().optional(),
      policyId: z.string(),
      passageId: z.string().optional(),
      reviewedBy: z.string().optional(),
      validity: validity.optional(),
    })
    .optional(),
  /** 0…1, with the meaning measured in evals/policy-answers. */
  confidence: z.number(),
  /** One sentence to say aloud. */
  answer: z.string().optional(),
  next: z.object({ ask: z.string(), why: z.string() }).optional(),
  /** Below the threshold: what was looked for, and nothing else. */
  searched: z.string().optional(),
  danger: z.object({ kind: z.string(), script: z.string(), urgent }).optional(),
  gathered: z
    .object({
      kind: z.enum(['meal', 'service']),
      date: z.string().optional(),
      meal: z.string().optional(),
      start: z.string().optional(),
      dishes: z.array(z.object({ name: z.string(), quantity: z.number() })),
      service: z.object({ id: z.string(), name: z.string() }).optional(),
      delivery: z.boolean().optional(),
      /** In the words to ask for them. */
      missing: z.array(z.string()),
      /** Once nothing is missing: a draft under the same rules as everywhere. */
      draft: draft.optional(),
      readBack: z.string().optional(),
      /** Why it can't be booked, in the words of the rules. */
      refusals: z.array(z.string()).optional(),
    })
    .optional(),
  approval: z.enum(['not_needed', 'waiting', 'approved', 'refused']),
  versions: z.object({ index: z.string(), prompt: z.string(), engine: z.string() }),
});
export type Suggestion = z.infer<typeof suggestion>;
export type Gathered = NonNullable<Suggestion['gathered']>;
