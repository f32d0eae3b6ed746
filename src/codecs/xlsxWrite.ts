/**
 * One table as the parts of an XLSX workbook.
 *
 * Norm: ECMA-376 part 1 (SpreadsheetML), transitional; part 2 (packaging).
 * In:   rows of text and numbers, the first one a header; widths; columns with a list of values to choose from.
 * Out:  a file tree to be zipped. Text is always text (inline strings, marked as such): no cell becomes a formula.
 * Problems: none.
 * Deviation: no date, no author: the same table gives the same bytes.
 */
import { type Xml, xml } from '#codecs/xml';
import type { FileTree } from '#core/fileTree';

export interface XlsxTable {
  /** What the tab says; at most 31 characters, none of `[ ] : * ? / \`. */
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

export interface XlsxColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** The values to choose from. */
  readonly values?: readonly string[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const part = ({ markup }: Xml): string => `${head}${markup}\n`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook with one sheet. */
export const writeXlsx = (table: XlsxTable): FileTree =>
  new Map([
    ['[Content_Types].xml', part(types)],
    [
      '_rels/.rels',
      part(xml`<Relationships xmlns="${packaging}/relationships">
<Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>`),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      part(xml`<Relationships xmlns="${packaging}/relationships">
<Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/>
</Relationships>`),
    ],
    ['xl/styles.xml', part(styles)],
    [
      'xl/workbook.xml',
      part(xml`<workbook xmlns="${main}" xmlns:r="${office}">
<sheets><sheet name="${table.name}" sheetId="1" r:id="r1"/></sheets>
</workbook>`),
    ],
    ['xl/worksheets/sheet1.xml', part(sheet(table))],
  ]);

const types = xml`<Types xmlns="${packaging}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>
</Types>`;

/** 0 plain, 1 the header, 2 text that wraps and stays text when it is edited, 3 a number. */
const styles = xml`<styleSheet xmlns="${main}">
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDE8"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

function sheet({ columns, rows }: XlsxTable): Xml {
  const titles = columns.map(({ title }, column) => text(title, column, 1, 1));
  return xml`<worksheet xmlns="${main}">
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${columns.map(({ width }, at) => xml`<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)}</cols>
<sheetData>
<row r="1">
${titles}</row>
${rows.map(
  (cells, at) => xml`<row r="${at + 2}">
${cells.map((cell, column) => value(cell, column, at + 2))}</row>
`,
)}</sheetData>
${lists(columns)}</worksheet>`;
}

const text = (content: string, column: number, row: number, style: number): Xml =>
  xml`<c r="${columnName(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>
`;

function value(cell: string | number | undefined, column: number, row: number): Xml | undefined {
  if (cell === undefined || cell === '') return undefined;
  if (typeof cell === 'string') return text(cell.slice(0, longestCell), column, row, 2);
  return xml`<c r="${columnName(column)}${row}" s="3"><v>${cell}</v></c>
`;
}

/** Excel refuses a file with a longer cell. */
const longestCell = 32_767;

/** Values to choose from, down to a row that no bank reaches; others may be typed all the same. */
function lists(columns: readonly XlsxColumn[]): Xml | undefined {
  const rules = columns.flatMap(({ values }, column) => {
    const listed = values?.join(',') ?? '';
    if (listed === '' || listed.length > 255 || values?.some((one) => one.includes(','))) return [];
    const name = columnName(column);
    return [
      xml`<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${name}2:${name}2000"><formula1>${`"${listed}"`}</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0 ? undefined : xml`<dataValidations count="${rules.length}">${rules}</dataValidations>\n`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnName(Math.floor(index / 26) - 1) + rest;
}
