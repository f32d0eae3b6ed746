import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaShare } from '#core/statistics/numerics/beta';
import { exp, log } from '#core/statistics/numerics/elementary';
import { logGamma } from '#core/statistics/numerics/gamma';
import { normalQuantile, normalShare, normalTail } from '#core/statistics/numerics/normal';
import { meanRanks, raceRanks } from '#core/statistics/numerics/ranks';
import { noncentralShare, studentP, studentQuantile } from '#core/statistics/numerics/student';
import { sum } from '#core/statistics/numerics/sum';

const near = (value: number, expected: number, tolerance = 1e-13) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(tolerance * Math.abs(expected));

test('exp and log are within two units of the last place of the host', () => {
  fc.assert(fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => void near(exp(x), Math.exp(x), 5e-16)));
  const positive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
  fc.assert(fc.property(positive, (x) => void near(log(x), Math.log(x), 5e-16)));
  expect([exp(0), exp(-1000), exp(1000), log(1), log(0), log(Infinity)]).toEqual([
    1,
    0,
    Infinity,
    0,
    -Infinity,
    Infinity,
  ]);
  expect(log(-1)).toBeNaN();
});

test('a sum is exact and forgets the order of its terms', () => {
  expect(sum([0.1, 0.2, 0.3])).toBe(0.6);
  expect(sum([1e100, 1, -1e100, 1e-3])).toBe(1.001);
  expect(sum([1, 2 ** -53, 2 ** -106])).toBe(1 + 2 ** -52);
  expect(sum([])).toBe(0);
  const terms = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 30 });
  fc.assert(fc.property(terms, (values) => void expect(sum([...values].reverse())).toBe(sum(values))));
});

test('laws at points known to more digits than we need', () => {
  near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)));
  near(logGamma(101), 363.7393755555635, 1e-14);
  near(normalQuantile(0.975), 1.959963984540054);
  near(normalQuantile(0.01), -2.3263478740408408);
  near(normalTail(6), 9.865876450376946e-10, 1e-12);
  near(normalShare(-1), 0.158655253931457, 1e-12);
  near(studentQuantile(0.95, 7), 2.364624251592785);
  near(studentQuantile(0.95, 1), 12.706204736174698);
  near(studentP(2, 1), 1 - (2 / Math.PI) * Math.atan(2));
  near(betaShare(2, 3, 0.4), 0.5248);
  near(noncentralShare(2, 10, 0), 1 - studentP(2, 10) / 2, 1e-12);
  near(noncentralShare(1.5, 9, 2), 0.3043233125202621, 1e-12);
  near(noncentralShare(8, 59, 3), 0.9999746446805299, 1e-12);
  near(noncentralShare(1.5, 9, 2) + noncentralShare(-1.5, 9, -2), 1, 1e-12);
});

test('ranks of a race, and mean ranks', () => {
  expect(raceRanks([3, 5, undefined, 5, 0.1 + 0.2, 0.3])).toEqual([3, 1, undefined, 1, 4, 4]);
  expect(meanRanks([2, 1, 2, 9])).toEqual([2.5, 1, 2.5, 4]);
});
