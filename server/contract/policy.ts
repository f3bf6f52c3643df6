import { z } from 'zod';
import { regionCode } from './values';

/** A passage quoted as the source of an answer; `quote` is verbatim from the indexed text. */
export const citation = z.object({
  n: z.int().min(1),
  policyId: z.string(),
  title: z.string(),
  issuer: z.string(),
  docNumber: z.string().optional(),
  publishedAt: z.string().optional(),
  region: regionCode,
  regionName: z.string(),
  heading: z.string().optional(),
  quote: z.string().min(1),
  /** Where the quote stands, for the source page. */
  passageId: z.string().optional(),
  /** Who approved a reviewed answer, when it is one. */
  reviewedBy: z.string().optional(),
  indexVersion: z.string().optional(),
});
export type Citation = z.infer<typeof citation>;

export const validity = z.object({
  status: z.enum(['in_force', 'not_yet', 'expired', 'superseded', 'unknown']),
  from: z.string().optional(),
  to: z.string().optional(),
  supersededBy: z.string().optional(),
});
export type Validity = z.infer<typeof validity>;

export const policyHit = z.object({
  policyId: z.string(),
  passageId: z.string(),
  title: z.string(),
  heading: z.string(),
  text: z.string(),
  score: z.number(),
  issuer: z.string(),
  docNumber: z.string().optional(),
  publishedAt: z.string().optional(),
  region: regionCode,
  regionName: z.string(),
  validity,
});
export type PolicyHit = z.infer<typeof policyHit>;

export const policySearchInput = z.object({
  question: z.string().trim().min(1).max(2000),
  region: regionCode,
  limit: z.int().min(1).max(50).default(10),
});
export const policySearchOutput = z.object({ hits: z.array(policyHit) });

export const policyAnswerInput = z.object({
  question: z.string().trim().min(1).max(2000),
  region: regionCode,
});
