import type { MealName } from '../../contract';
import { type Elder, elderFor } from '../households';
import { type CivilDate, formatInstant } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { type Dish, type Menu, readDiscounts, readMenus, readSitesAround } from './catalog';
import { dayDiscountsOf, type ElderFacts, momentOf, readHeld, usedOn } from './facts';
import { distanceMeters } from './place';
import { byDistance } from './plan-meal';
import { priceFor } from './pricing';
import { menuBeforeCutoff } from './rules-for-meals';
import type { MenuForElder } from './types';

const MEALS: MealName[] = ['breakfast', 'lunch', 'dinner'];

/** The menus of the canteens around an elder on a day, nearest canteen first, at this elder's prices. */
export async function listMenus(
  ctx: Ctx,
  input: { elderId: string; date: CivilDate; meal?: MealName },
): Promise<MenuForElder[]> {
  const elder = await elderWhoLooks(ctx, input.elderId);
  const day = { from: input.date, to: input.date };
  const [menus, discounts, held] = await Promise.all([
    readSitesAround(ctx, elder.region).then((sites) => readMenus(ctx, sites, { ...day, meal: input.meal })),
    readDiscounts(ctx),
    readHeld(ctx, elder.id, day),
  ]);
  const facts = { ...momentOf(ctx), elder, discounts, held, dayDiscounts: dayDiscountsOf(held) };
  return menus
    .sort((a, b) => MEALS.indexOf(a.meal) - MEALS.indexOf(b.meal) || byDistance(facts)(a, b))
    .map((menu) => forElder(menu, facts));
}

/** Looking at what there is takes either permission: to book or to view. */
export async function elderWhoLooks(ctx: Ctx, elderId: string): Promise<Elder> {
  try {
    return await elderFor(ctx, elderId, 'view');
  } catch (error) {
    if (error instanceof Problem && error.code === 'forbidden' && ctx.actor.role === 'family')
      return elderFor(ctx, elderId, 'book');
    throw error;
  }
}

function forElder(menu: Menu, facts: ElderFacts): MenuForElder {
  const { site } = menu;
  const distance = distanceMeters(facts.elder, site);
  const remaining = Math.max(0, menu.capacity - menu.taken);
  const price = (grossFen: number, deliveryFeeFen: number) =>
    priceFor({
      scope: 'meal',
      grossFen,
      deliveryFeeFen,
      date: menu.date,
      elder: facts.elder,
      discounts: facts.discounts,
      usedThatDay: usedOn(facts, menu.date),
    });
  return {
    siteId: site.id,
    siteName: site.name,
    date: menu.date,
    meal: menu.meal,
    cutoff: formatInstant(new Date(menu.cutoff)),
    cancelCutoff: formatInstant(new Date(menu.cancelCutoff)),
    capacity: menu.capacity,
    remaining,
    open: remaining > 0 && !menuBeforeCutoff(menu, facts),
    distanceMeters: distance,
    delivers: site.delivery !== null && distance <= site.delivery.radiusMeters,
    deliveryFen: price(0, site.delivery?.feeFen ?? 0).deliveryFen,
    dishes: menu.dishes.map(({ taken, ...dish }) => ({
      ...dish,
      remaining: leftOf({ ...dish, taken }, remaining),
      yourPriceFen: price(dish.priceFen, 0).payableFen,
    })),
  };
}

const leftOf = (dish: Dish, ofMenu: number): number =>
  dish.capacity === null ? ofMenu : Math.max(0, Math.min(ofMenu, dish.capacity - dish.taken));
