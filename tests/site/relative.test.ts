import fc from 'fast-check';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { relativeCss, relativeHtml, relativeTo } from '#site/relative';

test.each([
  ['/', 'index.html', './'],
  ['/aide/', 'index.html', './aide/'],
  ['/', 'aide/index.html', '../'],
  ['/aide/#moodle', 'formations/x/index.html', '../../aide/#moodle'],
  ['/formations/x/', 'formations/x/index.html', './'],
  ['/_astro/a.css?v=1', '404.html', './_astro/a.css?v=1'],
])('%s from %s is %s', (address, from, relative) => {
  expect(relativeTo(address, from)).toBe(relative);
});

test.each(['#contenu', 'page/', '../x', 'https://exemple.org/', '//exemple.org/', 'mailto:a@b.c', ''])(
  '« %s » is left alone',
  (address) => {
    expect(relativeTo(address, 'a/index.html')).toBe(address);
  },
);

test('a relative address leads where the absolute one led, under any path', () => {
  const part = fc.stringMatching(/^[a-z0-9-]{1,6}$/);
  fc.assert(
    fc.property(fc.array(part), fc.array(part), fc.array(part), (target, page, base) => {
      const address = `/${target.map((one) => `${one}/`).join('')}`;
      const from = [...page, 'index.html'].join('/');
      const root = `http://h/${base.map((one) => `${one}/`).join('')}`;
      expect(new URL(relativeTo(address, from), new URL(from, root)).href).toBe(new URL(`.${address}`, root).href);
    }),
  );
});

test('attributes of tags are rewritten; prose, data and scripts are not', () => {
  const html =
    '<!-- <a href="/no/"> --><a title="1 > 0" href="/aide/">href="/no/"</a>' +
    '<script src="/_astro/a.js">const a = \'<a href="/no/">\'</script>' +
    '<astro-island component-url="/_astro/T.js" renderer-url="/_astro/c.js" props="{&quot;href&quot;:&quot;/no/&quot;}">';
  expect(relativeHtml(html, 'guide/index.html')).toBe(
    '<!-- <a href="/no/"> --><a title="1 > 0" href="../aide/">href="/no/"</a>' +
      '<script src="../_astro/a.js">const a = \'<a href="/no/">\'</script>' +
      '<astro-island component-url="../_astro/T.js" renderer-url="../_astro/c.js" props="{&quot;href&quot;:&quot;/no/&quot;}">',
  );
});

test('each address of a srcset is rewritten', () => {
  expect(relativeHtml('<img srcset="/a.png 1x, /b.png 2x">', 'x/index.html')).toBe(
    '<img srcset="../a.png 1x, ../b.png 2x">',
  );
});

test('a module is imported with a dot in front', () => {
  expect(relativeTo('/_astro/a.js', posix.join('index.html'))).toMatch(/^\.\//);
});

test('addresses of a sheet are relative to it', () => {
  expect(
    relativeCss('a{background:url("/_astro/x.svg")}b{background:url(data:image/png;base64,AA)}', '_astro/a.css'),
  ).toBe('a{background:url("./x.svg")}b{background:url(data:image/png;base64,AA)}');
});
