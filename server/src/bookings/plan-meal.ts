import type { Draft, DraftInput } from '../../contract';
import { allergiesMet } from './allergens';
import type { Dish, Menu, Site } from './catalog';
import { dietReminders } from './diet';
import { type ElderFacts, hasMeal, usedOn } from './facts';
import { distanceMeters } from './place';
import { priceFor } from './pricing';
import {
  dishHasPortions,
  dishOnMenu,
  insideDeliveryArea,
  menuBeforeCutoff,
  menuExists,
  menuHasPortions,
  siteDelivers,
} from './rules-for-meals';
import { MEAL_WORDS, sayDate, sayItems } from './say';
import { earlier, type MealTerms } from './terms';
import type { Refusal } from './types';

export type MealInput = Extract<DraftInput, { kind: 'meal' }>;

export interface MealFacts extends ElderFacts {
  /** The menus within the elder's reach, of the day asked for and, for offers, the days after. */
  menus: Menu[];
  /** The site named in the request, where it exists. */
  site?: Site;
}

export type MealPlan = { ok: true; terms: MealTerms } | { ok: false; refusals: Refusal[]; menu?: Menu };

/**
 * What this request would come to. Pure. Without a site the nearest canteen that can do it is taken, and
 * where none can, the nearest that has the dishes says why not.
 */
export function planMeal(facts: MealFacts, input: MealInput): MealPlan {
  const asked = { date: input.date, meal: input.meal, siteName: facts.site?.name };
  const candidates = facts.menus
    .filter((menu) => menu.date === input.date && menu.meal === input.meal)
    .filter((menu) => !input.siteId || menu.site.id === input.siteId)
    .sort((a, b) => missing(a, input) - missing(b, input) || byDistance(facts)(a, b));
  const plans = candidates
    .filter((menu, _, all) => missing(menu, input) === missing(all[0] ?? menu, input))
    .map((menu) => planAt(menu, facts, input));
  const possible = plans.find((plan) => plan.ok) ?? plans[0];
  if (possible) return possible;
  const refusal = menuExists(undefined, asked, facts);
  return { ok: false, refusals: refusal ? [refusal] : [] };
}

/** How many of the dishes asked for this menu does not have. */
const missing = (menu: Menu, input: MealInput): number =>
  input.items.filter((item) => !menu.dishes.some((dish) => dish.id === item.dishId)).length;

export const byDistance =
  ({ elder }: Pick<MealFacts, 'elder'>) =>
  (a: Menu, b: Menu): number =>
    distanceMeters(elder, a.site) - distanceMeters(elder, b.site) || a.site.id.localeCompare(b.site.id);

function planAt(menu: Menu, facts: MealFacts, input: MealInput): MealPlan {
  const wanted = mergeItems(input);
  const found = wanted.map((item) => ({
    ...item,
    dish: menu.dishes.find((dish) => dish.id === item.dishId),
  }));
  const dishes = found.filter((item): item is typeof item & { dish: Dish } => item.dish !== undefined);
  const portions = wanted.reduce((sum, item) => sum + item.quantity, 0);

  const refusals = [
    menuBeforeCutoff(menu, facts),
    ...found.map(({ dish }) => dishOnMenu(dish, menu, facts)),
    menuHasPortions(menu, portions, facts),
    ...dishes.map(({ dish, quantity }) => dishHasPortions(dish, quantity)),
    ...(input.delivery
      ? [siteDelivers(menu.site), insideDeliveryArea(menu.site, distanceMeters(facts.elder, menu.site))]
      : []),
  ].filter((refusal) => refusal !== undefined);
  if (refusals.length) return { ok: false, refusals, menu };

  const items = dishes.map(({ dish, quantity }) => ({
    dishId: dish.id,
    name: dish.name,
    quantity,
    unitFen: dish.priceFen,
  }));
  const price = priceFor({
    scope: 'meal',
    grossFen: items.reduce((sum, item) => sum + item.unitFen * item.quantity, 0),
    deliveryFeeFen: input.delivery ? (menu.site.delivery?.feeFen ?? 0) : 0,
    date: menu.date,
    elder: facts.elder,
    discounts: facts.discounts,
    usedThatDay: usedOn(facts, menu.date),
  });
  const acknowledged = input.acknowledgedAllergens ?? [];
  const met = allergensIn(
    facts.elder.allergies,
    dishes.map(({ dish }) => dish),
  );
  const openAllergens = [...met.keys()].filter((allergen) => !acknowledged.includes(allergen));
  return {
    ok: true,
    terms: {
      kind: 'meal',
      title: `${MEAL_WORDS[menu.meal]}:${sayItems(items)}`,
      date: menu.date,
      meal: menu.meal,
      siteId: menu.site.id,
      siteName: menu.site.name,
      menuId: menu.id,
      delivery: input.delivery,
      items,
      price,
      bookBy: menu.cutoff,
      // The kitchen has to let the old portion go and must not have begun with it.
      changeBy: earlier(menu.cutoff, menu.cancelCutoff),
      cancelBy: menu.cancelCutoff,
      warnings: [
        ...[...met].map(([allergen, names]) => ({
          rule: 'allergy',
          text: `${names.join('、')}里有${allergen},您对${allergen}过敏。`,
          blocking: openAllergens.includes(allergen),
        })),
        ...dietReminders(
          facts.elder,
          dishes.map(({ dish }) => dish),
        ).map((text) => ({ rule: 'diet', text, blocking: false })),
        ...duplicateWarning(facts, menu),
      ],
      openAllergens,
      acknowledgedAllergens: acknowledged,
      ...(input.delivery ? { address: input.address ?? facts.elder.address } : {}),
      ...(input.note ? { note: input.note } : {}),
    },
  };
}

/** The same dish named twice is one line. */
function mergeItems(input: MealInput): { dishId: string; quantity: number }[] {
  const quantities = new Map<string, number>();
  for (const item of input.items)
    quantities.set(item.dishId, (quantities.get(item.dishId) ?? 0) + item.quantity);
  return [...quantities].map(([dishId, quantity]) => ({ dishId, quantity }));
}

/** Each allergy of the elder's that some dish meets, with the dishes' names. */
function allergensIn(allergies: string[], dishes: Dish[]): Map<string, string[]> {
  const met = new Map<string, string[]>();
  for (const dish of dishes)
    for (const allergen of allergiesMet(allergies, dish))
      met.set(allergen, [...(met.get(allergen) ?? []), dish.name]);
  return met;
}

const duplicateWarning = (facts: MealFacts, menu: Menu): NonNullable<Draft['warnings']> =>
  hasMeal(facts, menu.date, menu.meal)
    ? [
        {
          rule: 'duplicate_meal',
          text: `您${sayDate(menu.date, facts.today)}的${MEAL_WORDS[menu.meal]}已经订过一份了,这是再加一份。`,
          blocking: false,
        },
      ]
    : [];
