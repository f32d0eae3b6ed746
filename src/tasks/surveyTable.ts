import { type AskedSurvey, surveyScale } from '#core/needs/survey';
import { isError, type Problem, type Result, settle } from '#core/problem';
import type { SurveyAnswer } from '#core/survey/answer';
import { bare, type Columns, columnsOf } from '#core/survey/columns';
import { type ImportReport, readAnswers } from '#core/survey/readAnswers';
import { type Going, type TableRow, tableRows } from '#tasks/tableRows';

/** More answers than any needs survey has: a file with more is something else. */
const mostAnswers = 5_000;
const mostColumns = 400;

export interface TableWish {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Which column holds what, where a person said so. */
  readonly columns?: Columns | undefined;
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

/**
 * The answers in a table of a spreadsheet, CSV or XLSX. The columns are recognised from the first line unless somebody
 * says which is which; what cannot be taken as it stands is told with its line. Stops between rows when it is asked to.
 */
export async function readSurveyTable(
  { file, bytes, columns }: TableWish,
  asked: AskedSurvey,
  going: Going,
): Promise<Result<ReadTable>> {
  const share = (read: number) => going.progress(read * 0.9);
  const limits = { rows: mostAnswers + 1, columns: mostColumns };
  const read = await tableRows(file, bytes, limits, { progress: share, signal: going.signal });
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

const about = (
  code: string,
  file: string,
  values: NonNullable<Problem['values']>,
  severity: Problem['severity'] = 'error',
): Problem => ({ code, at: file, severity, values });

/** Names, addresses and telephones are nobody's business here. */
const personal = /^(nom|prenom|nometprenom|name|email|mail|courriel|adresse|telephone|tel|whatsapp|matricule)/;

/** What the first line says; other columns are kept where they make groups, and left where they would name a person. */
function proposedColumns(
  header: readonly string[],
  body: readonly TableRow[],
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
function makesGroups(index: number, body: readonly TableRow[]): boolean {
  const words = body.map(({ cells }) => (cells[index] ?? '').trim()).filter((word) => word !== '');
  const different = new Set(words);
  return different.size <= mostGroups && different.size < words.length && words.every(({ length }) => length <= 60);
}
