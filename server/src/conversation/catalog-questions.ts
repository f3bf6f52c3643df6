import {
  getDraft,
  hoursLeft,
  listMenus,
  listServices,
  listSites,
  listSlots,
  MEAL_WORDS,
  type MenuForElder,
  sayDate,
  sayMoney,
  sayTime,
} from '../bookings';
import { addDays } from '../platform/civil-time';
import { distinctDishes, fittingDishes } from './gather-meal';
import { upcoming } from './manage-bookings';
import { daysOf } from './read-order';
import { type Answer, choicesOf } from './reply';
import { sayCost, sayWhat } from './say-draft';
import type { Scene } from './scene';
import type { AskedOption } from './state';

const MEAL_ORDER = ['breakfast', 'lunch', 'dinner'];

/** 「明天中午有啥吃的」: the nearest open menu of the day and meal asked about, at this elder's prices. */
export async function tellMenu(scene: Scene): Promise<Answer> {
  const { ctx, elder, said, state } = scene;
  const today = ctx.clock.today();
  // 有软和的吗, after a menu: of the day and meal that were spoken of.
  const before = state.order?.kind === 'meal' ? state.order.bundles[0] : undefined;
  const asked = daysOf(said.when)[0] ?? (said.meals.length ? undefined : before?.days[0]);
  const meals = said.meals.length || daysOf(said.when).length ? said.meals : (before?.meals ?? []);
  const menus = asked ? await menusOn(scene, asked) : await nextMenus(scene);
  const fitting = menus.filter((menu) => !meals.length || meals.includes(menu.meal));
  const open = fitting.filter((menu) => menu.open);
  const list = open.length ? open : fitting;
  const [first] = list;
  if (!first) {
    const day = asked ? sayDate(asked, today) : '这几天';
    return {
      outcome: 'answered.catalog',
      text: `${day}附近的食堂还没有${said.meals[0] ? MEAL_WORDS[said.meals[0]] : ''}菜单。`,
    };
  }
  const same = list.filter((menu) => menu.meal === first.meal && menu.date === first.date);
  const wishes = said.needs.filter((need) => need.kind !== 'any' && need.kind !== 'usual');
  const dishes = wishes.length
    ? fittingDishes(same, wishes, elder.allergies)
    : distinctDishes(first.dishes.filter((dish) => dish.remaining > 0));
  const when = `${sayDate(first.date, today)}${MEAL_WORDS[first.meal]}`;
  if (!dishes.length)
    return {
      outcome: 'answered.catalog',
      text: wishes.length ? `${when}没有合您要求的菜。` : `${when}都订完了。`,
    };
  if (first.open && !state.draftIds.length) {
    state.order = {
      kind: 'meal',
      bundles: [{ days: [first.date], meals: [first.meal], dishes: [] }],
      needs: [],
    };
    state.asked = {
      kind: 'dish',
      options: dishes
        .slice(0, 6)
        .map(({ name }) => ({ label: name, say: name, effect: { do: 'dish', name } })),
    };
  }
  const names = dishes.slice(0, 6).map((dish) => `${dish.name}${sayMoney(dish.yourPriceFen)}`);
  const options: AskedOption[] = first.open
    ? dishes.slice(0, 3).map((dish) => ({ label: `订${dish.name}`, say: `${when}订一份${dish.name}` }))
    : [];
  const closed = first.open ? '' : '现在已经不能订了。';
  return {
    outcome: 'answered.catalog',
    text: `${when},${first.siteName}有${names.join('、')}。${closed}`,
    choices: choicesOf(options),
  };
}

async function menusOn({ ctx, elder }: Scene, date: string): Promise<MenuForElder[]> {
  const menus = await listMenus(ctx, { elderId: elder.id, date });
  return menus.sort(
    (a, b) => MEAL_ORDER.indexOf(a.meal) - MEAL_ORDER.indexOf(b.meal) || a.distanceMeters - b.distanceMeters,
  );
}

