import { instantOf } from '../platform/civil-time';
import { planVisit, type VisitFacts, type VisitInput } from './plan-visit';
import { sayDate, sayMoney, sayTime } from './say';
import type { Offer, Refusal } from './types';

/** Days on either side in which another slot is looked for. */
export const SLOT_OFFER_DAYS = 14;
const MOST = 3;

/** The slots nearest to the time asked for that can be had, or paying where the hours do not reach. */
export function offerVisits(facts: VisitFacts, input: VisitInput, refusals: Refusal[]): Offer[] {
  const byMoney = refusals.some((refusal) => refusal.rule.startsWith('hours_'));
  const asked = instantOf(input.date, input.start).getTime();
  const wanted = byMoney ? { ...input, useHours: false } : input;
  const paid = byMoney ? planVisit(facts, wanted) : undefined;
  if (paid?.ok)
    return [
      {
        differs: 'payment',
        input: wanted,
        label: `${sayDate(input.date, facts.today)}${sayTime(input.start)},自己付${sayMoney(paid.terms.price.payableFen)}`,
      },
    ];
  const offers: Offer[] = [];
  const nearest = [...facts.slots].sort(
    (a, b) =>
      Math.abs(instantOf(a.date, a.start).getTime() - asked) -
        Math.abs(instantOf(b.date, b.start).getTime() - asked) || a.id.localeCompare(b.id),
  );
  for (const slot of nearest) {
    if (offers.length === MOST) break;
    const moved = { ...wanted, date: slot.date, start: slot.start };
    if (slot.date === input.date && slot.start === input.start) continue;
    if (planVisit(facts, moved).ok)
      offers.push({
        differs: 'slot',
        input: moved,
        label: `${sayDate(slot.date, facts.today)}${sayTime(slot.start)}`,
      });
  }
  return offers;
}
