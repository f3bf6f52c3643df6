import { request } from '../../transport/request';

/** A policy document in the order it is read. */
export interface PolicyDocument {
  policyId: string;
  title: string;
  issuer: string;
  docNumber?: string;
  publishedAt?: string;
  regionName: string;
  passages: { passageId: string; heading?: string; text: string }[];
}

export const fetchPolicy = (id: string) => request<PolicyDocument>(`/v1/policies/${encodeURIComponent(id)}`);

const bare = (text: string) => text.replace(/\s+/g, '');

/** Whether a passage holds the quoted words, however the lines were broken. */
export const isQuoted = (text: string, quote: string | undefined): boolean =>
  Boolean(quote) && bare(text).includes(bare(quote!).slice(0, 40));
