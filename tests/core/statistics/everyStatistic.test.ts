import fc from 'fast-check';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { frenchWords } from '#i18n/words.ts';
import { cautions } from '#core/statistics/figure';
import { statistics } from '#core/statistics/index';
import { expectSound } from './oracle.ts';

test('every file that holds a statistic is registered', () => {
  const files = globSync('src/core/statistics/*.ts').map((file) => basename(file, '.ts'));
  const others = ['figure', 'index', 'readability', 'textCounts'];
  const registered = Object.keys(statistics).filter((name) => !name.startsWith('readability'));
  expect(files.filter((file) => !others.includes(file)).sort()).toEqual(registered.sort());
});

test('every formula and every caution has its words, and no word is orphaned', () => {
  const formulas = new Set(Object.values(statistics).map(({ formula }) => formula));
  const expected = [...[...formulas].map((id) => `formula.${id}`), ...cautions.map((code) => `caution.${code}`)].sort();
  const written = Object.keys(frenchWords).filter((key) => /^statistics\.(formula|caution)\./.test(key));
  expect(written.map((key) => key.replace('statistics.', '')).sort()).toEqual(expected);
});

const cell = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 5 }),
    fc.double({ min: -9, max: 9, noNaN: true }).map((x) => Number(x.toFixed(3))),
  ),
);
const bit = fc.option(fc.integer({ min: 0, max: 1 }));
const couple = fc.record({ pre: cell, post: cell });
const marks = fc.array(fc.array(bit, { minLength: 3, maxLength: 3 }), { maxLength: 12 });

/** What a statistic says of a list of cases, said again of the same cases in another order. */
function forgetsOrder<T>(name: string, cases: fc.Arbitrary<T[]>, run: (cases: readonly T[]) => unknown) {
  test(`${name} forgets the order of the cases, and is never NaN nor infinite`, () => {
    fc.assert(
      fc.property(cases, (list) => {
        const figure = run(list);
        expectSound(figure, name);
        expect(run([...list].reverse())).toEqual(figure);
      }),
    );
  });
}

const couples = fc.array(couple, { maxLength: 12 });
const sides = (list: readonly { pre: number | null; post: number | null }[]) => ({
  pre: list.map(({ pre }) => pre),
  post: list.map(({ post }) => post),
});
const values = fc.array(cell, { maxLength: 12 });
const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 });

forgetsOrder('borich', fc.array(fc.record({ importance: fc.array(cell), mastery: fc.array(cell) })), (list) =>
  statistics.borich.compute({
    importance: list.map(({ importance }) => importance),
    mastery: list.map(({ mastery }) => mastery),
  }),
);
forgetsOrder('ciMean', values, (list) => statistics.ciMean.compute({ values: list }));
forgetsOrder('likert', values, (list) => statistics.likert.compute({ values: list, min: 1, max: 5 }));
forgetsOrder('nps', values, (list) => statistics.nps.compute({ values: list }));
forgetsOrder('pairedT', couples, (list) => statistics.pairedT.compute(sides(list)));
forgetsOrder('wilcoxon', couples, (list) => statistics.wilcoxonSignedRank.compute(sides(list)));
forgetsOrder('effect size', couples, (list) => statistics.effectSizePaired.compute(sides(list)));
forgetsOrder('hake', couples, (list) => statistics.hakeGain.compute({ ...sides(list), max: 10 }));
forgetsOrder('items', marks, (list) => statistics.itemAnalysis.compute({ responses: list, optionsPerItem: 4 }));
forgetsOrder('kr20', marks, (list) => statistics.kr20.compute({ responses: list }));
forgetsOrder('alpha', rows, (list) => statistics.cronbachAlpha.compute({ responses: list }));
forgetsOrder('mcnemar', fc.array(fc.record({ pre: fc.array(bit), post: fc.array(bit) })), (list) =>
  statistics.mcnemar.compute({ pre: list.map(({ pre }) => pre), post: list.map(({ post }) => post) }),
);

const count = fc.integer({ min: 0, max: 30 });

test('no masked cell of a table of two columns is the only unknown of its line', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count, count), { minLength: 2, maxLength: 5 }), (table) => {
      const { value } = statistics.smallCells.compute({ table });
      const mask = value?.mask ?? [];
      const lines = [...mask, ...(mask[0]?.map((_, column) => mask.map((row) => row[column])) ?? [])];
      for (const line of lines) expect(line.filter(Boolean).length).not.toBe(1);
      for (const [row, counts] of table.entries()) {
        for (const [column, cell] of counts.entries()) {
          if (cell > 0 && cell < 5 && value?.publishable) expect(value.published?.[row]?.[column]).toBeUndefined();
        }
      }
    }),
  );
});

test('an allocation gives what was asked, no stratum more than it has nor less than the minimum', () => {
  const stratum = fc.record({ size: fc.integer({ min: 1, max: 200 }), deviation: fc.integer({ min: 1, max: 90 }) });
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), fc.nat(300), fc.nat(4), (strata, total, minimum) => {
      for (const method of ['proportional', 'neyman'] as const) {
        const { value } = statistics.allocation.compute({ strata, total, method, minimum });
        if (value === undefined) continue;
        expect(value.taken.reduce((sum, taken) => sum + taken, 0)).toBe(total);
        for (const [index, { size }] of strata.entries()) {
          expect(value.taken[index]).toBeLessThanOrEqual(size);
          expect(value.taken[index]).toBeGreaterThanOrEqual(Math.min(minimum, size));
        }
      }
    }),
  );
});
