import { expect, test } from 'vitest';
import { readCsv } from '#codecs/csv';
import { coverageOf } from '#core/audience/coverage';
import { audienceProblems } from '#core/audience/checks';
import type { PersonInput } from '#core/records/people';

const order = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const people = (values: readonly Partial<PersonInput>[]): readonly PersonInput[] =>
  values.map((value, at) => ({
    id: `n-${String(at).padStart(10, '0')}`,
    code: `P${at}`,
    lastName: 'x',
    firstName: 'y',
    ...value,
  }));
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test('the cross of sex and category of case A may not leave the team: its cells are too small', () => {
  const { rows } = readCsv(['F;3;3;4', 'H;4;8;2'].join('\n'));
  const all = rows.flatMap(({ cells: [sex = '', ...counts] }) =>
    counts.flatMap((count, at) => {
      const person: Partial<PersonInput> = { gender: sex === 'F' ? 'f' : 'm', category: ['A', 'B', 'C'][at] ?? '' };
      return times(Number(count), person);
    }),
  );
  const crossed = coverageOf(people(all), ['gender', 'category'], order);
  expect(crossed.n).toBe(24);
  expect(crossed.counts).toEqual([times(3, undefined), times(3, undefined)]);
  expect(crossed).toMatchObject({ rowTotals: [10, 14], columnTotals: [7, 11, 6], hidden: 6 });
  expect(coverageOf(people(all), ['gender'], order)).toMatchObject({
    rows: ['f', 'm'],
    counts: [[10], [14]],
    hidden: 0,
  });
});

test('a hidden count cannot be worked out from the others', () => {
  const all = people([
    ...times(9, { country: 'Togo' }),
    ...times(7, { country: 'Bénin' }),
    ...times(2, { country: 'Niger' }),
  ]);
  const { rows, counts } = coverageOf(all, ['country'], order);
  expect(rows).toEqual(['Bénin', 'Niger', 'Togo']);
  expect(counts).toEqual([[undefined], [undefined], [9]]);
});

test('too few people, or a line of too few: nothing is shown, and why', () => {
  expect(coverageOf(people(times(4, { country: 'Togo' })), ['country'], order)).toMatchObject({
    refused: 'total-below-threshold',
    counts: [[undefined]],
  });
  const uneven = people([
    ...times(10, { country: 'Togo', gender: 'f' as const }),
    ...times(10, { country: 'Togo', gender: 'm' as const }),
    ...times(2, { country: 'Niger', gender: 'f' as const }),
  ]);
  expect(coverageOf(uneven, ['country', 'gender'], order)).toMatchObject({ refused: 'margin-below-threshold' });
});

test('the audience says what it asks of the rest: a check of prerequisites, light modules, easy words', () => {
  const group = { id: 'g-0a1b2c3d4e', code: 'G1', name: 'Guichet', size: 6, language: 2, connection: 'weak' } as const;
  const other = { ...group, code: 'G2', size: 14, language: 4, connection: 'good' } as const;
  const problemsOf = (groups: readonly object[], prerequisiteCheck?: string) =>
    audienceProblems({
      meta: { id: 'k-0a1b2c3d4e' },
      audience: { groups, prerequisites: ['Lire'], ...(prerequisiteCheck ? { prerequisiteCheck } : {}) },
    } as unknown as Parameters<typeof audienceProblems>[0]).map(({ code }) => code);
  expect(problemsOf([group, other])).toEqual([
    'audience/prerequisites-unchecked',
    'audience/weak-connection',
    'audience/hard-language',
  ]);
  expect(problemsOf([{ ...group, size: 4 }, other], 'Fiche')).toEqual(['audience/hard-language']);
});
