import type { Citation, PolicyHit } from '../../../../server/contract';
import { request } from '../../transport/request';

export interface Gap {
  region: string;
  subject: string;
  kind: string;
  times: number;
  question: string;
  lastAsked: string;
}

export interface Reviewed {
  id: string;
  region: string;
  patterns: string[];
  text: string;
  citations: Citation[];
  status: 'draft' | 'approved' | 'withdrawn' | 'expired';
  authorName: string;
  approverName?: string;
  expiresOn: string;
  history: { at: string; by: string; what: string }[];
}

export const fetchGaps = () => request<{ gaps: Gap[] }>('/v1/policy-gaps').then(({ gaps }) => gaps);
export const fetchReviewed = () =>
  request<{ reviewedAnswers: Reviewed[] }>('/v1/reviewed-answers').then(
    ({ reviewedAnswers }) => reviewedAnswers,
  );
export const searchPassages = (question: string, region: string) =>
  request<{ hits: PolicyHit[] }>('/v1/policies/search', {
    method: 'POST',
    body: { question, region, limit: 5 },
  }).then(({ hits }) => hits);
export const draftReviewed = (draft: {
  region: string;
  patterns: string[];
  text: string;
  citations: Citation[];
  expiresOn: string;
}) => request<{ id: string }>('/v1/reviewed-answers', { method: 'POST', body: draft });
export const settleReviewed = (id: string, verb: 'approve' | 'withdraw') =>
  request<void>(`/v1/reviewed-answers/${id}/${verb}`, { method: 'POST', body: {} });

/** A hit as the source of an answer, quoted in the words chosen from it. */
export const citationOf = (hit: PolicyHit, quote: string): Citation => ({
  n: 1,
  policyId: hit.policyId,
  title: hit.title,
  issuer: hit.issuer,
  docNumber: hit.docNumber,
  publishedAt: hit.publishedAt,
  region: hit.region,
  regionName: hit.regionName,
  heading: hit.heading,
  quote,
  passageId: hit.passageId,
});
