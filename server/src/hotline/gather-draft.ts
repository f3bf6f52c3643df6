import type { MealName } from '../../contract';
import { draftBooking, listMenus, MEAL_WORDS, sayDate, sayItems, sayMoney, sayTime } from '../bookings';
import type { Elder } from '../households';
import type { Ctx } from '../platform/context';
import { loadPrompt } from '../platform/prompts';
import type { Understanding } from '../understanding';
import type { Gathered } from './suggestion';

const readBack = loadPrompt('hotline/read-back');

/** What the call has settled so far; JSON in the call's row. */
export type Slots = Omit<Gathered, 'missing' | 'draft' | 'readBack' | 'refusals'>;

/** Takes what a sentence adds; a later word on the same thing replaces the earlier. Nothing is guessed. */
export function addToSlots(slots: Slots | undefined, said: Understanding): Slots | undefined {
  const act = said.acts[0]!;
  const wantsMeal = act.kind === 'order_meal';
  const wantsService = act.kind === 'order_service';
  if (!slots && !wantsMeal && !wantsService) return undefined;
  const adds = said.delivery || said.dishes.length || said.services.length || said.meals.length;
  if (act.kind === 'no' && slots && !adds) return undefined;
  const next: Slots =
    slots && !(wantsService && slots.kind === 'meal') && !(wantsMeal && slots.kind === 'service')
      ? { ...slots, dishes: [...slots.dishes] }
      : { kind: wantsService ? 'service' : 'meal', dishes: [] };

  if (said.when.kind === 'known') {
    next.date = said.when.days[0] ?? next.date;
    next.start = said.when.time?.start ?? next.start;
  }
  if (said.meals.length === 1) next.meal = said.meals[0];
  if (said.delivery) next.delivery = said.delivery === 'delivery';
  const removed = namesOf(said.change?.remove ?? []);
  next.dishes = next.dishes.filter(({ name }) => !removed.includes(name));
  for (const dish of meant(said)) {
    const [name] = namesOf([dish]);
    if (!name || removed.includes(name)) continue;
    next.dishes = [
      ...next.dishes.filter((known) => known.name !== name),
      { name, quantity: dish.quantity ?? 1 },
    ];
  }
  const [service] = said.services;
  if (next.kind === 'service' && service?.candidates.length === 1) next.service = service.candidates[0];
  return next;
}

type Dish = Understanding['dishes'][number];

/** Dishes that the catalog leaves no doubt about. */
const namesOf = (dishes: Dish[]): string[] =>
  dishes.flatMap(({ candidates }) => (candidates.length === 1 ? candidates[0]!.name : []));

/** 「红烧肉,不对,清蒸鱼」: where a slip of the tongue is taken back, what comes after it counts. */
function meant({ text, dishes }: Understanding): Dish[] {
  const back = Math.max(...['不对', '说错了', '讲错了', '不不'].map((words) => text.lastIndexOf(words)));
  const after = dishes.filter(({ evidence }) => text.indexOf(evidence, back) > back);
  return back >= 0 && after.length ? after : dishes;
}

/** The slots with what is missing, or the draft once nothing is. The rules are the same as for everyone. */
export async function gather(ctx: Ctx, elder: Elder, slots: Slots): Promise<Gathered> {
  const missing = slots.kind === 'meal' ? missingForMeal(slots) : missingForService(slots);
  if (missing.length) return { ...slots, missing };
  const result =
    slots.kind === 'meal' ? await draftMeal(ctx, elder, slots) : await draftService(ctx, elder, slots);
  if (!result) return { ...slots, missing: [], refusals: ['那一天附近的食堂没有这几样菜。'] };
  if (!result.ok)
    return { ...slots, missing: [], refusals: result.refusals.map((refusal) => refusal.reason) };
  const { draft } = result;
  const when = `${sayDate(draft.date, ctx.clock.today())}${draft.meal ? MEAL_WORDS[draft.meal] : ''}${draft.start ? sayTime(draft.start) : ''}`;
  const what = draft.items ? sayItems(draft.items) : draft.title;
  const how = draft.kind === 'meal' ? (draft.delivery ? ',送到家' : ',自己去取') : '';
  return {
    ...slots,
    missing: [],
    draft,
    readBack: readBack.fill({ draft: `${when},${what}${how},一共${sayMoney(draft.payableFen)}` }),
  };
}

const missingForMeal = (slots: Slots): string[] =>
  [
    !slots.date && '哪一天',
    !slots.meal && '哪一顿',
    !slots.dishes.length && '吃什么',
    slots.delivery === undefined && '送到家还是自己取',
  ].filter((part) => part !== false);

const missingForService = (slots: Slots): string[] =>
  [!slots.service && '哪项服务', !slots.date && '哪一天', !slots.start && '几点'].filter(
    (part) => part !== false,
  );

async function draftMeal(ctx: Ctx, elder: Elder, slots: Slots) {
  const meal = slots.meal as MealName;
  const menus = await listMenus(ctx, { elderId: elder.id, date: slots.date!, meal });
  for (const menu of menus) {
    const items = slots.dishes.map(({ name, quantity }) => ({
      dishId: menu.dishes.find((dish) => dish.name === name)?.id,
      quantity,
    }));
    if (items.some((item) => !item.dishId)) continue;
    return draftBooking(ctx, {
      kind: 'meal',
      elderId: elder.id,
      siteId: menu.siteId,
      date: slots.date!,
      meal,
      delivery: slots.delivery!,
      items: items.map(({ dishId, quantity }) => ({ dishId: dishId!, quantity })),
    });
  }
  return undefined;
}

const draftService = (ctx: Ctx, elder: Elder, slots: Slots) =>
  draftBooking(ctx, {
    kind: 'service',
    elderId: elder.id,
    serviceId: slots.service!.id,
    date: slots.date!,
    start: slots.start!,
  });
