import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, unguarded, writeCsv } from '#codecs/csv';

const cellsOf = (text: string) => readCsv(text).rows.map(({ cells }) => cells);

test('written for a French spreadsheet: mark, semicolons, CRLF, decimal comma, quotes where they are needed', () => {
  expect(
    writeCsv([
      ['Code', 'Points', 'Texte'],
      ['Q1', 1.5, 'a; "b"\nc'],
      [undefined, -3, ' d'],
    ]),
  ).toBe('\ufeffCode;Points;Texte\r\nQ1;1,5;"a; ""b""\nc"\r\n;-3;" d"\r\n');
});

test.each([';', ',', '\t'])('read with %j between cells, quoted or not, each row with its line', (sign) => {
  const text = [`a${sign}b`, `"x""y"${sign}"1`, `2"`, '', `c${sign}d`].join('\r\n');
  expect(readCsv(text).rows).toEqual([
    { cells: ['a', 'b'], line: 1 },
    { cells: ['x"y', '1\r\n2'], line: 2 },
    { cells: ['c', 'd'], line: 5 },
  ]);
});

test('the separator that Excel may say in the first line', () => {
  expect(cellsOf('sep=,\na;x,b\n')).toEqual([['a;x', 'b']]);
});

test('a quote that nothing closes is told with its line and costs nothing else', () => {
  const { rows, unclosed } = readCsv('a;b\nc;"d\ne;f\n');
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['c', '"d'],
    ['e', 'f'],
  ]);
  expect(unclosed).toEqual([2]);
});

test.each(['=1+1', '+33', '-5', '@x', '\tx', "'=1", "''+2", '=cmd|x'])(
  '%j is no formula for a spreadsheet, and comes back',
  (text) => {
    const [cell = ''] = cellsOf(writeCsv([[text, 'x']]))[0] ?? [];
    expect(cell).not.toMatch(/^[=+\-@\t]/);
    expect(unguarded(cell)).toBe(text);
  },
);

test('what is written comes back, whatever it is', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=', '"', ';', "'=", '\n', '\r\n', ' ', ','));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      // A row of blanks is left out.
      fc.pre(rows.every((row) => row.some((one) => one.trim() !== '')));
      expect(cellsOf(writeCsv([['a', 'b'], ...rows])).map((row) => row.map(unguarded))).toEqual([['a', 'b'], ...rows]);
    }),
  );
});

test('any text is answered, soon', () => {
  const piece = fc.constantFrom('"', ';', ',', '\n', '\r', 'a', '""', '\t');
  fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => readCsv(pieces.join('')).rows.length >= 0));
  expect(readCsv('"a\n'.repeat(20_000)).unclosed.length).toBeLessThanOrEqual(21);
});
