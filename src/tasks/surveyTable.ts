import { csvRows } from '#codecs/csv';
import { decodeText } from '#codecs/encoding';
import { readXlsx } from '#codecs/xlsxRead';
import { type AskedSurvey, surveyScale } from '#core/needs/survey';
import { isError, type Problem, type Result, settle } from '#core/problem';
import type { SurveyAnswer } from '#core/survey/answer';
import { bare, type Columns, columnsOf } from '#core/survey/columns';
import { type ImportReport, readAnswers } from '#core/survey/readAnswers';

/** More answers than any needs survey has: a file with more is something else. */
const mostAnswers = 5_000;
const mostColumns = 400;

/** So many rows are read between two looks at who wants to stop. */
const pace = 500;

export interface TableWish {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Which column holds what, where a person said so. */
  readonly columns?: Columns | undefined;
}

/** Lets the caller draw, and stop. */
export interface Going {
  readonly progress: (share: number) => Promise<void> | void;
  readonly signal: AbortSignal;
}

/** The answers of a table, and how it was understood. */
export interface ReadTable {
  readonly header: readonly string[];
  /** The first rows as they stand in the file. */
  readonly sample: readonly (readonly string[])[];
  /** As proposed, or as a person said. */
  readonly columns: Columns;
  readonly encoding: string;
  readonly answers: readonly SurveyAnswer[];
  readonly report: ImportReport | undefined;
}

type Row = { readonly cells: readonly string[]; readonly line: number };

/**
 * The answers in a table of a spreadsheet, CSV or XLSX. The columns are recognised from the first line unless somebody
 * says which is which; what cannot be taken as it stands is told with its line. Stops between rows when it is asked to.
 */
export async function readSurveyTable(
  { file, bytes, columns }: TableWish,
  asked: AskedSurvey,
  going: Going,
): Promise<Result<ReadTable>> {
  const read = isZip(bytes) ? sheetRows(bytes, file) : await csvTable(bytes, file, going);
  if (!read.ok) return read;
  const { rows, encoding } = read.value;
  const [head, ...body] = rows;
  if (!head || body.length === 0)
    return { ok: false, problems: [...read.problems, about('survey/empty-table', file, { file })] };
  await going.progress(0.95);
  going.signal.throwIfAborted();
  const header = head.cells;
  const chosen = columns ?? proposedColumns(header, body, asked);
  const codes = asked.competencies.map(({ code }) => code);
  const answers = readAnswers({ file, rows }, { competencies: codes, scale: surveyScale, columns: chosen });
  const table = { header, sample: body.slice(0, 5).map(({ cells }) => cells), columns: chosen, encoding };
  await going.progress(1);
  const problems = [...read.problems, ...answers.problems];
  // Columns that are not recognised are for a person to point at: the table is shown, with what is wrong.
  if (!answers.ok) return settle({ ...table, answers: [], report: undefined }, problems.map(softened));
  const { answers: found, report } = answers.value;
  return settle({ ...table, answers: found, report }, problems);
}

const softened = (problem: Problem): Problem =>
  isError(problem) && problem.code === 'survey/no-columns' ? { ...problem, severity: 'warning' } : problem;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const about = (
  code: string,
  file: string,
  values: NonNullable<Problem['values']>,
  severity: Problem['severity'] = 'error',
): Problem => ({ code, at: file, severity, values });

function sheetRows(bytes: Uint8Array, file: string): Result<{ rows: readonly Row[]; encoding: string }> {
  const sheet = readXlsx(bytes, file);
  if (!sheet.ok) return sheet;
  if (sheet.value.length > mostAnswers + 1) return { ok: false, problems: [tooMany(file)] };
  return { ok: true, value: { rows: sheet.value, encoding: 'xlsx' }, problems: sheet.problems };
}

const tooMany = (file: string) => about('survey/too-many-rows', file, { file, most: mostAnswers });

async function csvTable(
  bytes: Uint8Array,
  file: string,
  { progress, signal }: Going,
): Promise<Result<{ rows: readonly Row[]; encoding: string }>> {
  const { text, encoding } = decodeText(bytes);
  const rows: Row[] = [];
  const problems: Problem[] = [];
  let turn = 0;
  for (const { row, isUnclosed, share } of csvRows(text, mostColumns + 1)) {
    if (++turn % pace === 0) {
      await progress(share * 0.9);
      signal.throwIfAborted();
    }
    if (isUnclosed) {
      const at = `${file}:${row.line}`;
      problems.push({ code: 'survey/unclosed-quote', at, severity: 'warning', values: { line: row.line } });
    }
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (row.cells.length > mostColumns)
      return { ok: false, problems: [about('survey/too-many-columns', file, { line: row.line, most: mostColumns })] };
    if (rows.length > mostAnswers) return { ok: false, problems: [tooMany(file)] };
    rows.push(row);
  }
  return { ok: true, value: { rows, encoding }, problems };
}

/** Names, addresses and telephones are nobody's business here. */
const personal = /^(nom|prenom|nometprenom|name|email|mail|courriel|adresse|telephone|tel|whatsapp|matricule)/;

/** What the first line says; other columns are kept where they make groups, and left where they would name a person. */
function proposedColumns(
  header: readonly string[],
  body: readonly Row[],
  { competencies, survey }: AskedSurvey,
): Columns {
  const codes = competencies.map(({ code }) => code);
  const found = columnsOf(
    header,
    codes,
    competencies.map(({ title }) => title),
  );
  const fields = new Set(survey.fields.map(({ name }) => bare(name)));
  const profile = found.profile.filter((index) => {
    const name = bare(header[index] ?? '');
    return fields.has(name) || (name !== '' && !personal.test(name) && makesGroups(index, body));
  });
  return { ...found, profile };
}

const mostGroups = 20;

/** Few different words, some of them more than once, none of them long. */
function makesGroups(index: number, body: readonly Row[]): boolean {
  const words = body.map(({ cells }) => (cells[index] ?? '').trim()).filter((word) => word !== '');
  const different = new Set(words);
  return different.size <= mostGroups && different.size < words.length && words.every(({ length }) => length <= 60);
}
