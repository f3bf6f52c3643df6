import type { Offer, Refusal } from './types';

/** The offers go with the first refusal, which is the one that is said. */
export const withOffers = (refusals: Refusal[], offers: Offer[]): Refusal[] =>
  refusals.map((refusal, n) => (n === 0 && offers.length ? { ...refusal, offers } : refusal));

/** Ends a transaction without a trace: nothing of what it wrote stays. Caught where the verb began it. */
export class RolledBack extends Error {
  constructor(readonly refusals: Refusal[]) {
    super(refusals.map((refusal) => refusal.rule).join(', '));
  }
}
