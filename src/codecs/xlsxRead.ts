/**
 * The first sheet of an XLSX workbook as rows of text.
 *
 * Norm: ECMA-376 part 1 (SpreadsheetML), transitional and strict.
 * In:   the bytes of a workbook, by whatever program.
 * Out:  rows of text, each with its number in the sheet; numbers as they would be typed, with a decimal point; of a formula,
 *       its last value. Rows without a value are left out.
 * Problems, errors: `zip/…`, `xml/…`, `xlsx/no-sheet`; `xlsx/too-big` – more rows or columns than a person writes.
 * Deviation: dates are the numbers that they are; looks, comments and the other sheets are not read.
 */
import { decodeText } from '#codecs/encoding';
import { childOf, childrenOf, readXml, scanXml, type XmlElement } from '#codecs/xmlRead';
import { unzip } from '#codecs/zip';
import { bytesOf, type FileTree } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';

export interface SheetRow {
  readonly cells: readonly string[];
  /** Its number in the sheet, from 1. */
  readonly line: number;
}

const mostRows = 20_000;
const mostColumns = 400;

/** The rows of the first sheet. */
export function readXlsx(bytes: Uint8Array, file: string): Result<readonly SheetRow[]> {
  const unzipped = unzip(bytes, { nested: true, ratio: 400 });
  if (!unzipped.ok) return unzipped;
  const parts = unzipped.value;
  const sheet = partText(parts, firstSheet(parts));
  if (sheet === undefined) return failed({ code: 'xlsx/no-sheet', at: file, severity: 'error', values: { file } });
  const shared = sharedStrings(parts);
  return rowsIn(sheet, shared, file);
}

const failed = (problem: Problem) => ({ ok: false, problems: [problem] }) as const;

function partText(parts: FileTree, path: string): string | undefined {
  const bytes = bytesOf(parts, path);
  return bytes && decodeText(bytes).text;
}

const rootOf = (parts: FileTree, path: string): XmlElement | undefined =>
  readXml(partText(parts, path) ?? '', path).root;

/** Where the first sheet of the workbook stands in the archive. */
function firstSheet(parts: FileTree): string {
  const sheets = childOf(rootOf(parts, 'xl/workbook.xml'), 'sheets');
  const [first] = childrenOf(sheets, 'sheet');
  const id = Object.entries(first?.attributes ?? {}).find(([name]) => /:id$/.test(name))?.[1];
  const links = childrenOf(rootOf(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship');
  const target = links.find(({ attributes }) => attributes['Id'] === id)?.attributes['Target'];
  if (target === undefined) return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function sharedStrings(parts: FileTree): readonly string[] {
  return childrenOf(rootOf(parts, 'xl/sharedStrings.xml'), 'si').map(lettersIn);
}

/** A text may be in runs of different looks; how it is pronounced (`rPh`) is no part of it. */
const lettersIn = (element: XmlElement): string =>
  element.children
    .map((child) => (child.name === 't' ? child.text : child.name === 'r' ? lettersIn(child) : ''))
    .join('');

interface Cell {
  column: number;
  type: string;
  pieces: string[];
}

function rowsIn(text: string, shared: readonly string[], file: string): Result<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  let [line, cells, isTooBig]: [number, string[], boolean] = [0, [], false];
  let cell: Cell | undefined;
  let reading = false;
  const fault = scanXml(text, file, {
    open(name, { r = '', t = 'n' }) {
      if (name === 'row') [line, cells] = [Number(r) || line + 1, []];
      else if (name === 'c') cell = { column: columnIn(r) ?? cells.length, type: t, pieces: [] };
      reading = cell !== undefined && (name === 'v' || name === 't');
    },
    text: (letters) => void (reading && cell?.pieces.push(letters)),
    close(name) {
      reading = false;
      if (name === 'c' && cell) {
        if (cell.column < mostColumns) cells[cell.column] = valueOf(cell, shared);
        cell = undefined;
      } else if (name === 'row') {
        const whole = Array.from(cells, (value) => value ?? '');
        if (rows.length >= mostRows) isTooBig = true;
        else if (whole.some((value) => value.trim() !== '')) rows.push({ cells: whole, line });
      }
    },
  });
  if (fault) return failed(fault.problem);
  if (!isTooBig) return { ok: true, value: rows, problems: [] };
  return failed({ code: 'xlsx/too-big', at: file, severity: 'error', values: { file, most: mostRows } });
}

/** `BC12` → 54. */
function columnIn(place: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueOf({ type, pieces }: Cell, shared: readonly string[]): string {
  const text = pieces.join('');
  if (type === 's') return shared[Number(text)] ?? '';
  if (type === 'n' && text.trim() !== '') return String(Number(Number(text).toPrecision(15)));
  return type === 'e' ? '' : text.replace(/\r\n?/g, '\n');
}
