import { expect, test } from 'vitest';
import { xml } from '#codecs/xml';
import { liveWords, onePage, policy, scriptJson } from '#formats/package/onePage';
import { inlined } from '#formats/package/player';

const style = inlined('p{color:red}');
const script = inlined('go()');

test('no text in the data of a page ends its script element or opens a comment', () => {
  const data = { title: '</script><script>alert(1)</script><!--' };
  expect(scriptJson(data)).not.toMatch(/</);
  expect(JSON.parse(scriptJson(data))).toEqual(data);
});

test('only its own style and script run, and nothing is sent', () => {
  expect(policy(['img-src data:'], style, script)).toBe(
    `default-src 'none'; img-src data:; script-src '${script.hash}'; style-src '${style.hash}'; base-uri 'none'; form-action 'none'`,
  );
  expect(policy([], style)).not.toContain('script-src');
});

test('a page without a script has none; a title is text', () => {
  const page = { lang: 'ar', title: '<b>', style, body: xml`<body>\n<p>a</p>\n` };
  expect(onePage(page)).not.toContain('<script');
  expect(onePage(page)).toContain('<html lang="ar" dir="rtl">');
  expect(onePage(page)).toContain('<title>&lt;b&gt;</title>');
  expect(onePage({ ...page, script })).toContain('<script>go()</script>\n</body>');
});

test('the words of a script go by their last part, as they are printed', () => {
  const words = { 'form.live.next': 'Suivant', 'form.end': 'Fin' };
  expect(liveWords(words, 'form.live.', (text) => `${text} !`)).toEqual({ next: 'Suivant !' });
});
