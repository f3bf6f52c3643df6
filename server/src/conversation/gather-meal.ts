import type { MealName } from '../../contract';
import {
  type DishForElder,
  listBookings,
  listMenus,
  MEAL_WORDS,
  type MenuForElder,
  sayDate,
  sayMoney,
} from '../bookings';
import { addDays, type CivilDate } from '../platform/civil-time';
import type { Need } from '../understanding';
import { draftAll } from './draft-order';
import { type Answer, asking } from './reply';
import type { Scene } from './scene';
import type { AskedOption, Bundle, MealOrder } from './state';

const MEALS: MealName[] = ['breakfast', 'lunch', 'dinner'];

/** Asks for the piece that is missing, or drafts and reads back when none is. */
export async function gatherMeal(scene: Scene, order: MealOrder): Promise<Answer> {
  const { ctx, state } = scene;
  state.order = order;
  await fillUsual(scene, order);
  for (const bundle of order.bundles) {
    const question =
      (await missingDay(scene, order, bundle)) ??
      (await missingMeal(scene, order, bundle)) ??
      (await missingDish(scene, order, bundle));
    if (question) return question;
  }
  if (order.delivery === undefined) {
    order.delivery = await usualDelivery(scene, order);
    order.wayUnsaid = true;
  }
  const inputs = [];
  for (const bundle of order.bundles) {
    for (const date of bundle.days) {
      for (const meal of bundle.meals) {
        const menus = await menusFor(scene, order, date, meal);
        const place = placeFor(menus, bundle, order.delivery);
        if (!place) return noSuchDish(scene, order, bundle, menus, date, meal);
        inputs.push({
          kind: 'meal' as const,
          elderId: scene.elder.id,
          siteId: order.siteId ?? place.siteId,
          date,
          meal,
          items: bundle.dishes.map(({ name, quantity }) => ({
            dishId: place.dishes.find((dish) => dish.name === name)!.id,
            quantity,
          })),
          delivery: order.delivery,
          ...(order.address && { address: order.address }),
        });
      }
    }
  }
  ctx.log.debug({ drafts: inputs.length }, 'meal order complete');
  return order.wayUnsaid ? offerOtherWay(await draftAll(scene, inputs), order) : draftAll(scene, inputs);
}

/** How it comes was not said: the other way is a button away. */
function offerOtherWay(answer: Answer, order: MealOrder): Answer {
  if (answer.outcome !== 'drafted') return answer;
  const other = order.delivery ? '自己去取' : '送到家里';
  return {
    ...answer,
    text: answer.text.replace(/这样订,对吗?$/, `要${other}也行,说一声。这样订,对吗?`),
    choices: [
      { label: '对,订下', say: '对' },
      { label: other, say: other },
      { label: '不要了', say: '不要了' },
    ],
  };
}

/** 老样子: the dishes and the way of the last meal that was booked. */
async function fillUsual(scene: Scene, order: MealOrder): Promise<void> {
  if (!order.needs.some((need) => need.kind === 'usual')) return;
  const [last] = await lastMeals(scene);
  if (!last?.items) return;
  order.delivery ??= last.delivery;
  for (const bundle of order.bundles) {
    if (!bundle.dishes.length) bundle.dishes = last.items.map(({ name, quantity }) => ({ name, quantity }));
    if (!bundle.meals.length && last.meal) bundle.meals = [last.meal];
  }
}

async function lastMeals({ ctx, elder }: Scene) {
  const from = addDays(ctx.clock.today(), -60);
  const bookings = await listBookings(ctx, { elderId: elder.id, from });
  return bookings
    .filter((booking) => booking.kind === 'meal' && booking.status !== 'cancelled')
    .sort((a, b) => b.date.localeCompare(a.date));
}

async function missingDay(scene: Scene, order: MealOrder, bundle: Bundle): Promise<Answer | undefined> {
  if (bundle.days.length) return undefined;
  const { ctx, state } = scene;
  const today = ctx.clock.today();
  const options: AskedOption[] = [];
  for (let n = 0; n < 7 && options.length < 3; n++) {
    const date = addDays(today, n);
    const menus = await menusFor(scene, order, date);
    const fits = menus.some(
      (menu) => menu.open && (!bundle.meals.length || bundle.meals.includes(menu.meal)),
    );
    if (fits)
      options.push({
        label: sayDate(date, today),
        say: dayWord(n) ?? sayDate(date, today),
        effect: { do: 'day', date },
      });
  }
  state.asked = { kind: 'day', options };
  if (!options.length) return { outcome: 'refused.unavailable', text: '这几天附近的食堂都不能订了。' };
  return asking(
    `您要订哪一天的${bundle.meals.length === 1 ? MEAL_WORDS[bundle.meals[0]!] : '饭'}?`,
    state.asked,
  );
}

