import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from '#codecs/csv';
import type { Id } from '#core/id';
import { above, arranged, branchOf, hungUnder, leavesOf, mostDepth, treeOf } from '#core/needs/framework';
import { type ColumnNames, frameworkRows, readFramework } from '#core/needs/frameworkTable';
import { type Competency, competencySchema } from '#core/needs/schema';

const id = (n: number) => `y-${String(n).padStart(10, '0')}` as const;
const one = (n: number, parent?: number, more: object = {}): Competency =>
  v.parse(competencySchema, {
    ...{ id: id(n), code: `C${n}`, title: `Compétence ${n}` },
    ...(parent === undefined ? {} : { parent: id(parent) }),
    ...more,
  });
const codes = (items: readonly Competency[]) => items.map(({ code }) => code);

/** The list after a move, as the screen makes it. */
function after(items: readonly Competency[], target: Id, wish: ReturnType<typeof arranged>): readonly Competency[] {
  if (!wish) throw new Error('the move was refused');
  return wish.order.map((key) => {
    const item = items.find((candidate) => candidate.id === key);
    if (!item) throw new Error('an id got lost');
    const { parent: _, ...bare } = item;
    return key === target ? { ...bare, ...(wish.parent ? { parent: wish.parent as Id<'y'> } : {}) } : item;
  });
}

describe('the tree', () => {
  const list = [one(1), one(2, 1), one(3, 2), one(4, 1), one(5)];

  test('reads depth-first, with what nothing details', () => {
    expect(treeOf(list).map(({ item, depth }) => `${depth} ${item.code}`)).toEqual([
      '0 C1',
      '1 C2',
      '2 C3',
      '1 C4',
      '0 C5',
    ]);
    expect(codes(leavesOf(list))).toEqual(['C3', 'C4', 'C5']);
    expect(codes(branchOf(list, id(1)))).toEqual(['C1', 'C2', 'C3', 'C4']);
    expect(codes(above(list, id(3)))).toEqual(['C2', 'C1']);
  });

  test('moves a branch whole, past its sister', () => {
    const moved = after(list, id(2), arranged(list, id(2), 'down'));
    expect(treeOf(moved).map(({ item }) => item.code)).toEqual(['C1', 'C4', 'C2', 'C3', 'C5']);
    expect(treeOf(after(moved, id(2), arranged(moved, id(2), 'up'))).map(({ item }) => item.code)).toEqual(codes(list));
  });

  test('sets in under the one before, and out beside its parent', () => {
    const inside = after(list, id(5), arranged(list, id(5), 'in'));
    expect(treeOf(inside).map(({ item, depth }) => `${depth} ${item.code}`)).toContain('1 C5');
    const out = after(list, id(2), arranged(list, id(2), 'out'));
    expect(treeOf(out).map(({ item, depth }) => `${depth} ${item.code}`)).toEqual([
      '0 C1',
      '1 C4',
      '0 C2',
      '1 C3',
      '0 C5',
    ]);
  });

  test('stops at three stages, and never under itself', () => {
    expect(arranged(list, id(4), 'in')).toBeDefined();
    expect(arranged([one(1), one(2, 1), one(3, 2), one(4, 2)], id(4), 'in')).toBeUndefined();
    expect(hungUnder(list, id(1), id(3))).toBeUndefined();
    expect(hungUnder(list, id(1), id(5))).toBeUndefined();
    expect(arranged(list, id(1), 'up')).toBeUndefined();
  });

  test('any move keeps every competency, and no one goes too deep or round', () => {
    const moves = fc.array(fc.tuple(fc.nat(6), fc.constantFrom('up', 'down', 'in', 'out' as const)), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (steps) => {
        let items: readonly Competency[] = [1, 2, 3, 4, 5, 6, 7].map((n) => one(n));
        for (const [n, move] of steps) {
          const target = id(n + 1);
          const wish = arranged(items, target, move);
          if (wish) items = after(items, target, wish);
        }
        const nodes = treeOf(items);
        expect([...codes(nodes.map(({ item }) => item))].sort()).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7']);
        expect(Math.max(...nodes.map(({ depth }) => depth))).toBeLessThanOrEqual(mostDepth);
      }),
    );
  });

  test('what hangs in a circle, or on nothing, stands at the root all the same', () => {
    expect(treeOf([one(1, 2), one(2, 1), one(3, 9)]).map(({ item, depth }) => `${depth} ${item.code}`)).toEqual([
      '0 C1',
      '0 C2',
      '0 C3',
    ]);
  });
});

