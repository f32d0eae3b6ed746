/**
 * A competency framework as the rows of a table, both ways.
 *
 * Columns are known by their names, whatever their order, accents and case; a table of codes and titles is enough. A code
 * that is there already changes what the table fills in, and nothing else; another one is new. What cannot be taken is a
 * problem with its line.
 */
import type { Id } from '#core/id';
import { treeOf } from '#core/needs/framework';
import type { Competency } from '#core/needs/schema';
import { fold } from '#core/objectives/verbs';
import type { Problem } from '#core/problem';

export const frameworkColumns = [
  'code',
  'parent',
  'title',
  'category',
  'expected',
  'held',
  'rank',
  'source',
  'setAside',
] as const;
type Column = (typeof frameworkColumns)[number];

/** What each column is called; others that people write are known too. */
export type ColumnNames = Readonly<Record<Column, string>>;

const others: Readonly<Partial<Record<Column, readonly string[]>>> = {
  parent: ['domaine', 'sous', 'code parent', 'competence parente'],
  title: ['competence', 'titre', 'libelle', 'intitule', 'nom'],
  category: ['categorie', 'famille'],
  expected: ['attendu', 'niveau attendu', 'vise', 'niveau vise'],
  held: ['actuel', 'niveau actuel', 'constate', 'tenu'],
  rank: ['rang', 'priorite'],
  setAside: ['mise a part', 'ecartee', 'motif'],
};

/** The rows of a framework, in reading order, its names first. */
export function frameworkRows(
  competencies: readonly Competency[],
  names: ColumnNames,
): readonly (readonly (string | number | undefined)[])[] {
  const codes = new Map<Id, string>(competencies.map(({ id, code }) => [id, code]));
  return [
    frameworkColumns.map((column) => names[column]),
    ...treeOf(competencies).map(({ item }) =>
      frameworkColumns.map((column) => (column === 'parent' ? codes.get(item.parent ?? '-') : item[column])),
    ),
  ];
}

export interface FrameworkRow {
  readonly line: number;
  readonly code: string;
  readonly title: string;
  /** The code of the one above, in the table or in the course. */
  readonly parent?: string;
  /** What else the table fills in. */
  readonly values: Readonly<Partial<Record<Exclude<Column, 'code' | 'title' | 'parent'>, string | number>>>;
  readonly kind: 'new' | 'changed' | 'same';
}

export interface FrameworkRead {
  readonly rows: readonly FrameworkRow[];
  readonly problems: readonly Problem[];
}