async function nextMenus(scene: Scene): Promise<MenuForElder[]> {
  const today = scene.ctx.clock.today();
  for (let n = 0; n < 7; n++) {
    const menus = (await menusOn(scene, addDays(today, n))).filter(
      (menu) => menu.open && (!scene.said.meals.length || scene.said.meals.includes(menu.meal)),
    );
    if (menus.length) return menus;
  }
  return [];
}

/** 「红烧肉多少钱」「理发要多少钱」: for this elder, with the full price beside it. Undefined when nothing of the catalog was named. */
export async function tellPrice(scene: Scene): Promise<Answer | undefined> {
  const { ctx, elder, said, state } = scene;
  const [mention] = said.services;
  if (mention?.candidates.length) {
    const services = await listServices(ctx, { elderId: elder.id });
    const named = services.filter((service) =>
      mention.candidates.some((candidate) => candidate.id === service.id),
    );
    if (named.length) {
      const [only] = named;
      // 什么时候有空, said next, is about the same one.
      if (only && named.length === 1 && !state.order && !state.draftIds.length)
        state.order = { kind: 'service', service: { id: only.id, name: only.name }, days: [] };
      const lines = named
        .slice(0, 3)
        .map(
          (s) =>
            `${s.name}${priced(s.priceFen, s.yourPriceFen)}一${s.unit}${s.hoursEligible ? ',也能用服务时长抵' : ''}${s.eligible ? '' : ',不过要有相应的照护等级才能约'}`,
        );
      return { outcome: 'answered.catalog', text: `${lines.join(';')}。` };
    }
  }
  const [dish] = said.dishes;
  const names = dish?.candidates.map((candidate) => candidate.name) ?? [];
  if (!names.length) return undefined;
  const [asked] = daysOf(said.when);
  for (let n = 0; n < 14; n++) {
    const date = asked ?? addDays(ctx.clock.today(), n);
    const found = (await listMenus(ctx, { elderId: elder.id, date })).flatMap((menu) =>
      menu.dishes.filter((d) => names.includes(d.name)).map((d) => ({ d, menu })),
    );
    if (found.length) {
      const lines = [...new Map(found.map((f) => [f.d.name, f])).values()].map(
        ({ d, menu }) => `${menu.siteName}的${d.name}${priced(d.priceFen, d.yourPriceFen)}`,
      );
      const { menu } = found[0]!;
      const delivery = menu.delivers
        ? menu.deliveryFen
          ? `,送餐另收${sayMoney(menu.deliveryFen)}`
          : ',送餐不要钱'
        : '';
      return { outcome: 'answered.catalog', text: `${lines.join(';')}${delivery}。` };
    }
    if (asked) break;
  }
  return {
    outcome: 'answered.catalog',
    text: `${asked ? sayDate(asked, ctx.clock.today()) : '这两个星期'}的菜单里没有${names.join('、')}。`,
  };
}

const priced = (full: number, yours: number): string =>
  full === yours ? sayMoney(full) : `原价${sayMoney(full)},您付${sayMoney(yours)}`;

/** 「食堂在哪里」 */
export async function tellSites(scene: Scene): Promise<Answer> {
  const { ctx, elder, said } = scene;
  const all = await listSites(ctx, { region: elder.region, near: { lat: elder.lat, lng: elder.lng } });
  const named = new Set(said.sites.flatMap((site) => site.ids));
  const kind = KINDS.find(([pattern]) => pattern.test(said.text))?.[1];
  const sites = all.filter((site) => (named.size ? named.has(site.id) : !kind || site.kind === kind));
  if (!sites.length) return { outcome: 'answered.catalog', text: '附近没有登记的这类地方。' };
  const lines = sites
    .slice(0, 3)
    .map(
      (site) =>
        `${site.name},在${site.address}${site.distanceMeters === undefined ? '' : `,离您家${sayDistance(site.distanceMeters)}`},电话${site.phone}`,
    );
  return { outcome: 'answered.catalog', text: `${lines.join(';\n')}。` };
}

const KINDS: [RegExp, string][] = [
  [/食堂|饭堂|助餐|吃饭/, 'canteen'],
  [/顾问|咨询/, 'adviser_point'],
  [/医院|卫生|诊所|看病/, 'clinic'],
  [/服务中心|日间|服务站/, 'service_center'],
];

