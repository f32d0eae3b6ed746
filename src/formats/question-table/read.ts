import { isMediaPath } from '#codecs/mdx/addresses';
import type { Problem, Result } from '#core/problem';
import { readNumber } from '#core/question/numeric/grade';
import type { Words } from '#core/words';
import { type Column, columnOf, plainOf, titleOf } from '#formats/question-table/columns';
import { type Setting, settingsIn } from '#formats/question-table/settings';
import { betweenHints } from '#formats/question-table/table';
import type { Row } from '#formats/question-table/tableType';
import { tableTypeOf } from '#formats/question-table/rows/index';
import { collector, type Fields } from '#formats/reading/collector';
import type { Desk, ReadQuestions } from '#formats/reading/reading';
import type { Sheet } from '#formats/reading/sheet';

/** A row of a file, with its line or its number in the sheet. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The questions of a table, by the header that says its columns. What is wrong in a row names the row. */
export function readTable(rows: readonly TableRow[], desk: Desk, told: readonly Problem[] = []): Result<ReadQuestions> {
  const at = rows.slice(0, mostAbove).findIndex(({ cells }) => isHeader(cells, desk.words));
  if (at < 0) {
    const wanted = (['stem', 'type'] as const).map((field) => titleOf({ field }, desk.words)).join(', ');
    const values = { file: desk.file, columns: wanted };
    return { ok: false, problems: [...told, { code: 'table/no-header', at: desk.file, severity: 'error', values }] };
  }
  const columns = (rows[at]?.cells ?? []).map((header) => columnOf(header, desk.words));
  const gathered = collector(desk, { keyed: false });
  told.forEach((problem) => gathered.problem(problem));
  (rows[at]?.cells ?? []).forEach((header, column) => {
    if (header.trim() !== '' && !columns[column]) gathered.problem(strangeColumn(header, rows[at]?.line ?? 1, desk));
  });
  for (const { cells, line } of rows.slice(at + 1)) {
    const cell = (field: string, choice?: number) => {
      const index = columns.findIndex((column) => column?.field === field && column.choice === choice);
      return (cells[index] ?? '').replace(/\r\n?/g, '\n').trim();
    };
    const tags = cell('tags').split(/[;,\n]/);
    const heading = { line, name: cell('code') || cell('stem'), number: cell('id'), tags };
    gathered.take(heading, (sheet) => readRow(cell, columns, sheet, desk));
  }
  return gathered.done();
}

/** A title or two may stand above the header. */
const mostAbove = 10;

/** Whether a row says the columns of a table of questions. */
export function isHeader(cells: readonly string[], words: Words): boolean {
  const known = cells.map((cell) => columnOf(cell, words));
  return known.some((column) => column?.field === 'stem') && known.filter((column) => column !== undefined).length >= 2;
}

function strangeColumn(header: string, line: number, { file }: Desk): Problem {
  const values = { column: header.trim().slice(0, 60), file };
  return { code: 'table/unknown-column', at: `${file}:${line}`, severity: 'info', values };
}

type CellOf = (field: string, choice?: number) => string;

function readRow(cell: CellOf, columns: readonly (Column | undefined)[], sheet: Sheet, desk: Desk): Fields | undefined {
  const { words, course } = desk;
  const row = rowOf(cell, columns, sheet, desk);
  const wanted = cell('type');
  const type = wanted === '' ? guessed(row) : typeNamed(wanted, words);
  const read = tableTypeOf(type ?? '');
  if (!read) return void sheet.problem('table/unknown-type', { type: wanted });
  const code = cell('objective');
  const objective = course.objectives.find((one) => plainOf(one.code) === plainOf(code));
  if (code !== '' && !objective) sheet.problem('table/unknown-objective', { objective: code });
  const level = namedBy('export.level.', cell('level'), words);
  if (cell('level') !== '' && level === undefined) sheet.problem('table/unknown-level', { level: cell('level') });
  const hints = cell('hints')
    .split(betweenHints)
    .flatMap((text) => row.rich(text) ?? [])
    .map((text) => ({ text }));
  const penalty = row.setting('penalty');
  const feedback = row.rich(cell('feedback'));
  const own = read.read(row, sheet);
  if (own && isWithoutKey(own)) sheet.problem('table/no-key');
  return (
    own && {
      code: cell('code'),
      stem: row.rich(cell('stem')),
      points: row.number(cell('points')),
      ...(feedback && { feedback }),
      ...(objective && { objective: objective.id }),
      ...(level && { level }),
      ...(hints.length > 0 && { hints }),
      ...(typeof penalty === 'number' && { penalty }),
      ...own,
    }
  );
}

function rowOf(cell: CellOf, columns: readonly (Column | undefined)[], sheet: Sheet, { words, course }: Desk): Row {
  const numbers = [...new Set(columns.flatMap((column) => column?.choice ?? []))].sort((one, other) => one - other);
  const choices = numbers.map((n) => ({
    choice: cell('choice', n),
    right: cell('right', n),
    remark: cell('remark', n),
  }));
  const last = choices.findLastIndex(({ choice, right, remark }) => choice + right + remark !== '');
  const { settings, unknown } = settingsIn(cell('settings'), words);
  if (unknown.length > 0) sheet.problem('table/unknown-setting', { settings: unknown.join(', ') });
  return {
    words,
    cell,
    choices: choices.slice(0, last + 1),
    rich: (text) => sheet.markdown(withKnownImages(text.trim(), course.media, sheet)),
    setting(name: Setting['name']) {
      const found = settings.find((setting) => setting.name === name);
      return found && (found.value ?? true);
    },
    number(text) {
      const value = text === '' ? undefined : readNumber(text);
      if (text !== '' && value === undefined) sheet.problem('table/not-a-number', { value: text.slice(0, 40) });
      return value;
    },
  };
}

/** A table carries no picture: one that the course has not becomes its description. */
const withKnownImages = (text: string, media: Desk['course']['media'], sheet: Sheet): string =>
  text.replace(/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, (whole, alternative: string, path: string) => {
    if (media.has(path) || !isMediaPath(path)) return whole;
    sheet.problem('import/image-left-out', { image: path });
    return alternative;
  });

const typeNamed = (name: string, words: Words): string | undefined =>
  tableTypeOf(name) ? name : namedBy('export.type.', name, words);

/** What a word list calls a name: `Appliquer` → `apply`. */
function namedBy(list: string, name: string, words: Words): string | undefined {
  const key = Object.keys(words).find((one) => one.startsWith(list) && plainOf(words[one] ?? '') === plainOf(name));
  return key?.slice(list.length);
}

/** Without a type: choices are chosen from, one or several by their stars; else a text is written. */
function guessed({ choices }: Row): string {
  if (choices.length === 0) return 'long';
  return choices.filter(({ right }) => /^(\*|x)$/i.test(right)).length > 1 ? 'multiple' : 'single';
}

function isWithoutKey({ type, choices, answers, answer }: Fields): boolean {
  const shares: unknown = choices;
  if (type === 'single' || type === 'multiple')
    return Array.isArray(shares) && shares.every((choice: { share?: number }) => choice.share === undefined);
  if (type === 'short') return Array.isArray(answers) && answers.length === 0;
  return type === 'numeric' && answer === undefined;
}
