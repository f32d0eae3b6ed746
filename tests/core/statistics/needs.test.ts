import { expect, test } from 'vitest';
import { allocation } from '#core/statistics/allocation';
import { borich, type Ratings } from '#core/statistics/borich';
import { ciMean } from '#core/statistics/ciMean';
import { ciProportion } from '#core/statistics/ciProportion';
import { cochran } from '#core/statistics/cochran';
import { dif } from '#core/statistics/dif';
import { hennessyHicks } from '#core/statistics/hennessyHicks';
import { type Counted, minN } from '#core/statistics/minN';
import { performanceProblem, type Situation } from '#core/statistics/performanceProblem';
import { priorityIndices } from '#core/statistics/priorityIndices';
import { smallCells } from '#core/statistics/smallCells';
import { agree, flat, type Input } from './oracle.ts';

test('borich agrees with R, ranks and ties included', () => {
  agree('borich', (input: Ratings) => borich.compute(input).value);
});

test('borich warns where the ordinal order is another one, and where few answered', () => {
  const pair = { importance: [[5], [4]], mastery: [[1], [2]] };
  expect(borich.compute(pair)).toMatchObject({ n: 2, missing: 0, caution: 'few-cases' });
  expect(borich.compute({ importance: [[null]], mastery: [[2]] })).toMatchObject({
    value: undefined,
    n: 0,
    missing: 1,
    caution: 'no-pair',
  });
  const steady = [5, 5, 5, 5, 5, 5].map((importance) => [importance, 1, 1, 1, 1, 2]);
  const gaps = [4, 4, 4, 4, 5, 5].map((first) => [first, 0, 0, 0, 0, 1]);
  const figure = borich.compute({ importance: steady, mastery: gaps });
  expect(figure.value?.map(({ caution }) => caution)[0]).toBe('orders-differ');
  expect(figure.caution).toBe('orders-differ');
});

test('priority indices agree', () => {
  agree('priority_indices', (input: Input<typeof priorityIndices>) => priorityIndices.compute(input).value);
});

test('priorities that depend on the index are told, and a composite is a weighted mean', () => {
  const low = [1, 2, 3, 4, 5].map((at) => ({ id: `low${at}`, importance: 1 + at / 10, mastery: 0.1 }));
  const high = [1, 2, 3, 4, 5].map((at) => ({ id: `high${at}`, importance: 5, mastery: 2 + at / 10 }));
  expect(priorityIndices.compute({ items: [...low, ...high] }).caution).toBe('sensitive-to-index');
  expect(priorityIndices.compute({ items: low }).caution).toBeUndefined();
  const items = [{ id: 'a', importance: 4, mastery: 2, criteria: { risk: 1, frequency: 0.5 } }];
  const figure = priorityIndices.compute({ items, weights: { risk: 3, frequency: 1 } });
  expect(figure.value?.[0]).toMatchObject({ composite: 0.875, compositeRank: 1 });
  expect(priorityIndices.compute({ items, weights: { risk: 3, cost: 1 } }).value?.[0]?.composite).toBeUndefined();
});

test('hennessy-hicks agrees with R', () => {
  const inputs = { performance: 'mastery' };
  agree('hennessy_hicks', (input: Input<typeof hennessyHicks>) => hennessyHicks.compute(input).value, { inputs });
});

test('dif follows its table, or the one of the project', () => {
  agree('dif', (input: Input<typeof dif>) => dif.compute(input).value);
  const rare = { difficult: false, important: true, frequent: false };
  expect(dif.compute(rare).value?.decision).toBe('train-and-refresh');
  expect(dif.compute({ ...rare, important: false }).value?.decision).toBe('do-not-train');
  expect(dif.compute({ ...rare, table: [{ ...rare, decision: 'job-aid' }] }).value?.decision).toBe('job-aid');
  expect(dif.compute({ ...rare, table: [] }).value).toBeUndefined();
});

test('performance problems get the solutions of the oracle, in order', () => {
  agree('performance_problem', (input: Situation) => performanceProblem.compute(input).value);
});

test('the three performance problems of case A', () => {
  const real = { gap: true, important: true };
  const virtual = performanceProblem.compute({ ...real, resourcesMissing: true, skillDeficiency: true });
  expect(virtual.value).toEqual({ solutions: ['provide-resources', 'training'], trainingNeeded: true });
  const cold = performanceProblem.compute({ ...real, noConsequence: true, skillDeficiency: true });
  expect(cold.value).toEqual({ solutions: ['create-consequence', 'training'], trainingNeeded: true });
  const late = performanceProblem.compute({ ...real, expectationsUnclear: true, quickFixSufficient: true });
  expect(late.value).toEqual({ solutions: ['clarify-expectations'], trainingNeeded: false });
});

test('cochran agrees with scipy', () => {
  agree('cochran', (input: Input<typeof cochran>) => flat(cochran.compute(input)), {
    inputs: { N: 'population', p: 'proportion', e: 'margin', conf: 'confidence', sd: 'deviation', rr: 'responseRate' },
    names: { n: 'answers', n_fpc: 'nFinite', n_invited: 'invited' },
  });
  expect(cochran.compute({ population: 25 }).caution).toBe('take-census');
});

test('allocation agrees, whole strata, minima and equal remainders included', () => {
  agree('allocation', (input: Input<typeof allocation>) => flat(allocation.compute(input)), {
    inputs: { N: 'size', sd: 'deviation', n: 'total', min_per_stratum: 'minimum' },
    names: { n_h: 'taken' },
  });
});

test('a stratum asked for more than it has is taken whole and the rest is shared again', () => {
  const strata = [
    { size: 4, deviation: 90 },
    { size: 500, deviation: 2 },
    { size: 300, deviation: 1 },
  ];
  const { value } = allocation.compute({ strata, total: 50, method: 'neyman' });
  expect(value?.taken).toEqual([4, 35, 11]);
});

test('intervals agree with R', () => {
  const inputs = { conf: 'confidence' };
  agree('ci_mean', (input: Input<typeof ciMean>) => flat(ciMean.compute(input)), { inputs });
  agree('ci_proportion', (input: Input<typeof ciProportion>) => flat(ciProportion.compute(input)), { inputs });
  expect(ciMean.compute({ values: [4, 4, 4] }).caution).toBe('flat');
});

test('small cells are masked until none can be worked out', () => {
  agree('small_cells', (input: Input<typeof smallCells>) => flat(smallCells.compute(input)));
});

test('the crossing of case A goes out with its margins only', () => {
  const table = [
    [3, 3, 4],
    [4, 8, 2],
  ];
  const { value } = smallCells.compute({ table });
  expect(value).toMatchObject({ publishable: true, rowTotals: [10, 14], colTotals: [7, 11, 6], grandTotal: 24 });
  expect(value?.published?.flat().every((count) => count === undefined)).toBe(true);
});

test('minimum numbers follow the table', () => {
  const names: Record<string, Counted> = {
    paired_t: 'paired-t',
    kr20: 'reliability',
    discrimination_27: 'discrimination',
    group_mean_display: 'group-mean',
    percent_display: 'percentage',
    angoff_se: 'angoff-error',
  };
  agree(
    'min_n',
    ({ statistic, n }: { statistic: string; n: number }) =>
      minN.compute({ figure: names[statistic] ?? (statistic as Counted), n }).value,
  );
});
