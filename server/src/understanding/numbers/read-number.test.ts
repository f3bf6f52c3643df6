import { expect, test } from 'vitest';
import { readNumber } from './read-number';
import { readQuantity } from './read-quantity';

test('numbers are read as people say them', () => {
  const said: [string, number][] = [
    ['两百零五', 205],
    ['一百二', 120],
    ['廿三', 23],
    ['俩', 2],
    ['仨', 3],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['一百零二', 102],
    ['一百一十', 110],
    ['两千五', 2500],
    ['一万二', 12000],
    ['二零二六', 2026],
    ['三万零五', 30005],
    ['一千零二十', 1020],
    ['卅', 30],
    ['12.5', 12.5],
    ['零', 0],
    ['两百', 200],
    ['一百二十五', 125],
  ];
  for (const [words, value] of said) expect([words, readNumber(words)]).toEqual([words, value]);
});

test('what is no number stays none, and two guesses are not a number', () => {
  for (const words of ['三四', '好', '', '红烧肉', '百']) expect(readNumber(words)).toBeUndefined();
});

test('portions are read with halves and rough counts', () => {
  expect(readQuantity('来两份')).toMatchObject({ value: 2, unit: '份', about: false });
  expect(readQuantity('要俩')).toMatchObject({ value: 2 });
  expect(readQuantity('半斤饺子')).toMatchObject({ value: 0.5, unit: '斤' });
  expect(readQuantity('一个半')).toMatchObject({ value: 1.5 });
  expect(readQuantity('十来个')).toMatchObject({ value: 10, about: true });
  expect(readQuantity('第二个')).toBeUndefined();
});
