/**
 * Tables as CSV, as a French spreadsheet writes and opens them.
 *
 * Norm: RFC 4180 for quotes; the separator and the encoding are those of Excel in a French system.
 * In:   rows of text and numbers; when read, `;`, `,` or tab between cells, any line ends, quotes or none.
 * Out:  a byte order mark, `;`, CRLF; numbers with a decimal comma. Read: rows of text, each with its line.
 * Problems: none of its own; a quote that nothing closes is told with its line, and read as a letter.
 * Deviation: a text that a spreadsheet would take for a formula (`= + - @`, tab, return) has a `'` before it. `unguarded`
 *   takes it off again, so that a text that really begins so comes back.
 */
export type CsvCell = string | number | undefined;

export interface CsvRow {
  readonly cells: readonly string[];
  /** Where the row begins, from 1. */
  readonly line: number;
}

export interface CsvRead {
  readonly rows: readonly CsvRow[];
  /** The lines of quotes that nothing closes. */
  readonly unclosed: readonly number[];
}

/** The text of a table. */
export const writeCsv = (rows: readonly (readonly CsvCell[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cellText).join(';')}\r\n`).join('')}`;

function cellText(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  return quoted(formula.test(cell) ? `'${cell}` : cell, /[";\r\n]|^\s|\s$/);
}

/** The text of a table for a program, as the norm has it: no mark, commas, nothing before what looks like a formula. */
export const writeBareCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(cell, /[",\r\n]|^\s|\s$/)).join(',')}\r\n`).join('');

const quoted = (text: string, unsafe: RegExp): string => (unsafe.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Also where somebody wrote the mark of a text already: then there are two. */
const formula = /^'*[=+\-@\t\r]/;

/** A cell without the `'` that keeps it from being a formula. */
export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** The rows of a table; empty lines are left out. */
export function readCsv(text: string): CsvRead {
  const rows: CsvRow[] = [];
  const unclosed: number[] = [];
  for (const { row, isUnclosed } of csvRows(text)) {
    if (isUnclosed) unclosed.push(row.line);
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
  }
  return { rows, unclosed };
}

/** One row at a time, for tables that are long: whoever reads may stop, or let others work. */
export interface CsvStep {
  readonly row: CsvRow;
  /** A quote in it is never closed: its quotes are letters. */
  readonly isUnclosed: boolean;
  /** How much of the text is read, 0 to 1. */
  readonly share: number;
}

/** Every row, empty ones too; of each row so many cells at the most. */
export function* csvRows(text: string, mostCells = Infinity): Generator<CsvStep> {
  const marked = text.replace(/^\ufeff/, '');
  const [told = '', by] = /^sep=(.)\r?\n/i.exec(marked) ?? [];
  const body = marked.slice(told.length);
  const separator = by ?? separatorOf(body);
  let unclosed = 0;
  let [at, line] = [0, told === '' ? 1 : 2];
  while (at < body.length) {
    const whole = rowAt(body, at, { separator, bare: unclosed >= mostUnclosed, mostCells });
    if (!whole) unclosed += 1;
    const { cells, next } = whole ?? bareRowAt(body, at, separator, mostCells);
    yield { row: { cells, line }, isUnclosed: !whole, share: next / body.length };
    line += linesIn(body.slice(at, next));
    at = next;
  }
}

/** After so many, the file is no table with quotes, and each would be looked for up to the end. */
const mostUnclosed = 20;

interface Row {
  readonly cells: readonly string[];
  /** Where the next row begins. */
  readonly next: number;
}

interface Reading {
  readonly separator: string;
  /** Quotes are letters. */
  readonly bare: boolean;
  readonly mostCells: number;
}

/** The row from a place on; `undefined` where a quote never closes. */
function rowAt(text: string, from: number, { separator, bare, mostCells }: Reading): Row | undefined {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    let cell = '';
    if (text[at] === '"' && !bare) {
      const close = closeOf(text, at);
      if (close === undefined) return undefined;
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    }
    const end = endOf(text, at, separator);
    if (cells.length < mostCells) cells.push(cell + text.slice(at, end));
    if (text[end] !== separator) return { cells, next: end + (text.startsWith('\r\n', end) ? 2 : 1) };
    at = end + 1;
  }
}

/** The row with its quotes as letters: it ends with its line. */
const bareRowAt = (text: string, from: number, separator: string, mostCells: number): Row =>
  rowAt(text, from, { separator, bare: true, mostCells }) ?? { cells: [], next: text.length };

function closeOf(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

function endOf(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === separator || letter === '\n' || letter === '\r') return at;
  }
  return text.length;
}

/** The one of the three that stands most often in the first line, outside quotes; its beginning says enough. */
function separatorOf(text: string): string {
  const [start = ''] = /^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text.slice(0, 20_000)) ?? [];
  const first = start.replace(/"(?:[^"]|"")*"/g, '');
  const counts = [';', ',', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

const linesIn = (text: string): number => text.match(/\r\n?|\n/g)?.length ?? 0;
