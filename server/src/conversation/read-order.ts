import type { DayPart, DishMention, OrderPart, Understanding, When } from '../understanding';
import type { Bundle, MealOrder, Order, ServiceOrder, Wanted } from './state';

/** The order in what was said, on its own. */
export function newMealOrder(said: Understanding): MealOrder {
  const parts = said.parts.length ? withoutStory(said.parts) : [partOf(said)];
  const bundles = parts.map(
    (part): Bundle => ({
      days: daysOf(part.when),
      meals: part.meals,
      dishes: wantedOf(part.dishes, part.quantity ?? said.quantity),
    }),
  );
  return {
    kind: 'meal',
    bundles: bundles.length ? bundles : [{ days: [], meals: [], dishes: [] }],
    needs: said.needs,
    ...deliveryOf(said),
    ...(said.sites.length === 1 && said.sites[0]!.ids.length === 1 && { siteId: said.sites[0]!.ids[0] }),
    ...(said.address && { address: said.address }),
  };
}

export function newServiceOrder(said: Understanding): ServiceOrder {
  const order: ServiceOrder = { kind: 'service', days: [] };
  return mergeService(order, said);
}

/** What is said later about the same order: fills what is missing, replaces what is said again. */
export function mergeMeal(order: MealOrder, said: Understanding): MealOrder {
  return {
    ...order,
    bundles: mergedBundles(order, said),
    needs: said.needs.length ? said.needs : order.needs,
    ...deliveryOf(said),
    ...(said.sites.length === 1 && said.sites[0]!.ids.length === 1 && { siteId: said.sites[0]!.ids[0] }),
    ...(said.address && { address: said.address }),
  };
}

function mergedBundles({ bundles }: MealOrder, said: Understanding): Bundle[] {
  const [first] = bundles;
  // Several days with what is wanted on each: the whole order anew.
  const parts = withoutStory(said.parts);
  if (parts.length > 1 && parts.every((part) => part.when.days.length > 0))
    return parts.map((part) => {
      const dishes = wantedOf(part.dishes, part.quantity);
      return {
        days: part.when.days,
        meals: part.meals.length ? part.meals : (first?.meals ?? []),
        dishes: dishes.length ? dishes : (first?.dishes ?? []),
      };
    });
  const days = daysOf(said.when);
  const wanted = wantedOf(said.dishes, said.quantity);
  const filled = (bundle: Bundle): Bundle => ({
    ...bundle,
    meals: said.meals.length ? said.meals : bundle.meals,
    dishes: wanted.length
      ? wanted
      : said.quantity && bundle.dishes.length === 1
        ? [{ ...bundle.dishes[0]!, quantity: said.quantity }]
        : bundle.dishes,
  });
  const filling = wanted.length > 0 || said.meals.length > 0 || said.quantity !== undefined;
  if (filling && someOf(days, bundles)) {
    // 后天的换成鱼: the other days stay as they are; saying again what stands there already means only that.
    const single = bundles.flatMap((bundle) => bundle.days.map((day) => ({ ...bundle, days: [day] })));
    const after = single.map((bundle) => (days.includes(bundle.days[0]!) ? filled(bundle) : bundle));
    return JSON.stringify(after) === JSON.stringify(single)
      ? single.filter((bundle) => days.includes(bundle.days[0]!))
      : after;
  }
  return bundles.map((bundle, n) =>
    filled(days.length && (n === 0 || bundles.length === 1) ? { ...bundle, days } : bundle),
  );
}

/** 早上我去公园 … 明天中午红烧肉: a time of day beside a whole order, with neither day nor dish, is no order. */
const withoutStory = (parts: OrderPart[]): OrderPart[] =>
  parts.some((part) => part.dishes.length && part.when.days.length)
    ? parts.filter((part) => part.dishes.length || part.when.days.length)
    : parts;

/** Some of the days ordered for, and not all of them. */
const someOf = (days: string[], bundles: Bundle[]): boolean => {
  const ordered = new Set(bundles.flatMap((bundle) => bundle.days));
  return days.length > 0 && days.length < ordered.size && days.every((day) => ordered.has(day));
};

/** The order without those days and meals; undefined when it has none of them, empty when nothing is left. */
export function withoutDays(order: MealOrder, said: Understanding): MealOrder | undefined {
  const days = daysOf(said.when);
  const single = order.bundles.flatMap((bundle) =>
    bundle.days.flatMap((day) => bundle.meals.map((meal) => ({ ...bundle, days: [day], meals: [meal] }))),
  );
  const kept = single.filter(
    (bundle) =>
      !(
        (!days.length || days.includes(bundle.days[0]!)) &&
        (!said.meals.length || said.meals.includes(bundle.meals[0]!))
      ),
  );
  return kept.length === single.length ? undefined : { ...order, bundles: kept };
}

