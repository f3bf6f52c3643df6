import type { CivilDate } from '../platform/civil-time';
import type { Moment } from './booking';
import type { Dish, Menu, Site } from './catalog';
import { no, type Verdict } from './rule';
import { MEAL_WORDS, sayDate, sayInstant } from './say';

export const menuExists = (
  menu: Menu | undefined,
  asked: { date: CivilDate; meal: keyof typeof MEAL_WORDS; siteName?: string },
  { today }: Moment,
): Verdict =>
  menu
    ? undefined
    : no(
        'menu_exists',
        'rule_refused',
        `${asked.siteName ?? '附近的食堂'}还没有${sayDate(asked.date, today)}${MEAL_WORDS[asked.meal]}的菜单。`,
      );

export const menuBeforeCutoff = (menu: Menu, { now, today }: Moment): Verdict =>
  now.getTime() <= Date.parse(menu.cutoff)
    ? undefined
    : no(
        'menu_before_cutoff',
        'past_cutoff',
        `${sayDate(menu.date, today)}的${MEAL_WORDS[menu.meal]}要在${sayInstant(new Date(menu.cutoff), today)}之前订,现在来不及了。`,
      );

export const dishOnMenu = (dish: Dish | undefined, menu: Menu, { today }: Moment): Verdict =>
  dish
    ? undefined
    : no(
        'dish_on_menu',
        'rule_refused',
        `${menu.site.name}${sayDate(menu.date, today)}${MEAL_WORDS[menu.meal]}没有您要的这道菜。`,
      );

export const menuHasPortions = (menu: Menu, portions: number, { today }: Moment): Verdict => {
  const left = Math.max(0, menu.capacity - menu.taken);
  if (portions <= left) return undefined;
  const which = `${menu.site.name}${sayDate(menu.date, today)}的${MEAL_WORDS[menu.meal]}`;
  return no('menu_has_portions', 'sold_out', left ? `${which}只剩${left}份了。` : `${which}已经订满了。`);
};

export const dishHasPortions = (dish: Dish, portions: number): Verdict => {
  if (dish.capacity === null) return undefined;
  const left = Math.max(0, dish.capacity - dish.taken);
  if (portions <= left) return undefined;
  return no(
    'dish_has_portions',
    'sold_out',
    left ? `${dish.name}只剩${left}份了。` : `${dish.name}已经订完了。`,
  );
};

export const siteDelivers = (site: Site): Verdict =>
  site.delivery
    ? undefined
    : no('site_delivers', 'rule_refused', `${site.name}不送餐,要自己去取,或者在那儿吃。`);

export const insideDeliveryArea = (site: Site, distance: number): Verdict =>
  !site.delivery || distance <= site.delivery.radiusMeters
    ? undefined
    : no(
        'inside_delivery_area',
        'rule_refused',
        `您家离${site.name}有${sayDistance(distance)},超出了${sayDistance(site.delivery.radiusMeters)}的送餐范围。`,
      );

const sayDistance = (meters: number) =>
  meters < 1000 ? `${Math.round(meters)}米` : `${Number((meters / 1000).toFixed(1))}公里`;