const dayWord = (n: number): string | undefined => ['今天', '明天', '后天'][n];

async function missingMeal(scene: Scene, order: MealOrder, bundle: Bundle): Promise<Answer | undefined> {
  if (bundle.meals.length) return undefined;
  const { state, ctx } = scene;
  const menus = await menusFor(scene, order, bundle.days[0]!);
  const wanted = bundle.dishes.map((dish) => dish.name);
  const having = menus.filter((menu) =>
    wanted.every((name) => menu.dishes.some((dish) => dish.name === name)),
  );
  const served = (list: MenuForElder[]) =>
    MEALS.filter((meal) => list.some((menu) => menu.meal === meal && menu.open));
  const meals = wanted.length && served(having).length ? served(having) : served(menus);
  // Only one meal it can be: the read-back names it.
  if (meals.length === 1) {
    bundle.meals = meals;
    return undefined;
  }
  const options: AskedOption[] = meals.map((meal) => ({
    label: MEAL_WORDS[meal],
    say: MEAL_WORDS[meal],
    effect: { do: 'meal', meal },
  }));
  state.asked = { kind: 'meal', options };
  const day = sayDate(bundle.days[0]!, ctx.clock.today());
  if (!options.length) {
    bundle.days = [];
    const next = await missingDay(scene, order, bundle);
    return { ...next!, text: `${day}已经不能订了。${next!.text}` };
  }
  return asking(`${day},要早饭、午饭还是晚饭?`, state.asked);
}

async function missingDish(scene: Scene, order: MealOrder, bundle: Bundle): Promise<Answer | undefined> {
  if (bundle.dishes.length) return undefined;
  const { state, ctx } = scene;
  const [date, meal] = [bundle.days[0]!, bundle.meals[0]!];
  const menus = (await menusFor(scene, order, date, meal)).filter((menu) => menu.open);
  const fitting = fittingDishes(menus, order.needs, scene.elder.allergies);
  const day = `${sayDate(date, ctx.clock.today())}${MEAL_WORDS[meal]}`;
  if (!menus.length) {
    // Nothing can be had there: a draft of it is refused in the words of the rule, with what is possible.
    const any = (await menusFor(scene, order, date, meal))[0]?.dishes[0];
    if (any) {
      bundle.dishes = [{ name: any.name, quantity: 1 }];
      return undefined;
    }
    bundle.days = [];
    const next = await missingDay(scene, order, bundle);
    return { ...next!, text: `${day}附近的食堂没有供餐。${next!.text}` };
  }
  const wishes = order.needs.filter((need) => need.kind !== 'any' && need.kind !== 'usual');
  if (order.needs.some((need) => need.kind === 'any') || (wishes.length && fitting.length === 1)) {
    const pick = fitting[0];
    if (pick) {
      bundle.dishes = [{ name: pick.name, quantity: 1 }];
      return undefined;
    }
  }
  const shown = fitting.length
    ? fitting
    : menus.flatMap((menu) => menu.dishes).filter((dish) => dish.remaining > 0);
  const options: AskedOption[] = distinctDishes(shown)
    .slice(0, 4)
    .map((dish) => ({
      label: `${dish.name} ${sayMoney(dish.yourPriceFen)}`,
      say: dish.name,
      effect: { do: 'dish', name: dish.name },
    }));
  state.asked = { kind: 'dish', options };
  const lead = wishes.length && !fitting.length ? '合您要求的没有了,' : '';
  return asking(`${lead}${day}有${options.map((option) => option.say).join('、')}。您要哪样?`, state.asked);
}

/** Care grades from here on mean that going out is hard (GB/T 42195-2022, 中度失能). */
const HOUSEBOUND = 2;

/** As the last time; without one, brought to those who can hardly go out. The read-back names it. */
async function usualDelivery(scene: Scene, order: MealOrder): Promise<boolean> {
  const bundle = order.bundles[0]!;
  const menus = await menusFor(scene, order, bundle.days[0]!, bundle.meals[0]);
  const having = menus.filter((menu) =>
    bundle.dishes.every(({ name }) => menu.dishes.some((dish) => dish.name === name)),
  );
  if (having.length && !having.some((menu) => menu.delivers)) return false;
  const [last] = await lastMeals(scene);
  return last?.delivery ?? scene.elder.careLevel >= HOUSEBOUND;
}

