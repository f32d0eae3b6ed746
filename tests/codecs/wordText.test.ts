import { expect, test } from 'vitest';
import { readWordText } from '#codecs/wordText';
import { zip } from '#codecs/zip';

const packed = (path: string, content: string) =>
  zip(new Map([[path, `<?xml version="1.0" encoding="UTF-8"?>${content}`]]), '2026-11-25T00:00:00Z');
const w = (inside: string) => `<w:document><w:body>${inside}</w:body></w:document>`;

test('a Word document: paragraphs, lists, tabs, without what was struck', () => {
  const bytes = packed(
    'word/document.xml',
    w(`<w:p><w:r><w:t>5. Livrables</w:t></w:r></w:p>
       <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Une note</w:t><w:tab/><w:t xml:space="preserve"> méthodologique</w:t></w:r></w:p>
       <w:p><w:del><w:r><w:t>ancien</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:t>Fin</w:t></w:r></w:p>`),
  );
  expect(readWordText(bytes, 'tdr.docx')).toEqual({
    ok: true,
    value: '5. Livrables\n- Une note\t méthodologique\nFin\n',
    problems: [],
  });
});

test('an OpenDocument text: headings, lists, notes left out', () => {
  const bytes = packed(
    'content.xml',
    `<office:document-content><office:body><text:h>Objectifs</text:h><text:list><text:list-item><text:p>Former<text:s/>vingt
 agents<text:note><text:p>note</text:p></text:note></text:p></text:list-item></text:list><text:p>Suite</text:p></office:body></office:document-content>`,
  );
  const read = readWordText(bytes, 'tdr.odt');
  expect(read.ok && read.value).toBe('Objectifs\n- Former vingt agents\nSuite\n');
});

test('another archive, a cut document and no archive at all are refused with the reason', () => {
  const codes = (bytes: Uint8Array) => readWordText(bytes, 'x').problems.map(({ code }) => code);
  expect(codes(packed('xl/workbook.xml', '<a/>'))).toEqual(['word/no-text']);
  expect(codes(packed('word/document.xml', '<w:document>'))).toEqual(['xml/malformed']);
  expect(codes(new TextEncoder().encode('bonjour'))).toEqual(['zip/damaged']);
});
