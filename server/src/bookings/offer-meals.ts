import { addDays } from '../platform/civil-time';
import { allergiesMet } from './allergens';
import type { Dish, Menu } from './catalog';
import { byDistance, type MealFacts, type MealInput, planMeal } from './plan-meal';
import { MEAL_WORDS, sayDate, sayItems } from './say';
import type { Offer } from './types';

/** How many days ahead an offer may lie; `MealFacts.menus` holds that many. */
export const OFFER_DAYS = 7;
const MOST = 3;

/** What was asked for and cannot be had, with the dishes' names where they are known. */
interface Wish {
  input: MealInput;
  names: string[];
  facts: MealFacts;
}

/**
 * The nearest things possible to a meal that is not. Each has been planned and passes the rules as they stand.
 */
export function offerMeals(facts: MealFacts, input: MealInput, names: string[]): Offer[] {
  const offers: Offer[] = [];
  for (const offer of nearestFirst({ facts, input, names })) {
    if (!offer || offers.some((given) => given.label === offer.label)) continue;
    offers.push(offer);
    if (offers.length === MOST) break;
  }
  return offers;
}

/**
 * Collect it oneself, as many as are left, the same dishes at another canteen, another dish of the same menu, the same dishes at
 * another meal or on the next days, whatever else there is then.
 */
function* nearestFirst(wish: Wish): Generator<Offer | undefined> {
  const { input, facts } = wish;
  if (input.delivery) yield offer('pickup', { ...input, delivery: false }, facts);
  const near = [...facts.menus].sort(byDistance(facts));
  const thatMeal = near.filter((menu) => menu.date === input.date && menu.meal === input.meal);
  const elsewhere = thatMeal.filter((menu) => menu.site.id !== input.siteId);
  const there = thatMeal.filter((menu) => !input.siteId || menu.site.id === input.siteId);
  const later = near
    .filter((menu) => menu.date >= input.date && menu.date <= addDays(input.date, OFFER_DAYS))
    .filter((menu) => menu.date !== input.date || menu.meal !== input.meal)
    .sort((a, b) => a.date.localeCompare(b.date) || closeness(a, input) - closeness(b, input));

  for (const menu of there) yield fewer(menu, wish);
  for (const menu of elsewhere) yield sameDishes('site', menu, wish);
  for (const menu of there) yield* likeDishes('dish', menu, wish, 2);
  for (const menu of later) yield sameDishes(differsIn(menu, input), menu, wish);
  for (const menu of later) yield* likeDishes(differsIn(menu, input), menu, wish, 1);
}

/** Of one day, the meal asked for before the others. */
const closeness = (menu: Menu, input: MealInput): number => (menu.meal === input.meal ? 0 : 1);

const differsIn = (menu: Menu, input: MealInput): Offer['differs'] =>
  menu.date !== input.date ? 'date' : 'meal';

/** The dishes asked for, as many of each as there still are; nothing when one is gone or all can be had. */
function fewer(menu: Menu, { input, facts }: Wish): Offer | undefined {
  let left = menu.capacity - menu.taken;
  const items = input.items.map((item) => {
    const dish = menu.dishes.find((one) => one.id === item.dishId);
    const portions = dish
      ? Math.min(item.quantity, left, dish.capacity === null ? left : dish.capacity - dish.taken)
      : 0;
    left -= Math.max(0, portions);
    return { ...item, quantity: portions };
  });
  const isLess = items.some((item, n) => item.quantity < (input.items[n]?.quantity ?? 0));
  return isLess && items.every((item) => item.quantity > 0)
    ? offer('quantity', at(menu, { ...input, items }), facts)
    : undefined;
}

function sameDishes(differs: Offer['differs'], menu: Menu, { input, names, facts }: Wish): Offer | undefined {
  const items = input.items.map((item, n) => {
    const dish = dishOn(menu, item.dishId, names[n]);
    return dish && { dishId: dish.id, quantity: item.quantity };
  });
  return items.every((item) => item !== undefined)
    ? offer(differs, at(menu, { ...input, items }), facts)
    : undefined;
}

/** The first dish that cannot be had here, in turn replaced by the dishes of this menu most like it. */
function* likeDishes(
  differs: Offer['differs'],
  menu: Menu,
  { input, names, facts }: Wish,
  most: number,
): Generator<Offer | undefined> {
  const can = (dish: Dish, quantity: number) =>
    (dish.capacity === null || dish.taken + quantity <= dish.capacity) &&
    allergiesMet(facts.elder.allergies, dish).length === 0;
  const lost = input.items.findIndex((item, n) => {
    const dish = dishOn(menu, item.dishId, names[n]);
    return !dish || !can(dish, item.quantity);
  });
  const asked = input.items[lost];
  if (!asked) return;
  const wanted = facts.menus.flatMap((one) => one.dishes).find((dish) => dish.id === asked.dishId);
  const likeness = (dish: Dish) =>
    2 * dish.tags.filter((tag) => wanted?.tags.includes(tag)).length +
    2 * dish.tags.filter((tag) => facts.elder.diet.includes(tag)).length -
    Math.abs(dish.priceFen - (wanted?.priceFen ?? dish.priceFen)) / 500;
  const alike = menu.dishes
    .filter((dish) => !input.items.some((item) => item.dishId === dish.id) && can(dish, asked.quantity))
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, most);
  for (const dish of alike) {
    const items = input.items.map((item, n) => {
      const same = dishOn(menu, item.dishId, names[n]);
      return { dishId: n === lost ? dish.id : (same?.id ?? item.dishId), quantity: item.quantity };
    });
    yield offer(differs, at(menu, { ...input, items }), facts);
  }
}

/** A dish keeps its name from menu to menu, not always its id. */
const dishOn = (menu: Menu, dishId: string, name: string | undefined): Dish | undefined =>
  menu.dishes.find((dish) => dish.id === dishId) ??
  (name ? menu.dishes.find((dish) => dish.name === name || dish.aliases.includes(name)) : undefined);

const at = (menu: Menu, input: MealInput): MealInput => ({
  ...input,
  siteId: menu.site.id,
  date: menu.date,
  meal: menu.meal,
});

function offer(differs: Offer['differs'], input: MealInput, facts: MealFacts): Offer | undefined {
  const plan = planMeal(facts, input);
  if (!plan.ok) return undefined;
  const { date, meal, siteId, siteName, items } = plan.terms;
  const way = differs === 'pickup' ? ',自己去取' : '';
  return {
    differs,
    input: { ...input, siteId },
    label: `${sayDate(date, facts.today)}${MEAL_WORDS[meal]},${siteName}的${sayItems(items)}${way}`,
  };
}
