/**
 * The answers of a gap survey from the rows of a table: `repondant;pays;…;C01_I;C01_M;…`, I importance, M mastery.
 *
 * Nothing is lost in silence: each cell that is not taken as it stands is in the report and is a problem with its line.
 */
import { type Problem, type Result, settle } from '#core/problem';
import { ratingPlace, type Scale, type SurveyAnswer } from '#core/survey/answer';
import { type Columns, columnsOf } from '#core/survey/columns';
import { type Rating, readRating } from '#core/survey/readRating';

export interface SurveyTable {
  /** Name of the file, for the problems. */
  readonly file: string;
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

export interface SurveyPlan {
  /** Codes of the competencies, in the order of the survey. */
  readonly competencies: readonly string[];
  readonly scale: Scale;
  /** Which column holds what, where a person said so; else the first line is read. */
  readonly columns?: Columns | undefined;
}

interface CellNote {
  readonly rowId: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

/** What was done with the table, cell by cell where it was not simply taken. */
export interface ImportReport {
  readonly rowsRead: number;
  /** Codes of the rows left out because they repeat one above, word for word. */
  readonly duplicates: readonly string[];
  readonly outOfRange: readonly CellNote[];
  readonly treatedAsMissing: readonly CellNote[];
  readonly decimalCommaAccepted: readonly (CellNote & { readonly readAs: number })[];
  readonly formulaLikeText: readonly (CellNote & { readonly rule: string })[];
}

export interface ReadAnswers {
  readonly answers: readonly SurveyAnswer[];
  readonly report: ImportReport;
}

interface Notes {
  readonly file: string;
  readonly problems: Problem[];
  readonly outOfRange: CellNote[];
  readonly treatedAsMissing: CellNote[];
  readonly decimalCommaAccepted: (CellNote & { readAs: number })[];
  readonly formulaLikeText: (CellNote & { rule: string })[];
}

/** Answers and report; an error only where the table holds none of the columns of the survey. */
export function readAnswers({ file, rows }: SurveyTable, plan: SurveyPlan): Result<ReadAnswers> {
  const notes: Notes = {
    file,
    problems: [],
    outOfRange: [],
    treatedAsMissing: [],
    decimalCommaAccepted: [],
    formulaLikeText: [],
  };
  const [head, ...body] = rows;
  const header = head?.cells ?? [];
  const columns = columnsIn(header, plan, notes);
  const kept = new Map<string, string>();
  const duplicates: string[] = [];
  const answers = body.flatMap((row) => {
    const respondent = row.cells[columns.respondent]?.trim() || `L${row.line}`;
    if (!isWhole(row, respondent, header, notes)) return [];
    const words = row.cells.map((cell) => cell.trim()).join('\u0000');
    const before = kept.get(respondent);
    if (before === undefined) {
      kept.set(respondent, words);
      return [answerOf(row, respondent, header, columns, plan.scale, notes)];
    }
    if (before === words) {
      duplicates.push(respondent);
      note(notes, { code: 'survey/duplicate', severity: 'warning' }, row.line, { respondent });
    } else {
      note(notes, { code: 'survey/duplicate-differs', severity: 'warning' }, row.line, { respondent });
    }
    return [];
  });
  const { problems, file: _, ...cells } = notes;
  return settle({ answers, report: { rowsRead: body.length, duplicates, ...cells } }, problems);
}

type Told = Pick<Problem, 'code' | 'severity'>;
type Values = Readonly<Record<string, string | number>>;

function note({ file, problems }: Notes, told: Told, line: number, values: Values): void {
  problems.push({ ...told, at: `${file}:${line}`, values: { line, ...values } });
}

/** The columns to read; those of the survey that are not there are told. */
function columnsIn(header: readonly string[], { competencies, columns }: SurveyPlan, notes: Notes): Columns {
  const found = columns ?? columnsOf(header, competencies);
  const lost = competencies.filter((_, index) => found.importance[index] === -1 || found.mastery[index] === -1);
  if (lost.length === competencies.length) {
    const expected = competencies.slice(0, 3).map((code) => `${code}_I, ${code}_M`);
    note(notes, { code: 'survey/no-columns', severity: 'error' }, 1, { expected: expected.join(', ') });
  } else {
    for (const competency of lost) {
      note(notes, { code: 'survey/column-missing', severity: 'warning' }, 1, { competency });
    }
  }
  return found;
}

/** A row with more cells than the header may have slipped by one: its ratings would be somebody's, but not these. */
function isWhole(
  { cells, line }: SurveyTable['rows'][number],
  respondent: string,
  header: readonly string[],
  notes: Notes,
): boolean {
  const found = cells.length;
  if (found <= header.length || cells.slice(header.length).every((cell) => cell.trim() === '')) return true;
  note(notes, { code: 'survey/row-too-long', severity: 'warning' }, line, {
    respondent,
    found,
    expected: header.length,
  });
  return false;
}

function answerOf(
  { cells, line }: SurveyTable['rows'][number],
  respondent: string,
  header: readonly string[],
  columns: Columns,
  scale: Scale,
  notes: Notes,
): SurveyAnswer {
  const at = (index: number) => ({ rowId: respondent, line, column: header[index] ?? '', value: cells[index] ?? '' });
  const profile: Record<string, string> = {};
  // The code too may look like a formula.
  textOf(at(columns.respondent), notes);
  for (const index of columns.profile) profile[(header[index] ?? '').trim()] = textOf(at(index), notes);
  const notApplicable: number[] = [];
  const rate = (index: number, place: number) => {
    if (index < 0) return undefined;
    const read = ratingOf(at(index), scale, notes);
    if (read.kind === 'not-applicable') notApplicable.push(place);
    return read.kind === 'rating' ? read.value : undefined;
  };
  const importance = columns.importance.map((index, one) => rate(index, ratingPlace(one, 'importance')));
  const mastery = columns.mastery.map((index, one) => rate(index, ratingPlace(one, 'mastery')));
  const apart = notApplicable.sort((one, other) => one - other);
  return { respondent, line, profile, importance, mastery, ...(apart.length > 0 ? { notApplicable: apart } : {}) };
}

/** Kept as it is; an export puts the `'` before it that spreadsheets need, and takes it off when it comes back. */
function textOf(cell: CellNote, notes: Notes): string {
  const value = cell.value.replace(/^'(?=[=+\-@])/, '').trim();
  if (/^[=+@]|^-\D/.test(value)) {
    notes.formulaLikeText.push({ ...cell, rule: 'kept as text; neutralised on export' });
    tell({ code: 'survey/formula-text', severity: 'info' }, cell, notes);
  }
  return value;
}

function ratingOf(cell: CellNote, scale: Scale, notes: Notes): Rating {
  const read = readRating(cell.value, scale);
  if (read.kind === 'out-of-range') {
    notes.outOfRange.push(cell);
    tell({ code: 'survey/out-of-range', severity: 'warning' }, cell, notes, { min: scale.min, max: scale.max });
  }
  if (read.kind === 'not-applicable') {
    notes.treatedAsMissing.push(cell);
    tell({ code: 'survey/not-applicable', severity: 'info' }, cell, notes);
  }
  if (read.kind === 'no-number') {
    notes.treatedAsMissing.push(cell);
    tell({ code: 'survey/no-number', severity: 'warning' }, cell, notes, { min: scale.min, max: scale.max });
  }
  if (read.kind === 'rating' && read.comma) {
    notes.decimalCommaAccepted.push({ ...cell, readAs: read.value });
    tell({ code: 'survey/decimal-comma', severity: 'info' }, cell, notes, { read: read.value });
  }
  return read;
}

const tell = (told: Told, { rowId, line, column, value }: CellNote, notes: Notes, more: Values = {}): void =>
  note(notes, told, line, { respondent: rowId, column, value, ...more });
