import { z } from 'zod';
import { booking, draft } from './booking';
import { citation } from './policy';

export const outcome = z.enum([
  'answered.policy',
  'answered.catalog',
  'answered.bookings',
  'answered.smalltalk',
  'asked',
  'drafted',
  'confirmed',
  'changed',
  'cancelled',
  'declined',
  'refused.no_source',
  'refused.out_of_scope',
  'refused.unsafe',
  'refused.unavailable',
  'urgent.medical',
  'urgent.fire',
  'urgent.crisis',
  'urgent.fraud',
  'urgent.missing',
  'handed_off',
  'failed',
]);
export type Outcome = z.infer<typeof outcome>;

/** `text` is what a person reads, `speech` the same for the ear: spoken Chinese, no markup. */
export const reply = z.object({ text: z.string(), speech: z.string() });
export type Reply = z.infer<typeof reply>;

/** A big button: what it shows and what pressing it says. */
export const choice = z.object({ label: z.string(), say: z.string() });
export type Choice = z.infer<typeof choice>;

export const urgent = z.object({
  kind: z.string(),
  call: z.array(z.object({ label: z.string(), phone: z.string() })),
  steps: z.array(z.string()),
});
export type Urgent = z.infer<typeof urgent>;

export const turn = z.object({
  turnId: z.string(),
  outcome,
  reply,
  citations: z.array(citation),
  draft: draft.optional(),
  /** Every open draft, where one sentence asked for several days. */
  drafts: z.array(draft).optional(),
  booking: booking.optional(),
  bookings: z.array(booking).optional(),
  choices: z.array(choice),
  urgent: urgent.optional(),
  handoff: z.object({ workOrderId: z.string(), phone: z.string() }).optional(),
  engine: z.enum(['offline', 'llm']),
  /** What the person said, as it was understood; set in the history. */
  said: z.string().optional(),
  at: z.string().optional(),
});
export type Turn = z.infer<typeof turn>;

export const turnInput = z.object({
  text: z
    .string()
    .trim()
    .min(1, '说一句话,或者打几个字')
    .max(2000, '这段话太长了,请分几次说(一次最多 2000 字)'),
  inputMode: z.enum(['text', 'voice']).default('text'),
  clientTurnId: z.string().min(1).max(100).optional(),
});
export type TurnInput = z.infer<typeof turnInput>;

export const policyAnswer = z.object({
  outcome,
  reply,
  citations: z.array(citation),
  choices: z.array(choice).optional(),
});
export type PolicyAnswer = z.infer<typeof policyAnswer>;
