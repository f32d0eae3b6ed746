import { csvRows } from '#codecs/csv';
import { decodeText } from '#codecs/encoding';
import { readJson } from '#codecs/json';
import { isOds, readOds } from '#codecs/odsRead';
import type { Problem, Result } from '#core/problem';
import { isAnalysis } from '#formats/moodle-results/analysis';
import { gradesXmlTable, isGradesXml } from '#formats/moodle-results/gradesXml';
import { isSummary, renamedIn, resultsKindOf } from '#formats/moodle-results/index';
import { Header, type ResultsTable } from '#formats/moodle-results/header';
import { type Going, tableRows, type TableRow } from '#tasks/tableRows';

/** A file that somebody hands in. */
export interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A year of a busy course's log; beyond, exports are asked for in parts. */
export const mostResultRows = 50_000;
/** A hundred questions, three columns each, and those of people. */
const limits = { rows: mostResultRows + 1, columns: 1_000 };

/** The table of a Moodle export, whatever holds it; `undefined` where the file is no export of results. */
export async function readResultsTable(file: HandedIn, going: Going): Promise<Result<ResultsTable> | undefined> {
  const { name, bytes } = file;
  if (isOds(bytes)) return fromRows(readOds(bytes, name), name);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return /\.xls[xm]$/i.test(name) ? fromRows(await tableRows(name, bytes, limits, going), name) : undefined;
  const start = decodeText(bytes.subarray(0, 200_000)).text.trimStart();
  if (isGradesXml(start)) return gradesXmlTable(decodeText(bytes).text, name);
  if (/^\[\s*\[\s*\{/.test(start)) return fromJson(file);
  if (/^[<{[]/.test(start) && !stray.test(start)) return undefined;
  const table = withoutStray(bytes);
  // A long file that is something else is not read whole.
  const [first] = csvRows(decodeText(table.subarray(0, 200_000)).text, limits.columns + 1);
  if (!first || !isOurs(new Header(first.row.cells))) return undefined;
  return fromRows(await tableRows(name, table, limits, going), name);
}

const isOurs = (header: Header): boolean =>
  resultsKindOf(header) !== undefined || isSummary(header) || renamedIn(header) !== undefined;

/** SCORM's « attempts only » begins with the end of a page. */
const stray = /^\s*<\/div>\s*/;

function withoutStray(bytes: Uint8Array): Uint8Array {
  const start = String.fromCharCode(...bytes.subarray(0, 40));
  const found = /^(?:\u00ef\u00bb\u00bf)?\s*<\/div>\s*/.exec(start);
  return found ? bytes.subarray(found[0].length) : bytes;
}

function fromRows(
  read: Result<readonly TableRow[]> | Result<{ readonly rows: readonly TableRow[] }>,
  name: string,
): Result<ResultsTable> | undefined {
  if (!read.ok) return /\.(ods|csv|tsv|txt)$/i.test(name) ? read : undefined;
  const all = 'rows' in read.value ? read.value.rows : read.value;
  if (isAnalysis(all)) return { ok: false, problems: [analysed(name)] };
  const [head, ...rows] = all;
  const header = new Header(head?.cells ?? []);
  return isOurs(header) ? { ok: true, value: { header, rows }, problems: read.problems } : undefined;
}

/** `[[{…}]]`: tables of rows, the keys are the headers. */
function fromJson({ name, bytes }: HandedIn): Result<ResultsTable> | undefined {
  const read = readJson(decodeText(bytes).text, name);
  if (!read.ok) return read;
  const table: unknown = Array.isArray(read.value) ? read.value[0] : undefined;
  const objects = Array.isArray(table) ? table.filter((row) => typeof row === 'object' && row !== null) : [];
  const keys = Object.keys((objects[0] as object | undefined) ?? {});
  const header = new Header(keys);
  if (!isOurs(header)) return undefined;
  if (objects.length > mostResultRows) return { ok: false, problems: [tooMany(name)] };
  const rows = objects.map((row: Readonly<Record<string, unknown>>, index) => ({
    cells: keys.map((key) => (typeof row[key] === 'string' || typeof row[key] === 'number' ? String(row[key]) : '')),
    line: index + 2,
  }));
  return { ok: true, value: { header, rows }, problems: [] };
}

const analysed = (file: string): Problem => ({
  code: 'moodle-results/analysis-only',
  at: file,
  severity: 'error',
  values: { file },
});

const tooMany = (file: string): Problem => ({
  code: 'table/too-many-rows',
  at: file,
  severity: 'error',
  values: { file, most: mostResultRows },
});
