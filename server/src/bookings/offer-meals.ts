import { addDays } from '../platform/civil-time';
import { allergiesMet } from './allergens';
import type { Dish, Menu } from './catalog';
import { byDistance, type MealFacts, type MealInput, planMeal } from './plan-meal';
import { MEAL_WORDS, sayDate } from './say';
import type { Offer } from './types';

/** How many days ahead an offer may lie; `MealFacts.menus` holds that many. */
export const OFFER_DAYS = 7;
const MOST = 3;

/**
 * The nearest things possible to a meal that is not: collect it oneself, the same dishes elsewhere, another dish
 * of the same menu, the same dishes on the next days, whatever comes next. Each has been planned and passes the
 * rules as they stand. `names` are the names of the dishes asked for, where they are known.
 */
export function offerMeals(facts: MealFacts, input: MealInput, names: string[]): Offer[] {
  const near = [...facts.menus].sort(byDistance(facts));
  const thatMeal = near.filter((menu) => menu.date === input.date && menu.meal === input.meal);
  const later = near
    .filter((menu) => menu.date >= input.date && menu.date <= addDays(input.date, OFFER_DAYS))
    .filter((menu) => menu.date !== input.date || menu.meal !== input.meal)
    .sort((a, b) => a.date.localeCompare(b.date) || closeness(a, input) - closeness(b, input));

  const candidates: Offer[] = [
    ...(input.delivery ? [offer('pickup', { ...input, delivery: false }, facts)] : []),
    ...thatMeal
      .filter((menu) => menu.site.id !== input.siteId)
      .flatMap((menu) => sameDishes('site', menu, input, names, facts)),
    ...thatMeal
      .filter((menu) => !input.siteId || menu.site.id === input.siteId)
      .flatMap((menu) => likeDishes('dish', menu, input, names, facts)),
    ...later.flatMap((menu) => sameDishes(differsIn(menu, input), menu, input, names, facts)),
    ...later.flatMap((menu) => likeDishes(differsIn(menu, input), menu, input, names, facts).slice(0, 1)),
  ].flatMap((candidate) => candidate ?? []);

  const offers: Offer[] = [];
  for (const candidate of candidates) {
    if (offers.length === MOST) break;
    if (offers.some((given) => given.label === candidate.label)) continue;
    if (planMeal(facts, candidate.input as MealInput).ok) offers.push(candidate);
  }
  return offers;
}

/** The same meal of another day before another meal of the same day's rest. */
const closeness = (menu: Menu, input: MealInput): number => (menu.meal === input.meal ? 0 : 1);

const differsIn = (menu: Menu, input: MealInput): Offer['differs'] =>
  menu.date !== input.date ? 'date' : 'meal';

function sameDishes(
  differs: Offer['differs'],
  menu: Menu,
  input: MealInput,
  names: string[],
  facts: MealFacts,
): (Offer | undefined)[] {
  const items = input.items.map((item, n) => {
    const dish = menu.dishes.find((one) => one.id === item.dishId) ?? namedDish(menu, names[n]);
    return dish && { dishId: dish.id, quantity: item.quantity };
  });
  if (!items.every((item) => item !== undefined)) return [];
  return [offer(differs, at(menu, { ...input, items }), facts)];
}

/** Where a dish asked for cannot be had: the dishes of this menu most like it, one offer for each. */
function likeDishes(
  differs: Offer['differs'],
  menu: Menu,
  input: MealInput,
  names: string[],
  facts: MealFacts,
): (Offer | undefined)[] {
  const can = (dish: Dish, quantity: number) =>
    (dish.capacity === null || dish.taken + quantity <= dish.capacity) &&
    allergiesMet(facts.elder.allergies, dish).length === 0;
  const lost = input.items.findIndex((item, n) => {
    const dish = menu.dishes.find((one) => one.id === item.dishId) ?? namedDish(menu, names[n]);
    return !dish || !can(dish, item.quantity);
  });
  const asked = input.items[lost];
  if (!asked) return [];
  const wanted = facts.menus.flatMap((one) => one.dishes).find((dish) => dish.id === asked.dishId);
  const likeness = (dish: Dish) =>
    (wanted ? dish.tags.filter((tag) => wanted.tags.includes(tag)).length * 2 : 0) +
    dish.tags.filter((tag) => facts.elder.diet.includes(tag)).length * 2 -
    (wanted ? Math.abs(dish.priceFen - wanted.priceFen) / 500 : 0);
  return menu.dishes
    .filter((dish) => dish.id !== asked.dishId && can(dish, asked.quantity))
    .filter((dish) => !input.items.some((item) => item.dishId === dish.id))
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, 2)
    .map((dish) =>
      offer(
        differs,
        at(menu, {
          ...input,
          items: input.items.map((item, n) =>
            n === lost ? { dishId: dish.id, quantity: item.quantity } : item,
          ),
        }),
        facts,
      ),
    );
}

const namedDish = (menu: Menu, name: string | undefined): Dish | undefined =>
  name === undefined
    ? undefined
    : (menu.dishes.find((dish) => dish.name === name) ??
      menu.dishes.find((dish) => dish.aliases.includes(name)));

const at = (menu: Menu, input: MealInput): MealInput => ({
  ...input,
  siteId: menu.site.id,
  date: menu.date,
  meal: menu.meal,
});

function offer(differs: Offer['differs'], input: MealInput, facts: MealFacts): Offer | undefined {
  const plan = planMeal(facts, input);
  if (!plan.ok) return undefined;
  const { terms } = plan;
  const dishes = terms.title.slice(terms.title.indexOf(':') + 1);
  const way = differs === 'pickup' ? ',自己去取' : '';
  return {
    differs,
    input: { ...input, siteId: terms.siteId },
    label: `${sayDate(terms.date, facts.today)}${MEAL_WORDS[terms.meal]},${terms.siteName}的${dishes}${way}`,
  };
}
