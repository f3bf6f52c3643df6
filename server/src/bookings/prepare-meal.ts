import type { Elder } from '../households';
import { addDays } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { readDiscounts, readMenus, readSite, readSitesAround } from './catalog';
import { dayDiscountsOf, momentOf, readHeld } from './facts';
import { OFFER_DAYS, offerMeals } from './offer-meals';
import { type MealFacts, type MealInput, type MealPlan, planMeal } from './plan-meal';
import { withOffers } from './refusals';
import { later } from './terms';

export interface PlanOptions {
  /** Drafts to be confirmed together with this. */
  alongside?: string[];
  /** The booking that this would take the place of. */
  except?: string;
  /** Names of the dishes, in the order of the items, for finding them under other ids on other menus. */
  names?: string[];
}

/** Plans a meal on what the database says now; where it is refused, looks for the nearest things possible. */
export async function prepareMeal(
  ctx: Ctx,
  elder: Elder,
  input: MealInput,
  options: PlanOptions = {},
): Promise<MealPlan> {
  const facts = await readMealFacts(ctx, elder, input, options);
  if (input.siteId && !facts.site) throw new Problem('not_found', '没有找到这个食堂。No such site.');
  const asked = options.names ? onTheseMenus(facts, input, options.names) : input;
  const plan = planMeal(facts, asked);
  if (plan.ok) return plan;
  const { today } = facts;
  const from = later(input.date, today);
  const sites = facts.site ? [facts.site, ...facts.around] : facts.around;
  const menus = await readMenus(ctx, distinct(sites), { from, to: addDays(from, OFFER_DAYS) });
  const names = options.names ?? namesOf(facts, input);
  return { ...plan, refusals: withOffers(plan.refusals, offerMeals({ ...facts, menus }, input, names)) };
}

/** A dish keeps its name from menu to menu, not always its id. */
function onTheseMenus({ menus }: MealFacts, input: MealInput, names: string[]): MealInput {
  const dishes = menus.flatMap((menu) => menu.dishes);
  const items = input.items.map((item, n) => {
    if (dishes.some((dish) => dish.id === item.dishId)) return item;
    const sameName = dishes.find((dish) => dish.name === names[n]);
    return sameName ? { ...item, dishId: sameName.id } : item;
  });
  return { ...input, items };
}

async function readMealFacts(
  ctx: Ctx,
  elder: Elder,
  input: MealInput,
  options: PlanOptions,
): Promise<MealFacts & { around: MealFacts['menus'][number]['site'][] }> {
  const [around, site, discounts, held] = await Promise.all([
    readSitesAround(ctx, elder.region),
    input.siteId ? readSite(ctx, input.siteId) : undefined,
    readDiscounts(ctx),
    readHeld(ctx, elder.id, { from: input.date, to: input.date }, options),
  ]);
  const sites = input.siteId ? (site ? [site] : []) : around;
  const menus = await readMenus(ctx, sites, { from: input.date, to: input.date, meal: input.meal });
  return {
    ...momentOf(ctx),
    elder,
    discounts,
    held,
    dayDiscounts: dayDiscountsOf(held),
    menus,
    site,
    around,
  };
}

const distinct = <T extends { id: string }>(things: T[]): T[] => [
  ...new Map(things.map((thing) => [thing.id, thing])).values(),
];

const namesOf = (facts: MealFacts, input: MealInput): string[] =>
  input.items.map(
    ({ dishId }) => facts.menus.flatMap((menu) => menu.dishes).find((dish) => dish.id === dishId)?.name ?? '',
  );
