import { describe, expect, it } from 'vitest';
import type { Menu } from './api';
import { countOf, EMPTY, itemsOf, put } from './basket';

const menu = (siteId: string, meal: Menu['meal'] = 'lunch'): Menu => ({
  siteId,
  siteName: siteId,
  date: '2026-11-25',
  meal,
  cutoff: '2026-11-24T17:00:00+08:00',
  dishes: [],
});

describe('the basket', () => {
  it('keeps what was picked from one canteen', () => {
    const basket = put(put(EMPTY, menu('a'), 'pork', 1), menu('a'), 'rice', 2);
    expect(itemsOf(basket)).toEqual([
      { dishId: 'pork', quantity: 1 },
      { dishId: 'rice', quantity: 2 },
    ]);
  });

  it('begins anew with another canteen or another meal, since an order goes to one', () => {
    const first = put(EMPTY, menu('a'), 'pork', 1);
    expect(itemsOf(put(first, menu('b'), 'fish', 1))).toEqual([{ dishId: 'fish', quantity: 1 }]);
    expect(countOf(first, menu('a', 'dinner'), 'pork')).toBe(0);
  });

  it('is empty again when the last portion is taken out', () => {
    expect(put(put(EMPTY, menu('a'), 'pork', 1), menu('a'), 'pork', 0)).toEqual(EMPTY);
  });
});
