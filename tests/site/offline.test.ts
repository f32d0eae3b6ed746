import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listSite } from '#site/offline/listSite';
import { hashLength, type OfflineList } from '#site/offline/offlineList';
import { builtPages, dist, targetOf, valuesOf } from './built.ts';

const pages = builtPages();
const script = readFileSync(join(dist, 'sw.js'), 'utf8');
const list = JSON.parse(/^self\.navetteList=(.*);$/m.exec(script)?.[1] ?? '{}') as OfflineList;
const paths = list.files.map(([path]) => path);
const workspace = new Set(paths.slice(0, list.first));

test('the whole site is listed, each file with what it holds, but what must be asked of the host each time', () => {
  const built = globSync('**/*', { cwd: dist })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(dist, path)).isFile());
  expect([...paths].sort()).toEqual(
    built.filter((path) => !['404.html', 'navette.json', 'sw.js'].includes(path)).sort(),
  );
  for (const [path, hash, size] of list.files) {
    const bytes = readFileSync(join(dist, path));
    expect(createHash('sha256').update(bytes).digest('base64url').slice(0, hashLength), path).toBe(hash);
    expect(bytes.length, path).toBe(size);
  }
});

test('the workspace comes first: its pages, what they load at any depth, the player, the examples, what to say offline', () => {
  const needed = globSync('atelier/**/*.html', { cwd: dist }).map((path) => path.replaceAll('\\', '/'));
  const seen = new Set(needed);
  for (const path of seen) {
    const text = readFileSync(join(dist, path), 'utf8');
    for (const [, name = ''] of text.matchAll(/([\w.-]+\.(?:js|css))\b/g)) {
      if (paths.includes(`_astro/${name}`)) seen.add(`_astro/${name}`);
    }
  }
  expect([...seen].filter((path) => !workspace.has(path))).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
  const examples = globSync('formations/*/*.course-zip.zip', { cwd: dist });
  for (const path of [...examples, 'player/player.json', 'hors-connexion/index.html'])
    expect(workspace, path).toContain(path.replaceAll('\\', '/'));
  expect(workspace).not.toContain('guide/index.html');
});

test.each(pages.filter(({ path }) => path !== '404.html').map((page) => [page.path, page] as const))(
  '%s: what it loads is known, and it can be installed from there',
  (_, page) => {
    const needs = (list.needs[page.path] ?? []).map((place) => paths[place]);
    const loaded = valuesOf(page, 'src', 'component-url', 'renderer-url').map((found) => targetOf(page, found)?.file);
    expect(needs).toEqual(expect.arrayContaining(loaded.filter((file) => file !== page.path)));
    const manifest = /<link rel="manifest" href="([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect(targetOf(page, manifest)?.file).toBe('manifest.webmanifest');
  },
);

test('a page that a host shows at any depth has no worker', () => {
  const lost = pages.find(({ path }) => path === '404.html')?.html;
  expect(lost).toContain('data-offline-sign');
  expect(lost).not.toMatch(/rel="manifest"|sw\.js/);
});

test('it installs under any path, with icons of the sizes it says, one of them to be masked', () => {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.webmanifest'), 'utf8')) as {
    start_url: string;
    scope: string;
    id?: string;
    icons: { src: string; sizes: string; purpose: string }[];
    shortcuts: { url: string }[];
  };
  expect([manifest.start_url, manifest.scope, manifest.id]).toEqual(['./atelier/', './', undefined]);
  for (const { src, sizes } of manifest.icons) {
    const picture = readFileSync(join(dist, src));
    expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes);
  }
  expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
  for (const { url } of manifest.shortcuts) expect(paths).toContain(`${url.slice(2)}index.html`);
});

test('the same site is the same build; another file, another worker or another version is not', () => {
  const code = script.slice(script.indexOf('\n') + 1);
  expect(listSite(dist, list.version, code)).toEqual(list);
  expect(listSite(dist, list.version, `${code} `).build).not.toBe(list.build);
  expect(listSite(dist, '9.9.9', code).build).not.toBe(list.build);
  expect(JSON.parse(readFileSync(join(dist, 'navette.json'), 'utf8'))).toEqual({
    name: 'Navette',
    version: list.version,
    build: list.build,
  });
});

test('the worker itself weighs little, and its list as little as names and hashes may', () => {
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(12_000 + 110 * paths.length);
});
