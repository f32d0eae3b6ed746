import { csvRows } from '#codecs/csv';
import { decodeText } from '#codecs/encoding';
import { readXlsx } from '#codecs/xlsxRead';
import type { Problem, Result } from '#core/problem';

/** One row of a table, and its line from 1. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface TableRows {
  readonly rows: readonly TableRow[];
  /** By its name in the norm; `xlsx` for a workbook. */
  readonly encoding: string;
}

/** Lets the caller draw, and stop. */
export interface Going {
  readonly progress: (share: number) => Promise<void> | void;
  readonly signal: AbortSignal;
}

/** Rows and columns that a table of people's doing has at most: one with more is something else. */
export interface TableLimits {
  readonly rows: number;
  readonly columns: number;
}

/** So many rows are read between two looks at who wants to stop. */
const pace = 500;

/**
 * The rows of a spreadsheet's file, CSV in any encoding or XLSX, empty ones left out. Problems: `xlsx/…`, `zip/…`;
 * errors `table/too-many-rows`, `table/too-many-columns`; warning `table/unclosed-quote` with its line.
 */
export async function tableRows(
  file: string,
  bytes: Uint8Array,
  limits: TableLimits,
  going: Going,
): Promise<Result<TableRows>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return csvTable(file, bytes, limits, going);
  const sheet = readXlsx(bytes, file);
  if (!sheet.ok) return sheet;
  if (sheet.value.length > limits.rows) return tooMany(file, limits);
  return { ok: true, value: { rows: sheet.value, encoding: 'xlsx' }, problems: sheet.problems };
}

const tooMany = (file: string, { rows }: TableLimits) =>
  failed({ code: 'table/too-many-rows', at: file, severity: 'error', values: { file, most: rows } });

const failed = (problem: Problem) => ({ ok: false, problems: [problem] }) as const;

async function csvTable(
  file: string,
  bytes: Uint8Array,
  limits: TableLimits,
  { progress, signal }: Going,
): Promise<Result<TableRows>> {
  const { text, encoding } = decodeText(bytes);
  const rows: TableRow[] = [];
  const problems: Problem[] = [];
  let turn = 0;
  for (const { row, isUnclosed, share } of csvRows(text, limits.columns + 1)) {
    turn += 1;
    if (turn % pace === 0) {
      await progress(share);
      signal.throwIfAborted();
    }
    const at = `${file}:${row.line}`;
    if (isUnclosed)
      problems.push({ code: 'table/unclosed-quote', at, severity: 'warning', values: { line: row.line } });
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (row.cells.length > limits.columns) {
      const values = { file, line: row.line, most: limits.columns };
      return failed({ code: 'table/too-many-columns', at, severity: 'error', values });
    }
    if (rows.length === limits.rows) return tooMany(file, limits);
    rows.push(row);
  }
  return { ok: true, value: { rows, encoding }, problems };
}
