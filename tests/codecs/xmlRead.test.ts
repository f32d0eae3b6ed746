import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '#codecs/encoding';
import { xml } from '#codecs/xml';
import { readXml } from '#codecs/xmlRead';

const codeOf = (text: string, limits = {}) => readXml(text, 'f.xml', limits).fault?.problem.code;

test('elements, attributes, text and CDATA, each with its line', () => {
  const { root, fault } = readXml(
    '<?xml version="1.0"?>\n<a x="1 &amp; 2">\n  <b>un <![CDATA[<deux>]]> &#233;</b>\n  <c/>\n</a>',
    'f.xml',
  );
  expect(fault).toBeUndefined();
  expect(root).toMatchObject({ name: 'a', attributes: { x: '1 & 2' }, line: 2 });
  expect(root?.children).toMatchObject([
    { name: 'b', text: 'un <deux> é', line: 3 },
    { name: 'c', text: '', line: 4 },
  ]);
});

test('a document type is refused, and every entity with it', () => {
  expect(codeOf('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toBe('xml/doctype');
  expect(codeOf('<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>')).toBe('xml/doctype');
  expect(codeOf('<a>&nbsp;</a>')).toBe('xml/malformed');
});

test('what was closed before a fault is given, the rest is cut', () => {
  const { root, fault } = readXml('<a>\n<b>1</b>\n<b>2</c>\n<b>3</b></a>', 'f.xml');
  expect(fault?.problem).toMatchObject({ code: 'xml/malformed', at: 'f.xml:3' });
  expect(root?.cut).toBe(true);
  expect(root?.children.map(({ text, cut }) => [text, cut])).toEqual([
    ['1', undefined],
    ['2', true],
  ]);
  expect(readXml('<a><b>1</b><c', 'f.xml').root?.children).toMatchObject([{ name: 'b', text: '1' }]);
});

test('limits: depth, elements, length; nothing at all', () => {
  expect(codeOf('<a>'.repeat(61))).toBe('xml/too-deep');
  expect(codeOf(`<a>${'<b/>'.repeat(11)}</a>`, { elements: 11 })).toBe('xml/too-big');
  expect(codeOf('<a>long</a>', { length: 5 })).toBe('xml/too-big');
  expect(codeOf(' \n ')).toBe('xml/empty');
});

test('a hundred thousand levels harm nobody', () => {
  expect(codeOf('<a>'.repeat(100_000))).toBe('xml/too-deep');
});

test('what our writer wrote comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (text, attribute) => {
      const { markup } = xml`<a b="${attribute}">${text}</a>`;
      const { root, fault } = readXml(markup, 'f.xml');
      expect(fault).toBeUndefined();
      const legal = (one: string) => one.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
      expect(root?.text).toBe(legal(text));
      // A line end in an attribute is a blank.
      expect(root?.attributes['b']).toBe(legal(attribute).replace(/[\t\n]/g, ' '));
    }),
  );
});

test('any bytes give a tree or a fault, never an exception', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<b c="',
    '">',
    '&#0;',
    '&amp',
    '<![CDATA[',
    ']]>',
    '<?x ',
    '?>',
    '<!--',
    '-->',
    'é',
    '\0',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(piece).map((parts) => Buffer.from(parts.join(''))),
      ),
      (bytes) => {
        const { root, fault } = readXml(decodeText(new Uint8Array(bytes)).text, 'f.xml');
        expect(root !== undefined || fault !== undefined).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
