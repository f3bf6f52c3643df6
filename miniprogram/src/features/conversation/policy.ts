import type { Validity } from '../../../../server/contract';
import { request } from '../../transport/request';

/** A policy document in the order it is read. */
export interface PolicyDocument {
  policyId: string;
  title: string;
  issuer: string;
  docNumber?: string;
  publishedAt?: string;
  regionName: string;
  validity?: Validity;
  /** `headings`: from the document's own down to the passage's. */
  passages: { passageId: string; headings: string[]; text: string }[];
}

export const fetchPolicy = (id: string) => request<PolicyDocument>(`/v1/policies/${encodeURIComponent(id)}`);

const bare = (text: string) => text.replace(/\s+/g, '');

/** Whether a passage holds the quoted words, however the lines were broken. */
export const isQuoted = (text: string, quote: string | undefined): boolean =>
  Boolean(quote) && bare(text).includes(bare(quote!).slice(0, 40));

/** A word where a document no longer holds, or not yet; nothing where it does. */
export function validityWords({ validity }: PolicyDocument): string | undefined {
  if (validity?.status === 'expired')
    return `这份文件已经到期${validity.to ? `(${validity.to})` : ''},以新规定为准。`;
  if (validity?.status === 'superseded') return '这份文件已经被新文件代替。';
  if (validity?.status === 'not_yet') return `这份文件从 ${validity.from ?? '以后'} 起才开始实行。`;
  return undefined;
}
