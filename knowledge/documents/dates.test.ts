import { expect, it } from 'vitest';
import { dayBefore, findDays, isDayAlone } from './dates';

it('Days are found as officials write them.', () => {
  expect(
    findDays(
      '2021-07-20、2021年7月20日、2021/7/2、2021.12.31、二〇二一年七月二十日、二○二三年十二月三十一日',
    ),
  ).toEqual(['2021-07-20', '2021-07-20', '2021-07-02', '2021-12-31', '2021-07-20', '2023-12-31']);
});
it('What is no day is none.', () => {
  expect(findDays('2021-13-01 2021年2月30日 12021-01-01 电话2021-7200')).toEqual([]);
});
it('A line that is only a date is known from a sentence with one.', () => {
  expect([isDayAlone('　2022年6月29日'), isDayAlone('2022年6月29日起施行')]).toEqual([true, false]);
});
it('The day before the first of March in a leap year is the 29th.', () => {
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
});
