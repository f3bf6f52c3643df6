import { Problem } from '../platform/errors';
import type { PolicyCtx } from './types';
import { validityOf } from './validity';

/** A whole document as it is indexed, for the page a citation leads to. Throws `not_found`. */
export function readPolicy({ library, clock }: PolicyCtx, { policyId }: { policyId: string }) {
  const index = library.index;
  const document = index.document(policyId);
  if (!document)
    throw new Problem(
      'not_found',
      '没有这份文件,可能已经更新。There is no such policy document; search again.',
    );
  const { title, issuer, docNumber, indexNumber, publishedAt, region, regionName, source } = document;
  return {
    policyId,
    title,
    issuer,
    docNumber,
    indexNumber,
    publishedAt,
    region,
    regionName,
    source,
    validity: validityOf(document, clock.today()),
    passages: index
      .passagesOf(policyId)
      .map(({ passageId, headings, text }) => ({ passageId: String(passageId), headings, text })),
  };
}
