import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanNodes } from '#codecs/mdx/clean';
import { evenLines, parseMarkdown } from '#codecs/mdx/grammar';
import { plainLine } from '#codecs/mdx/plainLine';

/** The long way, through the parser. */
const parsed = (text: string) =>
  cleanNodes(parseMarkdown(evenLines(text)).children, {
    report: (code) => {
      throw new Error(code);
    },
    definitions: new Map(),
    tags: new Set(),
  });

test.each([
  'Vrai',
  "L'agent vérifie la pièce : est-elle à jour ?",
  '« Oui », dit-il (avec 3,5 %).',
  '12 mois',
  'et/ou',
])('needs no parser, and reads as the parser would: %s', (text) => {
  expect([plainLine(text)]).toEqual(parsed(text));
});

test.each([
  '*a*',
  '1. a',
  '1) a',
  '- a',
  '# a',
  'a\nb',
  'a  b',
  ' a',
  'a ',
  '',
  'voir www.a.fr',
  'a https://a.fr',
  'a@b.fr',
  '<b>',
  '&amp;',
  'a\\b',
  '{a}',
  '`a`',
  'a_b',
  '[a]',
  'a|b',
  '~a~',
])('goes to the parser: %j', (text) => {
  expect(plainLine(text)).toBeUndefined();
});

test('whatever takes the short way reads as the parser would', () => {
  const sign = fc.constantFrom(...'aàÉ1 0.,;:?!\'’"«»“”()%°€/…–—×-w@x', '\u00a0', '\u202f', 'www', '. ', ') ', 'ftp');
  const text = fc.array(sign, { maxLength: 14 }).map((signs) => signs.join(''));
  let short = 0;
  fc.assert(
    fc.property(text, (line) => {
      const tree = plainLine(line);
      if (tree === undefined) return;
      short += 1;
      expect([tree]).toEqual(parsed(line));
    }),
    { numRuns: 3000 },
  );
  expect(short).toBeGreaterThan(300);
});