export function mergeService(order: ServiceOrder, said: Understanding): ServiceOrder {
  const days = daysOf(said.when);
  const [mention] = said.services;
  const service =
    mention?.candidates.length === 1
      ? { id: mention.candidates[0]!.id, name: mention.candidates[0]!.name }
      : order.service;
  const time = said.when.time;
  const stretch = stretchOf(said.when);
  const start = time && !time.end ? time.start : undefined;
  return {
    ...order,
    ...(service && { service }),
    ...(days.length && { days }),
    // A new day asks for its time anew, unless one was said with it.
    ...(days.length && !start && order.days.length && days[0] !== order.days[0] && { start: undefined }),
    ...(start && { start }),
    ...stretch,
    ...(said.useHours !== undefined && { useHours: said.useHours }),
    ...(said.address && { address: said.address }),
  };
}

/** What a correction changes: dishes swapped, added, taken off, a number of portions more or fewer, or any other slot. */
export function changeMeal(order: MealOrder, said: Understanding): MealOrder {
  const { change } = said;
  const merged = mergeMeal(order, {
    ...said,
    dishes: change && (change.add.length || change.remove.length) ? [] : said.dishes,
  });
  if (!change) return merged;
  const removed = new Set(
    change.remove.flatMap((dish) => dish.candidates.map((candidate) => candidate.name)),
  );
  const added = wantedOf(change.add, undefined);
  const swapped = added.length > 0 && change.remove.length > 0;
  return {
    ...merged,
    bundles: merged.bundles.map((bundle) => {
      const kept = bundle.dishes.filter((dish) => !removed.has(dish.name));
      const quantities = new Map([...kept, ...added].map((dish) => [dish.name, dish.quantity]));
      const dishes =
        change.remove.length || change.add.length
          ? [...quantities].map(([name, quantity]) => ({ name, quantity }))
          : bundle.dishes;
      const dropped = bundle.dishes.find((dish) => removed.has(dish.name));
      const withQuantity =
        swapped && dropped && dropped.quantity > 1
          ? dishes.map((dish) =>
              added.some((a) => a.name === dish.name && a.quantity === 1)
                ? { ...dish, quantity: dropped.quantity }
                : dish,
            )
          : dishes;
      return { ...bundle, dishes: change.delta ? withDelta(withQuantity, change.delta) : withQuantity };
    }),
  };
}

const withDelta = (dishes: Wanted[], delta: number): Wanted[] =>
  dishes.length === 1 ? [{ ...dishes[0]!, quantity: Math.max(1, dishes[0]!.quantity + delta) }] : dishes;

/** A dish that several names fit, or none: to be asked about. */
export const doubtfulDish = (dishes: DishMention[]): DishMention | undefined =>
  dishes.find((dish) => dish.candidates.length !== 1);

export const doubtfulDishOf = (said: Understanding): DishMention | undefined =>
  doubtfulDish([...said.dishes, ...(said.change?.add ?? [])]);

/** Did this say anything that fills an order of that kind? */
export function fills(order: Order, said: Understanding): boolean {
  const common = said.when.kind !== 'none' || said.address !== undefined;
  if (order.kind === 'service') return common || said.services.length > 0 || said.useHours !== undefined;
  return (
    common ||
    said.meals.length > 0 ||
    said.dishes.length > 0 ||
    said.quantity !== undefined ||
    said.delivery !== undefined ||
    said.needs.length > 0 ||
    said.sites.length > 0
  );
}

export const daysOf = (when: When): string[] =>
  when.kind === 'ask' && when.ask?.about === 'day' ? [] : when.days;

const wantedOf = (dishes: DishMention[], quantity: number | undefined): Wanted[] =>
  dishes
    .filter((dish) => dish.candidates.length === 1)
    .map((dish) => ({
      name: dish.candidates[0]!.name,
      quantity: dish.quantity ?? (dishes.length === 1 ? quantity : undefined) ?? 1,
    }));

const partOf = (said: Understanding): OrderPart => ({
  when: said.when,
  meals: said.meals,
  dishes: said.dishes,
  quantity: said.quantity,
});

const deliveryOf = (said: Understanding) =>
  said.delivery ? { delivery: said.delivery === 'delivery', wayUnsaid: false } : {};

/** 上午, 两点到四点: the stretch of the day that was said; empty for a point in time. */
export const stretchOf = ({ time, part }: When): { from?: string; to?: string } => {
  if (time) return time.end ? { from: time.start, to: time.end } : {};
  return part ? STRETCH[part] : {};
};

const STRETCH: Record<DayPart, { from?: string; to?: string }> = {
  dawn: { from: '05:00', to: '09:00' },
  morning: { from: '06:00', to: '12:00' },
  noon: { from: '11:00', to: '14:00' },
  afternoon: { from: '12:00', to: '18:00' },
  evening: { from: '17:00', to: '21:00' },
  night: { from: '18:00', to: '24:00' },
};
