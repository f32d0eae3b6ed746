import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderRich, toHtml } from '#blocks/render';
import { printed } from '#blocks/typography';
import { line } from './arbitraries.ts';
import { context, html } from './samples.ts';

test('French is printed with its apostrophes and the spaces that hold its signs, in any block', () => {
  const page = html(
    '## L\'écart : où ?\n\n<Callout kind="info" title="L\'essentiel">\n« Oui » ; l\'*écart* ! C\'est 10 %.\n</Callout>',
  );
  expect(page).toContain('>L’écart\u00a0: où\u202f?</h2>');
  expect(page).toContain('L’essentiel');
  expect(page).toContain('«\u00a0Oui\u00a0»\u202f; l’<em>écart</em>\u202f! C’est 10\u00a0%.');
});

test('code, keys and addresses stay as they are typed', () => {
  const page = html("`l'a : b` <kbd>l'a</kbd> [l'autre](https://x.org) https://x.org/l'a");
  expect(page).toContain("<code>l'a : b</code> <kbd>l'a</kbd>");
  expect(page).toContain('>l’autre</a>');
  expect(page).toContain(">https://x.org/l'a</a>");
});

test('another language is left alone', () => {
  expect(html("Don't : ask ?", context(undefined, { lang: 'en' }))).toBe("<p>Don't : ask ?</p>");
});

test('printed once is printed', () => {
  fc.assert(
    fc.property(line, (text) => {
      const once = renderRich(text, context());
      expect(toHtml(printed(once, 'fr'))).toBe(toHtml(once));
    }),
  );
});
