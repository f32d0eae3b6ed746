/**
 * The first sheet of an OpenDocument spreadsheet as rows of text.
 *
 * Norm: OASIS OpenDocument 1.2 part 1, section 9 (tables).
 * In:   the bytes of an `.ods`, by whatever program.
 * Out:  rows of text, each with its number in the sheet; numbers as they would be typed, with a decimal point; the
 *       paragraphs of a cell are its lines. Rows without a value are left out.
 * Problems, errors: `zip/…`, `xml/…`, `ods/no-sheet`; `ods/too-big` – more rows than a person writes.
 * Deviation: dates are read as they are shown; looks, notes and the other sheets are not read.
 */
import { decodeText } from '#codecs/encoding';
import { scanXml } from '#codecs/xmlRead';
import type { SheetRow } from '#codecs/xlsxRead';
import { unzip } from '#codecs/zip';
import { zipEntries } from '#codecs/zipDirectory';
import { bytesOf } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';

const mostRows = 20_000;
const mostColumns = 400;
const contentPath = 'content.xml';

/** Whether the bytes are an OpenDocument archive, by the names of its parts: Moodle presses even the one that says so. */
export const isOds = (bytes: Uint8Array): boolean => {
  const names = zipEntries(bytes, 5_000)?.map(({ name }) => name) ?? [];
  return names.includes('mimetype') && names.includes(contentPath);
};

/** The rows of the first sheet. */
export function readOds(bytes: Uint8Array, file: string): Result<readonly SheetRow[]> {
  const unzipped = unzip(bytes, { nested: true, ratio: 400 });
  if (!unzipped.ok) return unzipped;
  const content = bytesOf(unzipped.value, contentPath);
  if (!content) return failed({ code: 'ods/no-sheet', at: file, severity: 'error', values: { file } });
  const sheet = new Sheet();
  const fault = scanXml(decodeText(content).text, file, sheet);
  if (fault) return failed(fault.problem);
  if (sheet.tables === 0) return failed({ code: 'ods/no-sheet', at: file, severity: 'error', values: { file } });
  if (!sheet.isTooBig) return { ok: true, value: sheet.rows, problems: [] };
  return failed({ code: 'ods/too-big', at: file, severity: 'error', values: { file, most: mostRows } });
}

const failed = (problem: Problem) => ({ ok: false, problems: [problem] }) as const;

class Sheet {
  readonly rows: SheetRow[] = [];
  tables = 0;
  isTooBig = false;
  #line = 0;
  #repeatedRow = 1;
  #cells: string[] = [];
  #cell: { readonly repeated: number; readonly value: string | undefined; lines: string[] } | undefined;
  #paragraphs = 0;
  #notes = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'table:table') this.tables += 1;
    if (this.tables !== 1) return;
    if (name === 'office:annotation') this.#notes += 1;
    else if (name === 'table:table-row') {
      this.#cells = [];
      this.#repeatedRow = countIn(attributes['table:number-rows-repeated']);
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell')
      this.#cell = {
        repeated: countIn(attributes['table:number-columns-repeated']),
        // What is shown may be rounded: the number itself is the value.
        value: attributes['office:value-type'] === 'float' ? attributes['office:value'] : undefined,
        lines: [],
      };
    else if (name === 'text:p' && this.#cell && this.#notes === 0) {
      this.#paragraphs += 1;
      this.#cell.lines.push('');
    } else if (name === 'text:s') this.text(' '.repeat(Math.min(countIn(attributes['text:c']), 100)));
    else if (name === 'text:line-break') this.text('\n');
    else if (name === 'text:tab') this.text('\t');
  }

  text(letters: string): void {
    const lines = this.#cell?.lines;
    if (!lines || this.#paragraphs === 0 || this.#notes > 0) return;
    lines[lines.length - 1] += letters;
  }

  close(name: string): void {
    if (this.tables !== 1) return;
    if (name === 'office:annotation') this.#notes -= 1;
    else if (name === 'text:p' && this.#paragraphs > 0 && this.#notes === 0) this.#paragraphs -= 1;
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#closeCell();
    else if (name === 'table:table-row') this.#closeRow();
    else if (name === 'table:table') this.tables += 1;
  }

  #closeCell(): void {
    const { repeated = 1, value, lines = [] } = this.#cell ?? {};
    const text = value === undefined ? lines.join('\n') : String(Number(Number(value).toPrecision(15)));
    const room = Math.max(0, mostColumns - this.#cells.length);
    for (let at = 0; at < Math.min(repeated, room); at += 1) this.#cells.push(text);
    this.#cell = undefined;
  }

  #closeRow(): void {
    this.#line += 1;
    // Programs end a sheet with a million empty rows in one.
    if (this.#cells.some((cell) => cell.trim() !== '')) {
      const cells = [...this.#cells];
      while (cells.at(-1) === '') cells.pop();
      if (this.rows.length + this.#repeatedRow > mostRows) this.isTooBig = true;
      else for (let at = 0; at < this.#repeatedRow; at += 1) this.rows.push({ cells, line: this.#line + at });
    }
    this.#line += this.#repeatedRow - 1;
  }
}

const countIn = (text: string | undefined): number => Math.max(1, Math.trunc(Number(text ?? 1)) || 1);