const names: ColumnNames = {
  ...{ code: 'Code', parent: 'Parent', title: 'Intitulé', category: 'Catégorie', expected: 'Attendu' },
  ...{ held: 'Actuel', rank: 'Rang', source: 'Source', setAside: 'Mise à part' },
};
const levels = ['Notion', "Avec de l'aide", 'Seul(e)', "Peut l'enseigner"];
const read = (text: string, competencies: readonly Competency[] = []) =>
  readFramework({ file: 'f.csv', rows: readCsv(text).rows }, { competencies, levels }, names);

describe('its table', () => {
  test('a written framework comes back unchanged', () => {
    const list = [
      one(1, undefined, { category: 'Concevoir' }),
      one(2, 1, { expected: 3, held: 1, rank: 2, source: '« enquête » ; page 2' }),
      one(3, 1, { setAside: 'Déjà "maîtrisée"' }),
    ];
    const text = writeCsv(frameworkRows(list, names));
    expect(read(text, list).problems).toEqual([]);
    expect(read(text, list).rows.map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
    const fresh = read(text);
    expect(fresh.problems).toEqual([]);
    expect(fresh.rows[1]).toMatchObject({ kind: 'new', parent: 'C1', values: { expected: 3, held: 1, rank: 2 } });
  });

  test('codes and titles are enough: the twelve of case A', () => {
    const { rows, problems } = read(readFileSync('tests/fixtures/needs/competences.csv', 'utf8'));
    expect(problems).toEqual([]);
    expect(rows.map(({ code }) => code)).toEqual(
      Array.from({ length: 12 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`),
    );
    expect(rows[7]?.title).toBe('Scénariser un module e-learning sur Moodle');
  });

  test('columns in any order, without accents; a level by its label', () => {
    const { rows } = read('niveau vise;INTITULE;code\nseul(e);Citer;K9\n2;Classer;K10');
    expect(rows).toMatchObject([
      { code: 'K9', values: { expected: 3 } },
      { code: 'K10', values: { expected: 2 } },
    ]);
  });

  test('each fault is told with its line, and the rest is taken', () => {
    const text = [
      'code;intitulé;parent;attendu;rang;couleur',
      'C1;Citer;;6;1;rouge',
      'C2;;;1;2;',
      'C1;Encore;;1;3;',
      'C4;Classer;C9;1;premier;',
      ';Sans code;C1;1;;',
      'C6;Boucle;C7;;;',
      'C7;Boucle;C6;;;',
    ].join('\r\n');
    const { rows, problems } = read(text);
    expect(problems.map(({ code, at }) => `${at} ${code}`)).toEqual([
      'f.csv framework/unknown-column',
      'f.csv:2 framework/level-unknown',
      'f.csv:3 framework/no-title',
      'f.csv:4 framework/code-twice',
      'f.csv:5 framework/rank-unknown',
      'f.csv:5 framework/parent-unknown',
      'f.csv:7 framework/parent-circle',
      'f.csv:8 framework/parent-circle',
    ]);
    expect(rows.map(({ code, parent }) => `${code}<${parent ?? ''}`)).toEqual(['C1<', 'C4<', 'C01<C1', 'C6<', 'C7<']);
  });

  test('what is there changes only where the table says something', () => {
    const here = [one(1, undefined, { source: 'Enquête', rank: 3 })];
    expect(read('code;titre;source\nc1;;', here).rows).toMatchObject([
      { kind: 'same', code: 'C1', title: 'Compétence 1' },
    ]);
    expect(read('code;titre;rang\nC1;Autre titre;1', here).rows).toMatchObject([
      { kind: 'changed', values: { rank: 1 } },
    ]);
  });

  test('a table without titles is refused whole', () => {
    expect(read('code;rang\nC1;2')).toEqual({
      rows: [],
      problems: [{ code: 'framework/no-columns', at: 'f.csv', severity: 'error' }],
    });
  });
});
