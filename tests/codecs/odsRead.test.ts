import { expect, test } from 'vitest';
import { isOds, readOds } from '#codecs/odsRead';
import { zip } from '#codecs/zip';

const modified = '2026-11-25T08:00:00Z';
const book = (body: string, extra: readonly (readonly [string, string])[] = []) =>
  zip(
    new Map([
      ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
      [
        'content.xml',
        `<d xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:spreadsheet>${body}</office:spreadsheet></d>`,
      ],
      ...extra,
    ]),
    modified,
  );
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const cell = (inner: string, attributes = '') => `<table:table-cell ${attributes}>${inner}</table:table-cell>`;

test('cells, numbers, blanks, lines and repetitions are read as they are shown or meant', () => {
  const sheet = `<table:table>${row(
    cell('<text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p>') +
      cell('', 'table:number-columns-repeated="2"') +
      cell('<text:p>9,6</text:p>', 'office:value-type="float" office:value="9.60"') +
      cell('<office:annotation><text:p>note</text:p></office:annotation><text:p>d<text:span>e</text:span></text:p>'),
  )}${row(cell('', 'table:number-columns-repeated="1000"'), 'table:number-rows-repeated="1000000"')}${row(
    cell('<text:p>f</text:p>'),
  )}</table:table><table:table>${row(cell('<text:p>other sheet</text:p>'))}</table:table>`;
  const bytes = book(sheet);
  expect(isOds(bytes)).toBe(true);
  expect(readOds(bytes, 'x.ods')).toEqual({
    ok: true,
    value: [
      { cells: ['a  b\nc', '', '', '9.6', 'de'], line: 1 },
      { cells: ['f'], line: 1_000_002 },
    ],
    problems: [],
  });
});

test('what is no sheet, holds a document type, or repeats a row without end is refused', () => {
  const codes = (bytes: Uint8Array) => readOds(bytes, 'x.ods').problems.map(({ code }) => code);
  expect(codes(book('<office:text/>'))).toEqual(['ods/no-sheet']);
  expect(codes(zip(new Map([['mimetype', 'x']]), modified))).toEqual(['ods/no-sheet']);
  expect(
    codes(
      book(`<table:table>${row(cell('<text:p>x</text:p>'), 'table:number-rows-repeated="1000000"')}</table:table>`),
    ),
  ).toEqual(['ods/too-big']);
  expect(codes(zip(new Map([['content.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']]), modified))).toEqual([
    'xml/doctype',
  ]);
  expect(codes(new Uint8Array([0x50, 0x4b, 1, 2]))).toEqual(['zip/damaged']);
  expect(isOds(new TextEncoder().encode('a,b'))).toBe(false);
});
