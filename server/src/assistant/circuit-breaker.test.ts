import { expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker';

it('stops asking after three failures, tries one turn after the pause, and closes when that works', () => {
  let now = 0;
  const breaker = new CircuitBreaker(3, 1000, () => now);
  for (let i = 0; i < 3; i++) {
    expect(breaker.admits()).toBe(true);
    breaker.failed();
  }
  expect(breaker.admits()).toBe(false);
  now = 1001;
  expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  breaker.failed();
  now = 1500;
  expect(breaker.admits()).toBe(false);
  now = 2600;
  expect(breaker.admits()).toBe(true);
  breaker.succeeded();
  expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
});
