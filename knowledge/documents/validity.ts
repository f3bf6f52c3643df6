import type { Day } from '../types';
import type { KnownDocument } from './source';

export interface Validity {
  inForceFrom?: Day;
  inForceTo?: Day;
  supersededBy?: string;
}

/** Settles from when to when each document is in force, by what it says itself. */
export function settleValidity(documents: readonly KnownDocument[]): Map<string, Validity> {
  const settled = new Map<string, Validity>();
  for (const { policyId, facts } of documents)
    settled.set(policyId, { inForceFrom: facts.inForceFrom, inForceTo: facts.inForceTo });
  return settled;
}
