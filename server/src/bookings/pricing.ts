import type { DiscountRecord, SubsidyLine } from '../../contract';
import { ageOn, type CivilDate } from '../platform/civil-time';
import { isWithin } from './place';

/** Money in fen. `payableFen = grossFen − subsidyFen + deliveryFen`; the lines add up to `subsidyFen`. */
export interface Price {
  grossFen: number;
  subsidyFen: number;
  /** What bringing it costs after any free delivery. */
  deliveryFen: number;
  payableFen: number;
  subsidyLines: SubsidyLine[];
  /** Discounts of the once-a-day kind that this price makes use of. */
  dayDiscountIds: string[];
}

export interface PriceFacts {
  scope: DiscountRecord['scope'];
  grossFen: number;
  /** The site's fee, 0 when nothing is brought. */
  deliveryFeeFen: number;
  /** The day of the meal or visit: age counts on that day. */
  date: CivilDate;
  elder: { birthDate: CivilDate; region: string; identities: string[] };
  discounts: DiscountRecord[];
  /** Once-a-day discounts this elder already has on that day. */
  usedThatDay: ReadonlySet<string>;
}

/**
 * The best discount of the scope applies alone and is named; free delivery goes with any of them, and its line
 * carries 0 fen since the fee is simply not charged. Never below 0.
 */
export function priceFor(facts: PriceFacts): Price {
  const fitting = facts.discounts.filter((discount) => isEntitled(discount, facts));
  const best = fitting
    .filter((discount) => discount.kind !== 'free_delivery')
    .map((discount) => ({ discount, fen: savingOf(discount, facts.grossFen) }))
    .reduce<{ discount: DiscountRecord; fen: number } | undefined>(
      (top, next) => (next.fen > (top?.fen ?? 0) ? next : top),
      undefined,
    );
  const free =
    facts.deliveryFeeFen > 0 ? fitting.find((discount) => discount.kind === 'free_delivery') : undefined;

  const subsidyFen = best?.fen ?? 0;
  const deliveryFen = free ? 0 : facts.deliveryFeeFen;
  const applied = [
    ...(best ? [{ discount: best.discount, fen: best.fen }] : []),
    ...(free ? [{ discount: free, fen: 0 }] : []),
  ];
  return {
    grossFen: facts.grossFen,
    subsidyFen,
    deliveryFen,
    payableFen: facts.grossFen - subsidyFen + deliveryFen,
    subsidyLines: applied.map(({ discount, fen }) => ({
      title: discount.title,
      fen,
      ...(discount.policyId ? { policyId: discount.policyId } : {}),
    })),
    dayDiscountIds: applied
      .filter(({ discount }) => discount.per === 'day')
      .map(({ discount }) => discount.id),
  };
}

/** Age bounds count both ends; one of the identities is enough; the elder lives in the discount's region. */
function isEntitled(discount: DiscountRecord, facts: PriceFacts): boolean {
  const { elder } = facts;
  const age = ageOn(elder.birthDate, facts.date);
  return (
    discount.scope === facts.scope &&
    isWithin(elder.region, discount.region) &&
    (discount.minAge === null || age >= discount.minAge) &&
    (discount.maxAge === null || age <= discount.maxAge) &&
    (!discount.identities?.length || discount.identities.some((id) => elder.identities.includes(id))) &&
    !(discount.per === 'day' && facts.usedThatDay.has(discount.id))
  );
}

const savingOf = (discount: DiscountRecord, grossFen: number): number =>
  Math.min(
    grossFen,
    Math.round(discount.kind === 'percent' ? (grossFen * discount.value) / 100 : discount.value),
  );
