import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnName, writeXlsx } from '#codecs/xlsxWrite';
import { readXlsx } from '#codecs/xlsxRead';
import { readXml } from '#codecs/xmlRead';
import { zip } from '#codecs/zip';
import { textOf } from '#core/fileTree';

const columns = ['a', 'b', 'c'].map((title) => ({ title, width: 20 }));
const packed = (parts: ReadonlyMap<string, string | Uint8Array>) => zip(parts, '2026-11-20T17:30:00Z');
const table = (rows: readonly (readonly (string | number | undefined)[])[]) =>
  writeXlsx({ name: 'Questions', columns, rows });

function read(bytes: Uint8Array) {
  const result = readXlsx(bytes, 'x.xlsx');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

test('a table comes back, its formulas as text, its numbers as numbers', () => {
  const parts = table([
    ['=1+1', 1.5, 'deux\nlignes'],
    [undefined, undefined, undefined],
    ['', -50, '  '],
  ]);
  expect(read(packed(parts))).toEqual([
    { cells: ['a', 'b', 'c'], line: 1 },
    { cells: ['=1+1', '1.5', 'deux\nlignes'], line: 2 },
    { cells: ['', '-50', '  '], line: 4 },
  ]);
  expect(textOf(parts, 'xl/worksheets/sheet1.xml')).not.toContain('<f>');
});

test('every part is well-formed, and the same table gives the same bytes', () => {
  const parts = table([['<&>"', 1, ']]>']]);
  for (const [path, content] of parts) expect(readXml(String(content), path).fault, path).toBeUndefined();
  expect(packed(table([['<&>"', 1, ']]>']]))).toEqual(packed(parts));
});

test('any text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const legal = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
      fc.pre(legal === text);
      expect(read(packed(table([[text, 'fin']])))[1]?.cells[0]).toBe(text.replace(/\r\n?/g, '\n'));
    }),
  );
});

test('what Excel writes: shared strings in runs, another place of the sheet, formulas with their last value, holes', () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts = new Map([
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="${office}"><sheets><sheet name="B" r:id="rId7"/><sheet name="A" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    ],
    [
      'xl/sharedStrings.xml',
      '<sst><si><r><t>un </t></r><r><rPr><b/></rPr><t>mot</t></r><rPh><t>x</t></rPh></si></sst>',
    ],
    [
      'xl/worksheets/sheet2.xml',
      '<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3"><f>1/3</f><v>0.30000000000000004</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="str"><f>A1</f><v>texte</v></c></row></sheetData></worksheet>',
    ],
  ]);
  expect(read(packed(parts))).toEqual([{ cells: ['un mot', '', '0.3', '1', 'texte'], line: 3 }]);
});

test('columns have their names', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('what is no workbook is an error', () => {
  expect(readXlsx(packed(new Map([['a.txt', 'x']])), 'x.xlsx')).toMatchObject({
    ok: false,
    problems: [{ code: 'xlsx/no-sheet' }],
  });
  const doctype = new Map([['xl/worksheets/sheet1.xml', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>']]);
  expect(readXlsx(packed(doctype), 'x.xlsx')).toMatchObject({ ok: false, problems: [{ code: 'xml/doctype' }] });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !readXlsx(bytes, 'x.xlsx').ok));
});
