import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { cdata, xml } from '#codecs/xml';

test('text is escaped, pieces and lists stay as they are, nothing writes nothing', () => {
  const rows = ['a & b', '<c>'].map((text) => xml`<li>${text}</li>`);
  expect(xml`<ul id="${'"'}">${rows}${undefined}${false}${3}</ul>`.markup).toBe(
    '<ul id="&quot;"><li>a &amp; b</li><li>&lt;c&gt;</li>3</ul>',
  );
});

test('the first piece of a template may be a value', () => {
  expect(xml`${'<'}`.markup).toBe('&lt;');
});

const typed = fc.string({ unit: 'binary' });
const legal = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

test('a reader gives back whatever was typed', () => {
  fc.assert(
    fc.property(typed, typed, (inside, section) => {
      const document = XmlDocument.fromString(xml`<a><b>${inside}</b><c>${cdata(section)}</c></a>`.markup);
      expect(document.get('/a/b')?.content).toBe(legal(inside));
      expect(document.get('/a/c')?.content).toBe(legal(section).replace(/\r\n?/g, '\n'));
      document.dispose();
    }),
  );
});
