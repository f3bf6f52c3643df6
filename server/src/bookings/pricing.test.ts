import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDiscount } from '../../testing/catalog-fixtures';
import { type PriceFacts, priceFor } from './pricing';

const price = (over: Partial<PriceFacts>) =>
  priceFor({
    scope: 'meal',
    grossFen: 1500,
    deliveryFeeFen: 300,
    date: '2026-11-25',
    elder: { birthDate: '1946-11-25', region: '320213', identities: [] },
    discounts: [],
    usedThatDay: new Set(),
    ...over,
  });
const titles = (over: Partial<PriceFacts>) => price(over).subsidyLines.map((line) => line.title);

describe('the price', () => {
  it('takes the best discount alone, and names it', () => {
    const discounts = [
      aDiscount({ id: 'a', title: '减3元', value: 300 }),
      aDiscount({ id: 'b', title: '六折', kind: 'percent', value: 40, policyId: 'pol_1' }),
      aDiscount({ id: 'c', title: '减5元', value: 500 }),
    ];
    expect(price({ discounts })).toMatchObject({
      subsidyFen: 600,
      payableFen: 1200,
      subsidyLines: [{ title: '六折', fen: 600, policyId: 'pol_1' }],
    });
  });

  it('adds free delivery to any discount', () => {
    const discounts = [
      aDiscount(),
      aDiscount({ id: 'f', title: '免送餐费', kind: 'free_delivery', value: 0 }),
    ];
    expect(price({ discounts })).toMatchObject({ deliveryFen: 0, subsidyFen: 500, payableFen: 1000 });
    expect(titles({ discounts })).toEqual(['70岁以上每餐减5元', '免送餐费']);
    expect(titles({ discounts, deliveryFeeFen: 0 })).toEqual(['70岁以上每餐减5元']);
  });

  it('never goes below nothing', () => {
    expect(price({ discounts: [aDiscount({ value: 9900 })], deliveryFeeFen: 0 })).toMatchObject({
      subsidyFen: 1500,
      payableFen: 0,
    });
  });

  it('counts both ends of an age band, on the day of the meal', () => {
    const at80 = [aDiscount({ minAge: 80, maxAge: 80 })];
    expect(titles({ discounts: at80, date: '2026-11-24' })).toEqual([]);
    expect(titles({ discounts: at80, date: '2026-11-25' })).toHaveLength(1);
    expect(titles({ discounts: at80, date: '2027-11-24' })).toHaveLength(1);
    expect(titles({ discounts: at80, date: '2027-11-25' })).toEqual([]);
  });

  it('asks for one of the identities, and for the region or one that holds it', () => {
    const elder = { birthDate: '1946-01-01', region: '320213', identities: ['低保'] };
    expect(titles({ elder, discounts: [aDiscount({ identities: ['特困', '低保'] })] })).toHaveLength(1);
    expect(titles({ elder, discounts: [aDiscount({ identities: ['特困'] })] })).toEqual([]);
    for (const region of ['320213', '320200', '320000', '100000'])
      expect(titles({ elder, discounts: [aDiscount({ region })] })).toHaveLength(1);
    for (const region of ['320211', '330200', '310000'])
      expect(titles({ elder, discounts: [aDiscount({ region })] })).toEqual([]);
  });

  it('leaves out what is for another scope and what the day has used up', () => {
    expect(titles({ discounts: [aDiscount({ scope: 'service' })] })).toEqual([]);
    const daily = aDiscount({ per: 'day' });
    expect(price({ discounts: [daily] }).dayDiscountIds).toEqual(['dsc_70']);
    expect(price({ discounts: [daily], usedThatDay: new Set(['dsc_70']) })).toMatchObject({
      subsidyFen: 0,
      dayDiscountIds: [],
    });
  });

  it('always adds up, whatever the discounts', () => {
    const discount = fc
      .record({
        id: fc.string({ minLength: 1 }),
        kind: fc.constantFrom('amount' as const, 'percent' as const, 'free_delivery' as const),
        value: fc.nat(100),
        minAge: fc.option(fc.nat(100)),
        per: fc.constantFrom('meal' as const, 'day' as const),
      })
      .map(aDiscount);
    fc.assert(
      fc.property(fc.array(discount), fc.nat(5000), fc.nat(500), (discounts, grossFen, deliveryFeeFen) => {
        const got = price({ discounts, grossFen, deliveryFeeFen });
        expect(got.payableFen).toBe(grossFen - got.subsidyFen + got.deliveryFen);
        expect(got.payableFen).toBeGreaterThanOrEqual(0);
        expect(got.subsidyLines.reduce((sum, line) => sum + line.fen, 0)).toBe(got.subsidyFen);
        for (const one of discounts.filter((each) => each.kind === 'amount' && each.minAge === null))
          expect(got.subsidyFen).toBeGreaterThanOrEqual(Math.min(one.value, grossFen));
      }),
    );
  });
});