const sayDistance = (meters: number): string =>
  meters < 1000 ? `${Math.max(50, Math.round(meters / 50) * 50)}米` : `${(meters / 1000).toFixed(1)}公里`;

/** 「能叫什么服务」 */
export async function tellServices(scene: Scene): Promise<Answer> {
  const services = (await listServices(scene.ctx, { elderId: scene.elder.id })).filter(
    (service) => service.eligible,
  );
  if (!services.length) return { outcome: 'answered.catalog', text: '这里暂时没有能约的上门服务。' };
  const names = services.slice(0, 8).map((service) => `${service.name}${sayMoney(service.yourPriceFen)}`);
  const options: AskedOption[] = services
    .slice(0, 3)
    .map((service) => ({ label: service.name, say: `我要约${service.name}` }));
  return { outcome: 'answered.catalog', text: `能约的有:${names.join('、')}。`, choices: choicesOf(options) };
}

/** 「理发什么时候有空」 */
export async function tellSlots(scene: Scene): Promise<Answer> {
  const { ctx, said, state } = scene;
  const today = ctx.clock.today();
  const service =
    said.services[0]?.candidates[0] ?? (state.order?.kind === 'service' ? state.order.service : undefined);
  if (!service) return tellServices(scene);
  const days = daysOf(said.when);
  const slots = (
    await listSlots(ctx, {
      serviceId: service.id,
      from: days[0] ?? today,
      to: days.at(-1) ?? addDays(today, 14),
    })
  ).filter((slot) => slot.open);
  if (!slots.length)
    return {
      outcome: 'answered.catalog',
      text: `${service.name}${days.length ? sayDate(days[0]!, today) : '这两个星期'}都约满了。`,
    };
  if (!state.draftIds.length)
    state.order = {
      kind: 'service',
      service: { id: service.id, name: service.name },
      days: days.slice(0, 1),
    };
  const options: AskedOption[] = slots.slice(0, 4).map(({ date, start }) => {
    const when = `${sayDate(date, today)}${sayTime(start)}`;
    return { label: when, say: when, effect: { do: 'slot', date, start } };
  });
  if (!state.draftIds.length) state.asked = { kind: 'day', options };
  return {
    outcome: 'answered.catalog',
    text: `${service.name}有空的时候:${options.map((option) => option.label).join(';')}。`,
    choices: choicesOf(options.slice(0, 3)),
  };
}

/** 「我还有几个小时」 */
export async function tellHours(scene: Scene): Promise<Answer> {
  const { ctx, elder } = scene;
  const month = ctx.clock.today().slice(0, 7);
  const hours = await hoursLeft(ctx, { elderId: elder.id, month });
  if (!hours.granted)
    return {
      outcome: 'answered.catalog',
      text: '您名下没有政府购买的服务时长。想知道能不能申请,可以问我政策。',
    };
  const reserved = hours.reserved ? `,约着没做的${hours.reserved}小时` : '';
  return {
    outcome: 'answered.catalog',
    text: `这个月一共${hours.granted}小时,用了${hours.used}小时${reserved},还剩${hours.left}小时,月底不用就清零。`,
  };
}

/** 「一共多少钱来着」: nothing was named, so of what is read back, or of the next thing booked. */
export async function tellCostAtHand(scene: Scene): Promise<Answer | undefined> {
  const { state, said, ctx } = scene;
  if (said.text.length > SHORT || /补|贴|领|报|政策|养老|津|费|保/.test(said.text)) return undefined;
  const [draftId] = state.draftIds;
  const draft = draftId && (await getDraft(ctx, { draftId }));
  if (draft) return { outcome: 'answered.catalog', text: `${sayCost(draft)}。` };
  const [booking] = await upcoming(scene);
  if (!booking) return undefined;
  return {
    outcome: 'answered.bookings',
    text: `${sayWhat(booking, ctx.clock.today())},${sayCost(booking)}。`,
    bookings: [booking],
  };
}
const SHORT = 10;
