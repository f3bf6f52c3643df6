import type { CatalogFile, MealName } from '../../server/contract';
import type { Part } from '../harness/report';
import { ALLERGIC_ELDERS, FAR_ELDER, problemsOf, SOLD_OUT_DAY } from './make-catalog';
import {
  ASIDES,
  CANCEL_OPENINGS,
  CHANGE_OPENINGS,
  MEAL_OPENINGS,
  NO,
  SERVICE_OPENINGS,
  STORIES,
  sayDay,
  sayDelivery,
  sayDish,
  sayMeal,
  sayTime,
  WAIT,
} from './phrases';
import type { Random } from './random';
import { dayAfter, type Goal, type MealWish, type VisitWish, type Wish } from './simulated-elder';

/** One conversation to be had, and what must be in the database afterwards. */
export interface Scenario {
  why: string;
  elderId: string;
  /** The daughter speaks, who acts for two parents. */
  byDaughter?: boolean;
  /** Booked before the conversation starts. */
  booked: Wish[];
  goal: Goal;
  /** Bookings that must stand in the end; `any`: exactly one, whichever was offered and agreed to. */
  standing: Wish[] | 'any';
  /** Those of `booked` that must be cancelled. */
  cancelled: Wish[];
}

const fill = (pattern: string, values: Record<string, string>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

/** About two dozen kinds of conversation over one made-up town; each is somebody else's. */
export function makeScenarios(catalog: CatalogFile, part: Part, random: Random): Scenario[] {
  const menus = catalog.menus ?? [];
  const services = catalog.services ?? [];
  const dishes = [...new Map(menus.flatMap((menu) => menu.dishes).map((dish) => [dish.name, dish])).values()];
  const plain = dishes.filter((dish) => !dish.allergens.length).map((dish) => dish.name);
  const all = dishes.map((dish) => dish.name);
  const withAllergen = dishes.filter((dish) => dish.allergens.length).map((dish) => dish.name);
  let next = 0;
  const somebody = () => `eld_${next++}`;
  const openDays = [1, 2, 3, 5, 6].map(dayAfter);

  const mealWish = (over: Partial<MealWish> = {}): MealWish => ({
    kind: 'meal',
    date: random.pick(openDays),
    meal: random.pick<MealName>(['lunch', 'dinner']),
    items: [{ name: random.pick(all), quantity: 1 }],
    delivery: random.next() < 0.6,
    ...over,
  });
  const visitWish = (over: Partial<VisitWish> = {}): VisitWish => ({
    kind: 'service',
    service: random.pick(services).name,
    date: random.pick(openDays),
    start: random.pick(['09:00', '10:30', '14:00', '15:30']),
    ...over,
  });
  const dishesOf = (wish: MealWish) =>
    wish.items.map((item) => sayDish(item, random)).join(random.pick([',', '和']));
  const order = (wish: MealWish) =>
    fill(random.pick(MEAL_OPENINGS[part]), {
      day: sayDay(wish.date, random),
      meal: sayMeal(wish.meal, random),
      dishes: dishesOf(wish),
      way: sayDelivery(wish.delivery, random),
    });
  const visit = (wish: VisitWish) =>
    fill(random.pick(SERVICE_OPENINGS[part]), {
      day: sayDay(wish.date, random),
      time: sayTime(wish.start, random),
      service: wish.service,
    });
  const describe = (wish: Wish) =>
    wish.kind === 'meal'
      ? random.pick([
          `${sayDay(wish.date, random)}的${random.pick(wish.meal === 'lunch' ? ['午饭', '中饭'] : ['晚饭', '晚餐'])}`,
          `${sayDay(wish.date, random)}那份${wish.items[0]!.name}`,
        ])
      : random.pick([`那个${wish.service}`, `${sayDay(wish.date, random)}的${wish.service}`]);

  const scenarios: Scenario[] = [];
  const add = (why: string, goal: Partial<Goal> & Pick<Goal, 'opening'>, over: Partial<Scenario> = {}) =>
    scenarios.push({
      why,
      elderId: somebody(),
      booked: [],
      cancelled: [],
      standing: goal.wishes ?? [],
      ...over,
      goal: { wishes: [], ...goal },
    });
  const meal = (why: string, wish: MealWish, over: Partial<Goal> = {}) =>
    add(why, { opening: order(wish), wishes: [wish], ...over });

  meal('everything in one sentence', mealWish());
  meal('everything in one sentence, collected', mealWish({ delivery: false }));
  meal(
    'two dishes with quantities',
    mealWish({ items: random.some(all, 2).map((name, n) => ({ name, quantity: n + 1 })) }),
  );
  meal('several portions', mealWish({ items: [{ name: random.pick(all), quantity: 2 + random.below(3) }] }));
  const noDay = mealWish();
  meal('the day is asked for', noDay, {
    opening: `给我订${dishesOf(noDay)},${sayMeal(noDay.meal, random)}吃`,
  });
  const noMeal = mealWish();
  meal('the meal is asked for', noMeal, {
    opening: `${sayDay(noMeal.date, random)}我要${dishesOf(noMeal)},${sayDelivery(noMeal.delivery, random)}`,
  });
  const noDish = mealWish();
  meal('the dish is asked for', noDish, {
    opening: `订${sayDay(noDish.date, random)}${sayMeal(noDish.meal, random)}的饭`,
  });
  meal('nothing is said but the wish', mealWish(), {
    opening: random.pick(['我要订饭', '想订个饭', '给我订份饭']),
  });
  const told = mealWish();
  meal('the order stands in the middle of a story', told, {
    opening: fill(random.pick(STORIES[part]), { order: order(told) }),
  });
  meal('a hesitation is not a yes', mealWish(), { before: [random.pick(WAIT)] });
  meal('a question in the middle leaves the draft open', mealWish(), { before: [random.pick(ASIDES[part])] });

  const otherMeal = mealWish({ meal: 'lunch' });
  meal(
    'the meal is corrected',
    { ...otherMeal, meal: 'dinner' },
    {
      opening: order(otherMeal),
      first: [otherMeal],
      before: [random.pick(['不是,是晚上的', '不对,要晚饭', '改成晚上'])],
    },
  );
  const [fewDay, laterDay] = random.some(openDays, 2) as [string, string];
  const otherDay = mealWish({ date: fewDay });
  meal(
    'the day is corrected',
    { ...otherDay, date: laterDay },
    {
      opening: order(otherDay),
      first: [otherDay],
      before: [random.pick([`不是,是${sayDay(laterDay, random)}`, `改成${sayDay(laterDay, random)}的`])],
    },
  );
  const [oneDish, otherDishName] = random.some(all, 2) as [string, string];
  const otherDish = mealWish({ items: [{ name: oneDish, quantity: 1 }] });
  meal(
    'the dish is swapped',
    { ...otherDish, items: [{ name: otherDishName, quantity: 1 }] },
    {
      opening: order(otherDish),
      first: [otherDish],
      before: [random.pick([`换成${otherDishName}`, `不要${oneDish}了,要${otherDishName}`])],
    },
  );
  const oneMore = mealWish();
  meal(
    'one more portion',
    { ...oneMore, items: [{ ...oneMore.items[0]!, quantity: 2 }] },
    { opening: order(oneMore), first: [oneMore], before: [random.pick(['多加一份', '再加一份', '要两份'])] },
  );
  const fetched = mealWish({ delivery: true });
  meal(
    'how it comes is corrected',
    { ...fetched, delivery: false },
    {
      opening: order(fetched),
      first: [fetched],
      before: [random.pick(['不用送,我自己去取', '我自己去拿吧'])],
    },
  );

  const declined = mealWish();
  add(
    'a no to the read-back books nothing',
    { opening: order(declined), wishes: [declined], declines: true },
    { standing: [] },
  );
  const days = random.some(openDays, 2).sort();
  const twice = days.map((date) =>
    mealWish({ date, meal: 'lunch', items: [{ name: oneDish, quantity: 1 }], delivery: true }),
  );
  add('two days at once', {
    opening: `${sayDay(days[0]!, random)}和${sayDay(days[1]!, random)}中午都给我订${oneDish},送到家里`,
    wishes: twice,
  });
  const apart = [
    mealWish({ date: days[0], meal: 'lunch', items: [{ name: oneDish, quantity: 1 }], delivery: true }),
    mealWish({
      date: days[1],
      meal: 'dinner',
      items: [{ name: otherDishName, quantity: 1 }],
      delivery: true,
    }),
  ];
  add('two days with different dishes', {
    opening: `${sayDay(days[0]!, random)}中午${oneDish},${sayDay(days[1]!, random)}晚上${otherDishName},都送到家`,
    wishes: apart,
  });

  const call = visitWish();
  add('a visit in one sentence', { opening: visit(call), wishes: [call] });
  const when = visitWish();
  add('day and time of a visit are asked for', {
    opening: random.pick([`我想约${when.service}`, `给我叫个${when.service}`]),
    wishes: [when],
  });
  const wrong = visitWish();
  add('a service by what is wrong', {
    opening: `${random.pick(problemsOf(wrong.service))},${sayDay(wrong.date, random)}${sayTime(wrong.start, random)}`,
    wishes: [wrong],
  });
  const moved = visitWish({ start: '09:00' });
  add('the time of a visit is corrected', {
    opening: visit(moved),
    wishes: [{ ...moved, start: '14:00' }],
    first: [moved],
    before: [random.pick(['不是,下午两点', '改成下午两点'])],
  });
  const unwanted = visitWish();
  add(
    'a no to a visit books nothing',
    { opening: visit(unwanted), wishes: [unwanted], declines: true },
    { standing: [] },
  );

  const gone = mealWish({ meal: 'lunch' });
  add(
    'a meal is cancelled by its description',
    {
      opening: fill(random.pick(CANCEL_OPENINGS[part]), { which: describe(gone) }),
      target: (label) => label.includes(gone.items[0]!.name),
    },
    { booked: [gone], cancelled: [gone], standing: [] },
  );
  const goneVisit = visitWish();
  const stays = mealWish();
  add(
    'the visit goes, the meal stays',
    {
      opening: fill(random.pick(CANCEL_OPENINGS[part]), { which: describe(goneVisit) }),
      target: (label) => label.includes(goneVisit.service),
    },
    { booked: [stays, goneVisit], cancelled: [goneVisit], standing: [stays] },
  );
  const pair = random
    .some(openDays, 2)
    .map((date, n) => mealWish({ date, items: [{ name: [oneDish, otherDishName][n]!, quantity: 1 }] }));
  add(
    'which one is asked when several fit',
    {
      opening: random.pick(['帮我把订的饭退一份', '我要退饭', '有份饭不要了']),
      target: (label) => label.includes(oneDish),
    },
    { booked: pair, cancelled: [pair[0]!], standing: [pair[1]!] },
  );
  const postponed = mealWish({ date: fewDay });
  add(
    'a meal is moved to another day',
    {
      opening: fill(random.pick(CHANGE_OPENINGS[part]), {
        which: describe(postponed),
        to: sayDay(laterDay, random),
      }),
      to: sayDay(laterDay, random),
      moved: { ...postponed, date: laterDay },
      target: (label) => label.includes(postponed.items[0]!.name),
    },
    { booked: [postponed], standing: [{ ...postponed, date: laterDay }] },
  );
  const later = visitWish({ date: fewDay, start: '10:30' });
  add(
    'a visit is moved to another time',
    {
      opening: `${describe(later)}改到${sayDay(laterDay, random)}下午两点`,
      to: `${sayDay(laterDay, random)}下午两点`,
      moved: { ...later, date: laterDay, start: '14:00' },
      target: (label) => label.includes(later.service),
    },
    { booked: [later], standing: [{ ...later, date: laterDay, start: '14:00' }] },
  );

  add(
    'past the cut-off the nearest thing is offered and taken',
    {
      opening: `今天中午给我订${sayDish({ name: random.pick(plain), quantity: 1 }, random)},送到家里`,
      wishes: [mealWish()],
      takesOffers: true,
      anything: true,
    },
    { standing: 'any' },
  );
  add(
    'sold out is said, and declined',
    { opening: `${sayDay(SOLD_OUT_DAY, random)}晚上给我订一份${random.pick(plain)},送到家` },
    { standing: [] },
  );
  const asked = random.pick([
    `${sayDay(days[0]!, random)}中午有什么菜`,
    '你们有哪些服务',
    '我订了什么',
    '食堂在哪里',
  ]);
  add('a question books nothing', { opening: asked }, { standing: [] });

  const far = mealWish({ delivery: true, items: [{ name: random.pick(plain), quantity: 1 }] });
  add(
    'outside the delivery area collecting is offered',
    { opening: order(far), wishes: [{ ...far, delivery: false }], takesOffers: true },
    { elderId: FAR_ELDER, standing: [{ ...far, delivery: false }] },
  );
  if (withAllergen.length) {
    const risky = mealWish({ items: [{ name: random.pick(withAllergen), quantity: 1 }] });
    add(
      'an allergy stops the order',
      { opening: order(risky), wishes: [risky], despiteAllergy: false },
      { elderId: ALLERGIC_ELDERS[0]!, standing: [] },
    );
    add(
      'an allergy that is acknowledged does not',
      { opening: order(risky), wishes: [risky], despiteAllergy: true },
      { elderId: ALLERGIC_ELDERS[1]! },
    );
  }
  const forMother = mealWish();
  add(
    'a daughter is asked for whom',
    { opening: order(forMother), wishes: [forMother], person: random.pick(['给我妈', '我妈']) },
    { elderId: 'eld_38', byDaughter: true },
  );
  const forFather = mealWish();
  add(
    'a daughter names whom',
    { opening: `给我爸${order(forFather)}`, wishes: [forFather], person: '我爸' },
    { elderId: 'eld_39', byDaughter: true },
  );
  const sorry = mealWish();
  add(
    'the elder changes their mind half way',
    { opening: `我要订${sayDay(sorry.date, random)}的饭`, wishes: [], before: [] },
    { standing: [], elderId: somebody() },
  );
  scenarios.at(-1)!.goal.opening = random.pick([`${order(sorry)},哎,${random.pick(NO)}`]);
  return scenarios;
}
