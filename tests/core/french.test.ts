import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareFrench,
  date,
  decimal,
  duration,
  list,
  percent,
  plural,
  size,
  timeOfDay,
  typed,
  typeset,
  whole,
} from '#core/french';

test.each([
  [0, '0\u00a0min'],
  [45, '45\u00a0min'],
  [60, '1\u00a0h'],
  [65, '1\u00a0h\u00a005'],
  [1620, '27\u00a0h'],
])('%d minutes are said', (minutes, said) => {
  expect(duration(minutes)).toBe(said);
});

test('a time of day is said', () => {
  expect([timeOfDay('08:30'), timeOfDay('17:00')]).toEqual(['8\u00a0h\u00a030', '17\u00a0h']);
});

test('thousands stand apart', () => {
  expect([whole(0), whole(999), whole(1620), whole(1234567)]).toEqual([
    '0',
    '999',
    '1\u202f620',
    '1\u202f234\u202f567',
  ]);
});

test('punctuation stays with its word, and apostrophes curl', () => {
  expect(typeset("Qu'est-ce ? « Oui » : 10 % ; fin !")).toBe(
    'Qu\u2019est-ce\u202f? «\u00a0Oui\u00a0»\u00a0: 10\u00a0%\u202f; fin\u202f!',
  );
  const once = typeset("l'un : l'autre");
  expect(typeset(once)).toBe(once);
  expect(typed(once)).toBe("l'un : l'autre");
  expect(typed(typeset("Qu'est-ce ? « Oui » : 10 % ; fin !"))).toBe("Qu'est-ce ? « Oui » : 10 % ; fin !");
});

test('numbers, shares, sizes and dates are said', () => {
  expect([decimal(1234.5), decimal(-0.5), decimal(2, 1), decimal(-0.001, 2)]).toEqual([
    '1\u202f234,5',
    '\u22120,5',
    '2,0',
    '0,00',
  ]);
  expect(percent(0.725)).toBe('73\u202f%');
  expect([size(850), size(12_300), size(1_440_000)]).toEqual(['850\u00a0octets', '12\u00a0Ko', '1,4\u00a0Mo']);
  expect([date('2026-03-01'), date('2026-11-24T21:00:00Z')]).toEqual(['1er\u00a0mars 2026', '24\u00a0novembre 2026']);
  expect([list([]), list(['a']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b et c']);
  expect([0, 1, 1.5, 2].map((count) => plural(count, 'heure', 'heures'))).toEqual([
    'heure',
    'heure',
    'heure',
    'heures',
  ]);
});

test('the order of a dictionary', () => {
  const sorted = ['O10', 'élan', 'O2', 'Eau', 'eau', 'œuvre', 'oeuf', 'été', 'ete'].sort(compareFrench);
  expect(sorted).toEqual(['eau', 'Eau', 'élan', 'ete', 'été', 'O2', 'O10', 'oeuf', 'œuvre']);
});

test('two words have one order, from either side, and equal only themselves', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'A', 'é', 'E', 'z', '1', '01', '10', ' ', 'œ') });
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(Math.sign(compareFrench(one, other)) + Math.sign(compareFrench(other, one))).toBe(0);
      expect(compareFrench(one, other) === 0).toBe(one === other);
    }),
  );
});
