import type { PolicyDocument } from '../../../knowledge/types';
import type { Validity } from '../../contract';
import type { CivilDate } from '../platform/civil-time';

/** How a document stands on a day. */
export function validityOf(document: PolicyDocument, today: CivilDate): Validity {
  const { inForceFrom: from, inForceTo: to, supersededBy } = document;
  const dates = { from, to, supersededBy };
  if (supersededBy && (!to || to < today)) return { status: 'superseded', ...dates };
  if (to && to < today) return { status: 'expired', ...dates };
  if (from && from > today) return { status: 'not_yet', ...dates };
  return { status: from ? 'in_force' : 'unknown', ...dates };
}
