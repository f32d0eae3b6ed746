import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '#codecs/encoding';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, swap: boolean) => {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  return swap ? new Uint8Array(Buffer.from(bytes).swap16()) : bytes;
};

test.each([
  ['UTF-8', utf8('Évaluer « l’écart »'), 'utf-8'],
  ['UTF-8 with a mark', utf8('\ufeffÉvaluer « l’écart »'), 'utf-8'],
  ['UTF-16 with a mark', utf16('\ufeffÉvaluer « l’écart »', false), 'utf-16le'],
  ['UTF-16, big end first', utf16('\ufeffÉvaluer « l’écart »', true), 'utf-16be'],
  ['UTF-16 without a mark', utf16('Évaluer « l’écart » mesuré', false), 'utf-16le'],
  ['UTF-16 without a mark, big end first', utf16('Évaluer « l’écart » mesuré', true), 'utf-16be'],
])('%s is recognised', (_, bytes, encoding) => {
  const read = decodeText(bytes);
  expect(read.encoding).toBe(encoding);
  expect(read.text).toContain('valuer « l');
  expect(read.text.startsWith('É')).toBe(true);
});

test('what is no UTF-8 is Windows-1252, with its quotation marks, euro and œ', () => {
  expect(decodeText(latin('\xc9valuer l\x92\x9cuvre : 5 \x80 \x93ici\x94'))).toEqual({
    text: 'Évaluer l’œuvre : 5 € “ici”',
    encoding: 'windows-1252',
  });
});

test('an XML declaration is respected, but not one that says UTF-8 over bytes that are none', () => {
  const body = '<a>l\x92\xe9cart</a>';
  expect(decodeText(latin(`<?xml version="1.0" encoding="ISO-8859-1"?>${body}`)).text).toContain('l’écart');
  expect(decodeText(latin(`<?xml version='1.0' encoding='windows-1252'?>${body}`)).text).toContain('l’écart');
  expect(decodeText(latin(`<?xml version="1.0" encoding="UTF-8"?>${body}`)).text).toContain('l’écart');
  // Arabic, as Windows writes it.
  expect(decodeText(latin('<?xml version="1.0" encoding="windows-1256"?><a>\xe3\xd1\xcd\xc8\xc7</a>')).text).toContain(
    'مرحبا',
  );
  // A name that no one knows.
  expect(decodeText(latin('<?xml version="1.0" encoding="klingon"?><a>\xe9</a>')).text).toContain('<a>é</a>');
});

test('any bytes give a text, and UTF-8 comes back as it went', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => typeof decodeText(bytes).text === 'string'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0') && !text.startsWith('\ufeff') && !/\p{Cs}/u.test(text));
      expect(decodeText(utf8(text)).text).toBe(text);
    }),
  );
});
