import type { DiscountRecord, MealName } from '../../contract';
import type { Elder } from '../households';
import type { CivilDate } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import type { Moment } from './booking';
import type { Terms } from './terms';

type Reads = Pick<Ctx, 'db'>;

/** What an elder already has on a day, booked or about to be booked together with this. */
export interface Held {
  id: string;
  terms: Terms;
}

/** Whatever planning a meal or a visit needs to know besides the catalog. */
export interface ElderFacts extends Moment {
  elder: Elder;
  discounts: DiscountRecord[];
  held: Held[];
  /** Once-a-day discounts taken, as `discount|date`. */
  dayDiscounts: ReadonlySet<string>;
}

export const momentOf = (ctx: Pick<Ctx, 'clock'>): Moment => ({
  now: ctx.clock.now(),
  today: ctx.clock.today(),
});

/** Confirmed bookings of these days, and open drafts named in `alongside`; a booking being moved is left out. */
export async function readHeld(
  { db }: Reads,
  elderId: string,
  days: { from: CivilDate; to: CivilDate },
  options: { alongside?: string[]; except?: string } = {},
): Promise<Held[]> {
  const booked = await db
    .selectFrom('bookings')
    .select(['id', 'terms'])
    .where('elderId', '=', elderId)
    .where('status', '=', 'confirmed')
    .where('date', '>=', days.from)
    .where('date', '<=', days.to)
    .execute();
  const drafted = options.alongside?.length
    ? await db
        .selectFrom('drafts')
        .select(['id', 'terms'])
        .where('elderId', '=', elderId)
        .where('status', '=', 'open')
        .where('id', 'in', options.alongside)
        .execute()
    : [];
  return [...booked, ...drafted]
    .filter((row) => row.id !== options.except)
    .map((row) => ({ id: row.id, terms: JSON.parse(row.terms) as Terms }));
}

/** The once-a-day discounts that what is held makes use of. */
export const dayDiscountsOf = (held: Held[]): Set<string> =>
  new Set(
    held.flatMap(({ terms }) =>
      terms.price.dayDiscountIds.map((discountId) => `${discountId}|${terms.date}`),
    ),
  );

/** The once-a-day discounts taken on one day. */
export const usedOn = (facts: Pick<ElderFacts, 'dayDiscounts'>, date: CivilDate): Set<string> =>
  new Set(
    [...facts.dayDiscounts]
      .filter((used) => used.endsWith(`|${date}`))
      .map((used) => used.slice(0, -date.length - 1)),
  );

export const hasMeal = (facts: ElderFacts, date: CivilDate, meal: MealName): boolean =>
  facts.held.some(({ terms }) => terms.kind === 'meal' && terms.date === date && terms.meal === meal);
