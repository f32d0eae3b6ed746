import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attrition } from '#core/statistics/attrition';
import { budget } from '#core/statistics/budget';
import { likert } from '#core/statistics/likert';
import { mcda } from '#core/statistics/mcda';
import { nps } from '#core/statistics/nps';
import { readabilityCounts, readabilityText } from '#core/statistics/readability';
import { seatTime } from '#core/statistics/seatTime';
import { syllables } from '#core/statistics/textCounts';
import { agree, flat, type Input } from './oracle.ts';

test('likert agrees with R', () => {
  agree('likert', (input: Input<typeof likert>) => flat(likert.compute(input)));
});

test('a reversed statement is recoded, and a value off the scale is missing', () => {
  const figure = likert.compute({ values: [1, 2, 6], min: 1, max: 5, reversed: true });
  expect(figure).toMatchObject({ n: 2, missing: 1, caution: 'few-cases', value: { counts: [0, 0, 0, 1, 1] } });
});

test('the net promoter score agrees with R, its margin too', () => {
  agree('nps', (input: Input<typeof nps>) => flat(nps.compute(input)));
});

test('readability agrees from counts, and from texts within what a syllable count allows', () => {
  agree('readability_counts', (input: Input<typeof readabilityCounts>) => flat(readabilityCounts.compute(input)));
  const allowed = { syllables: (expected: number) => 0.05 * expected, kandel_moles: () => 4 };
  agree('readability_text', (input: { text: string }) => flat(readabilityText.compute(input)), { allowed });
  expect(readabilityText.compute({ text: 'Bonjour.' }).caution).toBe('short-text');
});

test.each([
  ['l', 0],
  ['qu', 0],
  ['jusqu', 1],
  ['le', 1],
  ['agent', 2],
  ['question', 2],
  ['guide', 1],
  ['réalité', 4],
  ['maïs', 2],
  ['payer', 2],
  ['formes', 1],
  ['Avez-vous', 3],
  ['œuvre', 1],
  ['idées', 2],
])('%s has %i syllables', (word, count) => {
  expect(syllables(word)).toBe(count);
});

test('abbreviations and numbers end no sentence', () => {
  const text = "Voir l'art. 12 et la p. 3 (cf. le Dr Ba). Le taux est de 3.5 %. Merci à M. Koffi, etc.";
  expect(readabilityText.compute({ text }).value?.sentences).toBe(3);
});

test('seat time agrees', () => {
  agree('seat_time', (input: Input<typeof seatTime>) => flat(seatTime.compute(input)), {
    inputs: {
      interactions: 'activities',
      qcm: 'choice',
      devoir: 'assignment',
      pace_factor: 'pace',
      wpm: 'wordsPerMinute',
    },
  });
  expect(seatTime.compute({ screens: [{ activities: { juggling: 2 } }] })).toMatchObject({ n: 1, missing: 1 });
});

test('attrition agrees with R', () => {
  agree('attrition', (input: Input<typeof attrition>) => flat(attrition.compute(input)));
});

test('codes match whatever their case, spaces and accents; near ones are proposed, not joined', () => {
  const pre = [' g07', 'Élo 1', 'P12', 'P13'].map((id, score) => ({ id, score }));
  const post = ['G07', 'elo1', 'P21', 'P999'].map((id, score) => ({ id, score }));
  const figure = attrition.compute({ pre, post });
  expect(figure).toMatchObject({ caution: 'lost-many', value: { nMatched: 2, nPreOnly: 2, nPostOnly: 2 } });
  expect(figure.value?.nearMisses).toEqual([{ pre: 'P12', post: 'P21' }]);
});

test('scenarios are ranked as the reference does, with the same intervals', () => {
  agree('mcda', (input: Input<typeof mcda>) => flat(mcda.compute(input)));
});

test('a veto puts an option out, a close or moving order is called fragile, an equal criterion is named', () => {
  const criteria = [
    { name: 'cost', weight: 1, direction: 'min' as const, veto: 100 },
    { name: 'reach', weight: 1, direction: 'max' as const },
  ];
  const values = [
    [120, 9],
    [80, 9],
    [90, 9],
  ];
  const figure = mcda.compute({ alternatives: ['A', 'B', 'C'], criteria, values, normalisation: 'minmax' });
  expect(figure.value).toMatchObject({ first: 'B', ranks: [undefined, 1, 2], vetoed: ['A'], undecided: ['reach'] });
  const close = mcda.compute({
    alternatives: ['A', 'B'],
    criteria: criteria.map(({ veto: _, ...rest }) => rest),
    values: [
      [1, 2],
      [2, 3],
    ],
    normalisation: 'minmax',
  });
  expect(close.caution).toBe('fragile-order');
});

test('budgets agree to the last decimal', () => {
  agree('budget', (input: Input<typeof budget>) => flat(budget.compute(input)));
});

test('the fixed parity needs no rate, another currency does', () => {
  const line = (currency: string, unitCost: number) => ({ category: 'x', factors: [1], unitCost, currency });
  const total = (base: string, currency: string, unitCost: number) =>
    budget.compute({ lines: [line(currency, unitCost)], base }).value?.total;
  expect(total('EUR', 'XOF', 655957)).toBe('1000.00');
  expect(total('XAF', 'EUR', 10)).toBe('6560');
  expect(total('XOF', 'XAF', 1234)).toBe('1234');
  expect(budget.compute({ lines: [line('MAD', 5), line('EUR', 5)], base: 'EUR' })).toMatchObject({
    value: undefined,
    n: 1,
    missing: 1,
    caution: 'no-rate',
  });
  const shared = budget.compute({ lines: [line('EUR', 1000)], base: 'EUR', participants: 3, hours: 7 });
  expect(shared.value).toMatchObject({ perParticipant: '333.33', perParticipantHour: '47.62' });
});

test('a sum of money does not depend on the order of lines', () => {
  const cost = fc.record({ unitCost: fc.double({ min: 0, max: 1e6, noNaN: true }), factor: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(cost, { maxLength: 8 }), (costs) => {
      const lines = costs.map(({ unitCost, factor }) => ({
        category: 'x',
        factors: [factor],
        unitCost,
        currency: 'EUR',
      }));
      const total = (of: typeof lines) => budget.compute({ lines: of, base: 'EUR', overheadPct: 7 }).value?.total;
      expect(total([...lines].reverse())).toBe(total(lines));
    }),
  );
});
