import { expect, test } from 'vitest';
import { allocation } from '#core/statistics/allocation';
import { borich } from '#core/statistics/borich';
import { ciMean } from '#core/statistics/ciMean';
import { ciProportion } from '#core/statistics/ciProportion';
import { cochran } from '#core/statistics/cochran';
import { dif } from '#core/statistics/dif';
import { hennessyHicks } from '#core/statistics/hennessyHicks';
import { minN, thresholds, type Counted } from '#core/statistics/minN';
import { performanceProblem } from '#core/statistics/performanceProblem';
import { priorityIndices } from '#core/statistics/priorityIndices';
import { smallCells } from '#core/statistics/smallCells';
import { expectAgreement, flat, oracle } from './oracle.ts';

test('borich agrees with R, ranks and ties included', () => {
  for (const { id, input, expected } of oracle('borich').cases) {
    expectAgreement(borich.compute(input).value, expected, id);
  }
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
  for (const { id, input, expected } of oracle('priority_indices').cases) {
    expectAgreement(priorityIndices.compute(input).value, expected, id);
  }
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
  for (const { id, input, expected } of oracle('hennessy_hicks').cases) {
    const { importance, performance, cut } = input;
    expectAgreement(hennessyHicks.compute({ importance, mastery: performance, cut }).value, expected, id);
  }
});

test('dif follows its table, or the one of the project', () => {
  for (const { id, input, expected } of oracle('dif').cases) expectAgreement(dif.compute(input).value, expected, id);
  const rare = { difficult: false, important: true, frequent: false };
  expect(dif.compute(rare).value?.decision).toBe('train-and-refresh');
  expect(dif.compute({ ...rare, important: false }).value?.decision).toBe('do-not-train');
  expect(dif.compute({ ...rare, table: [{ ...rare, decision: 'job-aid' }] }).value?.decision).toBe('job-aid');
  expect(dif.compute({ ...rare, table: [] }).value).toBeUndefined();
});

test('performance problems get the solutions of the oracle, in order', () => {
  const names: Record<string, string> = {
    expectations_unclear: 'expectationsUnclear',
    resources_missing: 'resourcesMissing',
    no_feedback: 'noFeedback',
    quick_fix_sufficient: 'quickFixSufficient',
    performance_punished: 'performancePunished',
    non_performance_rewarded: 'nonPerformanceRewarded',
    no_consequence: 'noConsequence',
    skill_deficiency: 'skillDeficiency',
    simpler_way: 'simplerWay',
    has_potential: 'hasPotential',
    did_in_past: 'didInPast',
    used_often: 'usedOften',
  };
  for (const { id, input, expected } of oracle('performance_problem').cases) {
    const ours = Object.fromEntries(Object.entries(input as object).map(([key, value]) => [names[key] ?? key, value]));
    expectAgreement(performanceProblem.compute(ours).value, expected, id);
  }
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
  for (const { id, input, expected } of oracle('cochran').cases) {
    const { N: population, p: proportion, e: margin, conf: confidence, sd: deviation, rr: responseRate } = input;
    const plan = { population, proportion, margin, confidence, deviation, responseRate };
    const names = { n: 'answers', n_fpc: 'nFinite', n_invited: 'invited' };
    expectAgreement(flat(cochran.compute(plan)), expected, id, { names });
  }
  expect(cochran.compute({ population: 25 }).caution).toBe('take-census');
});

test('allocation agrees, whole strata, minima and equal remainders included', () => {
  for (const { id, input, expected } of oracle('allocation').cases) {
    const strata = input.strata.map(({ N, sd }: { N: number; sd?: number }) => ({
      size: N,
      ...(sd === undefined ? {} : { deviation: sd }),
    }));
    const ours = { strata, total: input.n, method: input.method, minimum: input.min_per_stratum };
    expectAgreement(flat(allocation.compute(ours)), expected, id, { names: { n_h: 'taken' } });
  }
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
  for (const { id, input, expected } of oracle('ci_mean').cases) {
    const figure = ciMean.compute({ values: input.values, confidence: input.conf });
    expectAgreement(flat(figure), expected, id);
  }
  for (const { id, input, expected } of oracle('ci_proportion').cases) {
    const figure = ciProportion.compute({ ...input, confidence: input.conf });
    expectAgreement(flat(figure), expected, id, { tolerance: 1e-7 });
  }
  expect(ciMean.compute({ values: [4, 4, 4] }).caution).toBe('flat');
});

test('small cells are masked until none can be worked out', () => {
  for (const { id, input, expected } of oracle('small_cells').cases) {
    expectAgreement(flat(smallCells.compute(input)), expected, id);
  }
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
  for (const { id, input, expected } of oracle('min_n').cases) {
    const figure = names[input.statistic as string] ?? (input.statistic as Counted);
    expect(Object.keys(thresholds), id).toContain(figure);
    expectAgreement(minN.compute({ figure, n: input.n }).value, expected, id);
  }
});
