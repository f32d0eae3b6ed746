import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type BuiltPage, builtPages, dist, targetOf, valuesOf } from './built.ts';

const pages = builtPages();
const each = pages.map((page) => [page.path, page] as const);
const pageAt = (path: string): BuiltPage => {
  const page = pages.find((one) => one.path === path);
  if (!page) throw new Error(`${path} is not built`);
  return page;
};

test('every kind of page is there', () => {
  const course = 'formations/formation-formateurs-ops';
  const paths = pages.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      '404.html',
      'index.html',
      'aide/index.html',
      'guide/index.html',
      'guide/le-fil-rouge/index.html',
      'formations/index.html',
      `${course}/index.html`,
      `${course}/imprimer/index.html`,
      `${course}/du-constat-au-besoin/index.html`,
      `${course}/de-l-objectif-a-la-question/index.html`,
    ]),
  );
});

test.each(each)('%s: every internal address leads somewhere, fragments too', (_, page) => {
  const broken = valuesOf(page, 'href', 'src', 'component-url', 'renderer-url').filter((address) => {
    const target = targetOf(page, address);
    if (!target) return false;
    const file = join(dist, target.file);
    if (!existsSync(file) || !statSync(file).isFile()) return true;
    if (target.fragment === '') return false;
    return !valuesOf({ path: target.file, html: readFileSync(file, 'utf8') }, 'id').includes(
      decodeURIComponent(target.fragment),
    );
  });
  expect(broken).toEqual([]);
});

test.each(each)('%s: no address from the root, nothing asked of another host', (_, page) => {
  const addresses = valuesOf(page, 'href', 'src', 'srcset', 'poster', 'action', 'component-url', 'renderer-url');
  expect(addresses.filter((address) => address.startsWith('/'))).toEqual([]);
  const loaded = valuesOf(page, 'src', 'srcset', 'poster', 'component-url', 'renderer-url');
  const linked = [...page.html.matchAll(/<link\b[^>]*href="([^"]*)"/g)].map(([, href = '']) => href);
  expect([...loaded, ...linked].filter((address) => /^https?:|^\/\//.test(address))).toEqual([]);
});

test.each(each)('%s: one main heading, a language, a title, a description', (_, { html }) => {
  expect([...html.matchAll(/<h1[\s>]/g)]).toHaveLength(1);
  expect(html).toMatch(/<html lang="fr" dir="ltr"/);
  expect(html).toMatch(/<title>[^<]{5,}<\/title>/);
  expect(html).toMatch(/<meta name="description" content="[^"]{20,}"/);
});

test.each(each)('%s: no id twice, and no heading jumps a level', (_, page) => {
  const ids = valuesOf(page, 'id');
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const levels = [...page.html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
  expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 1) + 1)).toEqual([]);
});

test('titles and descriptions are unique', () => {
  for (const pattern of [/<title>([^<]*)/, /<meta name="description" content="([^"]*)/]) {
    const found = pages.map(({ html }) => pattern.exec(html)?.[1]);
    expect(found.filter((text, index) => found.indexOf(text) !== index)).toEqual([]);
  }
});

test.each(each)('%s: a policy that allows no inline script nor style by name', (_, page) => {
  const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(page.html)?.[1] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toMatch(/script-src 'self'/);
  expect(policy).toMatch(/style-src 'self'/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(valuesOf(page, 'style', 'onclick', 'onload')).toEqual([]);
});

/** The sheets and modules that a page loads, and what these import. */
function loadedBy(page: BuiltPage): { css: readonly string[]; js: readonly string[] } {
  const files = valuesOf(page, 'href', 'src', 'component-url', 'renderer-url').flatMap(
    (address) => targetOf(page, address)?.file ?? [],
  );
  const js = new Set(files.filter((file) => file.endsWith('.js')));
  for (const file of js) {
    const imports = readFileSync(join(dist, file), 'utf8').matchAll(/(?:from|import)\s*\(?["'`]\.\/([^"'`]+\.js)/g);
    for (const [, name = ''] of imports) js.add(`_astro/${name}`);
  }
  return { css: [...new Set(files.filter((file) => file.endsWith('.css')))], js: [...js] };
}

const bytesOf = (files: readonly string[]) => files.map((file) => readFileSync(join(dist, file)));

test('the presentation weighs at most 100 KB, html, css and js together', () => {
  const page = pageAt('index.html');
  const { css, js } = loadedBy(page);
  const bytes = bytesOf([...css, ...js]).reduce((sum, file) => sum + file.length, Buffer.byteLength(page.html));
  expect(bytes).toBeLessThanOrEqual(100_000);
});

test('a course and its pages load at most 60 KB of gzipped script', () => {
  for (const { path, html } of pages.filter(({ path }) => path.startsWith('formations/'))) {
    const bytes = bytesOf(loadedBy({ path, html }).js).reduce((sum, file) => sum + gzipSync(file).length, 0);
    expect(bytes, path).toBeLessThanOrEqual(60_000);
  }
});

test('a page without an island or a question loads no script file at all', () => {
  for (const path of ['index.html', 'aide/index.html', 'guide/le-fil-rouge/index.html', 'formations/index.html']) {
    expect(loadedBy(pageAt(path)).js, path).toEqual([]);
  }
});

test('the media of a course are served byte for byte', () => {
  const name = 'formation-formateurs-ops/media/fil-rouge.svg';
  expect(readFileSync(`${dist}/formations/${name}`).equals(readFileSync(`courses/${name}`))).toBe(true);
});

test('nothing of a private place reaches the site', () => {
  for (const { html } of pages) expect(html).not.toMatch(/prive\/[a-z]|data\/records|data\/people/);
});

test('the course page names each rupture, and its print view holds every page', () => {
  const course = 'formations/formation-formateurs-ops';
  expect(pageAt(`${course}/index.html`).html).toContain('aucun objectif ne vise C09');
  const paper = pageAt(`${course}/imprimer/index.html`).html;
  expect([...paper.matchAll(/<article/g)]).toHaveLength(readdirSync('courses/formation-formateurs-ops/lessons').length);
  expect(paper).not.toContain('class="nv-key"');
});

test('the guide says enough to be useful', () => {
  const words = pageAt('guide/le-fil-rouge/index.html')
    .html.replace(/<[^>]*>/g, ' ')
    .split(/\s+/);
  expect(words.length).toBeGreaterThan(600);
});
