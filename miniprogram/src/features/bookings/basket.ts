import type { Menu } from './api';

/** What was picked from one canteen's menu; an order goes to one canteen. */
export interface Basket {
  menu?: Menu;
  counts: Record<string, number>;
}

export const EMPTY: Basket = { counts: {} };

const isFrom = ({ menu }: Basket, { siteId, date, meal }: Menu) =>
  menu?.siteId === siteId && menu.date === date && menu.meal === meal;

/** The basket with so many of a dish; one from another menu begins anew. */
export function put(basket: Basket, menu: Menu, dishId: string, count: number): Basket {
  const counts = { ...(isFrom(basket, menu) ? basket.counts : {}), [dishId]: count };
  const some = Object.values(counts).some((each) => each > 0);
  return some ? { menu, counts } : EMPTY;
}

export const countOf = (basket: Basket, menu: Menu, dishId: string): number =>
  isFrom(basket, menu) ? (basket.counts[dishId] ?? 0) : 0;

export const itemsOf = ({ counts }: Basket): { dishId: string; quantity: number }[] =>
  Object.entries(counts)
    .filter(([, quantity]) => quantity > 0)
    .map(([dishId, quantity]) => ({ dishId, quantity }));
