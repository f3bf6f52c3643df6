import { segment, splitSentences } from '../../../../knowledge';
import { PHONE } from '../question/answer-kinds';
import { plainText } from '../question/plain-text';
import type { PolicyLibrary } from '../types';

const SERVICE = /热线|短号|专线/;
const NATIONAL = '12345';

/**
 * The service hotline of a region as the knowledge has it, else that of the nearest region above; the nationwide
 * 12345 when none is known.
 */
export function findHotline(
  { index, regions }: Pick<PolicyLibrary, 'index' | 'regions'>,
  region: string,
): string {
  const terms = ['热线', '短号', '专线'].flatMap((word) => segment(word).filter((token) => token.length > 1));
  for (const code of regions.scopeOf(region)) {
    if (code === '100000') break;
    const hits = index.bm25(
      terms.map((token) => ({ token, weight: 1 })),
      { regions: [code], limit: 20 },
    );
    for (const { passageId } of hits)
      for (const { text } of splitSentences(index.passage(passageId)?.text ?? '')) {
        const plain = plainText(text);
        const phone = SERVICE.test(plain) && PHONE.exec(plain)?.[0];
        // The emergency numbers are not for questions.
        if (phone && !/^1[12]\d$/.test(phone) && phone !== '96110') return phone;
      }
  }
  return NATIONAL;
}