interface Table {
  readonly file: string;
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

interface Known {
  readonly competencies: readonly Competency[];
  /** The scale: a level may be written by its label too. */
  readonly levels: readonly string[];
}

/** Reads a table against the framework that is there. */
export function readFramework({ file, rows }: Table, known: Known, names: ColumnNames): FrameworkRead {
  const [head, ...body] = rows;
  const columns = head?.cells.map((cell) => columnOf(cell, names)) ?? [];
  if (!columns.includes('title')) {
    return { rows: [], problems: [{ code: 'framework/no-columns', at: file, severity: 'error' }] };
  }
  const problems: Problem[] = unknownColumns(head?.cells ?? [], columns, file);
  const read: FrameworkRow[] = [];
  const given = new Set([...known.competencies.map(({ code }) => fold(code))]);
  for (const { cells, line } of body) {
    const cell = (column: Column) => (cells[columns.indexOf(column)] ?? '').trim();
    const about = { at: `${file}:${line}`, severity: 'warning' } as const;
    const code = cell('code') || freeCode([...given, ...read.map((row) => fold(row.code))], known.competencies);
    const there = known.competencies.find((one) => fold(one.code) === fold(code));
    const title = cell('title') || there?.title;
    if (title === undefined) {
      problems.push({ ...about, code: 'framework/no-title', values: { line } });
    } else if (read.some((row) => fold(row.code) === fold(code))) {
      problems.push({ ...about, code: 'framework/code-twice', values: { line, code } });
    } else {
      const { values, faults } = valuesOf(cell, known.levels);
      problems.push(
        ...faults.map((fault): Problem => ({ ...about, ...fault, values: { line, code, ...fault.values } })),
      );
      const parent = cell('parent');
      const row = { line, code: there?.code ?? code, title, ...(parent === '' ? {} : { parent }), values };
      read.push({ ...row, kind: there ? kindOf(row, there, known.competencies) : 'new' });
    }
  }
  return hung(read, known, problems, file);
}

function columnOf(cell: string, names: ColumnNames): Column | undefined {
  const bare = fold(cell).replace(/[_-]/g, ' ').trim();
  return frameworkColumns.find(
    (column) => bare === fold(names[column]) || bare === fold(column) || (others[column] ?? []).includes(bare),
  );
}

const unknownColumns = (cells: readonly string[], columns: readonly (Column | undefined)[], file: string): Problem[] =>
  cells
    .filter((cell, at) => columns[at] === undefined && cell.trim() !== '')
    .map((column) => ({ code: 'framework/unknown-column', at: file, severity: 'warning', values: { column } }));

/** C01, C02… after those that are taken. */
function freeCode(taken: readonly string[], competencies: readonly Competency[]): string {
  const [, stem = 'C', digits = '00'] = /^(.*?)(\d+)$/.exec(competencies.at(-1)?.code ?? '') ?? [];
  for (let number = 1; ; number++) {
    const code = stem + String(number).padStart(digits.length, '0');
    if (!taken.includes(fold(code))) return code;
  }
}

type Fault = Pick<Problem, 'values'> & { readonly code: string };

function valuesOf(cell: (column: Column) => string, levels: readonly string[]) {
  const values: Partial<Record<'category' | 'expected' | 'held' | 'rank' | 'source' | 'setAside', string | number>> =
    {};
  const faults: Fault[] = [];
  for (const column of ['category', 'source', 'setAside'] as const)
    if (cell(column) !== '') values[column] = cell(column);
  for (const column of ['expected', 'held'] as const) {
    const text = cell(column);
    if (text === '') continue;
    const named = levels.findIndex((level) => fold(level) === fold(text)) + 1;
    const level = named > 0 ? named : Number(text.replace(',', '.'));
    const highest = levels.length > 0 ? levels.length : 9;
    if (Number.isInteger(level) && level >= 1 && level <= highest) values[column] = level;
    else faults.push({ code: 'framework/level-unknown', values: { value: text, highest } });
  }
  const rank = Number(cell('rank').replace(',', '.'));
  if (cell('rank') !== '') {
    if (Number.isInteger(rank) && rank >= 1) values.rank = rank;
    else faults.push({ code: 'framework/rank-unknown', values: { value: cell('rank') } });
  }
  return { values, faults };
}

type Bare = Pick<FrameworkRow, 'title' | 'parent' | 'values'>;

function kindOf({ title, parent, values }: Bare, there: Competency, competencies: readonly Competency[]) {
  const above = competencies.find(({ id }) => id === there.parent)?.code;
  const isSame =
    title === there.title &&
    (parent === undefined || fold(parent) === fold(above ?? '')) &&
    Object.entries(values).every(([column, value]) => there[column as Column] === value);
  return isSame ? ('same' as const) : ('changed' as const);
}

/** Parents that nobody knows, and circles, are told; the row then stays where it is, or stands at the root. */
function hung(rows: readonly FrameworkRow[], { competencies }: Known, problems: readonly Problem[], file: string) {
  const codes = new Map<Id, string>(competencies.map(({ id, code }) => [id, fold(code)]));
  const parents = new Map<string, string | undefined>([
    ...competencies.map((one) => [fold(one.code), codes.get(one.parent ?? '-')] as const),
    ...rows.flatMap((row) => (row.parent === undefined ? [] : [[fold(row.code), fold(row.parent)] as const])),
  ]);
  const all = new Set([...codes.values(), ...rows.map((row) => fold(row.code))]);
  const found: Problem[] = [...problems];
  const kept = rows.map((row): FrameworkRow => {
    if (row.parent === undefined) return row;
    const values = { line: row.line, code: row.code, parent: row.parent };
    const isKnown = all.has(fold(row.parent));
    if (isKnown && !isRound(fold(row.code), parents)) return row;
    const code = isKnown ? 'framework/parent-circle' : 'framework/parent-unknown';
    found.push({ code, at: `${file}:${row.line}`, severity: 'warning', values });
    const { parent: _, ...loose } = row;
    return loose;
  });
  return { rows: kept, problems: found };
}

function isRound(code: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = code; at !== undefined; at = parents.get(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