/** The nearest open canteen that has it all and can bring it where that is wanted; else one that at least has it all. */
function placeFor(menus: MenuForElder[], bundle: Bundle, delivery: boolean): MenuForElder | undefined {
  const having = menus.filter((menu) =>
    bundle.dishes.every(({ name }) => menu.dishes.some((dish) => dish.name === name)),
  );
  const enough = (menu: MenuForElder) =>
    bundle.dishes.every(
      ({ name, quantity }) => (menu.dishes.find((dish) => dish.name === name)?.remaining ?? 0) >= quantity,
    );
  const possible = having.filter((menu) => menu.open && enough(menu));
  return (
    possible.find((menu) => !delivery || menu.delivers) ??
    having.find((menu) => !delivery || menu.delivers) ??
    having[0]
  );
}

/** Not on the menus of that meal: what there is instead, or the day when there is. */
async function noSuchDish(
  scene: Scene,
  _order: MealOrder,
  bundle: Bundle,
  menus: MenuForElder[],
  date: CivilDate,
  meal: MealName,
): Promise<Answer> {
  const { state, ctx } = scene;
  const today = ctx.clock.today();
  const lacking = bundle.dishes.filter(
    ({ name }) => !menus.some((menu) => menu.dishes.some((dish) => dish.name === name)),
  );
  const names = (lacking.length ? lacking : bundle.dishes).map((dish) => dish.name).join('、');
  const other = distinctDishes(menus.filter((menu) => menu.open).flatMap((menu) => menu.dishes)).filter(
    (dish) => dish.remaining > 0,
  );
  bundle.dishes = bundle.dishes.filter((dish) => !lacking.includes(dish));
  const options: AskedOption[] = other.slice(0, 3).map((dish) => ({
    label: `${dish.name} ${sayMoney(dish.yourPriceFen)}`,
    say: dish.name,
    effect: { do: 'dish', name: dish.name },
  }));
  state.asked = { kind: 'dish', options };
  const when = `${sayDate(date, today)}${MEAL_WORDS[meal]}`;
  const together = lacking.length ? `没有${names}` : `没有哪家食堂同时有${names}`;
  if (!options.length)
    return {
      ...asking(`${when}${together},也没有别的能订了。要不要换一天?`, state.asked),
      outcome: 'refused.unavailable',
    };
  return {
    ...asking(`${when}${together}。有${options.map((option) => option.say).join('、')},要哪样?`, state.asked),
    outcome: 'refused.unavailable',
  };
}

async function menusFor(
  { ctx, elder }: Scene,
  order: MealOrder,
  date: CivilDate,
  meal?: MealName,
): Promise<MenuForElder[]> {
  const menus = await listMenus(ctx, { elderId: elder.id, date, meal });
  const here = order.siteId ? menus.filter((menu) => menu.siteId === order.siteId) : menus;
  return [...here].sort((a, b) => a.distanceMeters - b.distanceMeters);
}

const TAGS: Partial<Record<Need['kind'], (dish: DishForElder) => boolean>> = {
  soft: (dish) => dish.tags.includes('soft'),
  low_salt: (dish) => dish.tags.includes('low_salt'),
  low_sugar: (dish) => dish.tags.includes('low_sugar'),
  vegetarian: (dish) => dish.tags.includes('vegetarian'),
  halal: (dish) => dish.tags.includes('halal'),
  spicy: (dish) => dish.tags.includes('spicy'),
  not_spicy: (dish) => !dish.tags.includes('spicy'),
  light: (dish) => dish.tags.includes('low_salt') || dish.tags.includes('vegetarian'),
};

/** Dishes that can still be had and meet every wish; without the elder's allergens; the cheapest first when that is the wish. */
export function fittingDishes(menus: MenuForElder[], needs: Need[], allergies: string[]): DishForElder[] {
  const dishes = distinctDishes(menus.flatMap((menu) => menu.dishes))
    .filter((dish) => dish.remaining > 0)
    .filter((dish) => !dish.allergens.some((allergen) => allergies.includes(allergen)))
    .filter((dish) =>
      needs.every(
        (need) =>
          TAGS[need.kind]?.(dish) ?? (need.kind !== 'without' || !need.of || !dish.name.includes(need.of)),
      ),
    );
  return needs.some((need) => need.kind === 'cheap')
    ? [...dishes].sort((a, b) => a.yourPriceFen - b.yourPriceFen)
    : dishes;
}

export const distinctDishes = (dishes: DishForElder[]): DishForElder[] => [
  ...new Map(dishes.map((dish) => [dish.name, dish])).values(),
];
