import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { stages } from '#core/course/stages';
import { frenchWords } from '#i18n/words.ts';
import { slugs } from '../../src/islands/atelier/route.svelte.ts';
import { builtPages, dist, targetOf, valuesOf } from './built.ts';

const pages = builtPages().filter(({ path }) => path.startsWith('atelier/'));

/** The scripts that some need, with what these import at once. */
function withImports(wanted: readonly string[]): readonly string[] {
  const files = new Set(wanted);
  for (const file of files)
    for (const [, name = ''] of scriptText(file).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      files.add(`_astro/${name}`);
  return [...files];
}

const scriptText = (file: string) => readFileSync(join(dist, file), 'utf8');

/** What a page loads before it can be used: its modules and what they import, not the workers. */
const scriptsOf = (page: (typeof pages)[number]): readonly string[] =>
  withImports(
    valuesOf(page, 'src', 'component-url', 'renderer-url')
      .map((address) => targetOf(page, address)?.file ?? '')
      .filter((file) => file.endsWith('.js')),
  );

/** The same with the screen of its stage. */
function scriptsOfStage(page: (typeof pages)[number]): readonly string[] {
  const scripts = scriptsOf(page);
  const stage = stages.find((one) => page.path === `atelier/${slugs[one]}/index.html`);
  if (!stage) return scripts;
  const asked = new RegExp(`\\b${stage}:[^,]*?import\\(["'\`]\\./([^"'\`]+\\.js)`);
  const screen = scripts.flatMap((file) => asked.exec(scriptText(file))?.[1] ?? []);
  expect(screen, stage).toHaveLength(1);
  return withImports([...scripts, ...screen.map((name) => `_astro/${name}`)]);
}

/** Every script that the workspace may load, sooner or later. */
function allScripts(page: (typeof pages)[number]): readonly string[] {
  const files = new Set(scriptsOf(page));
  for (const file of files)
    for (const [, name = ''] of scriptText(file).matchAll(/(?:from|import)\s*\(?["'`]\.\/([^"'`]+\.js)/g))
      files.add(`_astro/${name}`);
  return [...files];
}

test('the list of courses and the nine stages are there', () => {
  const paths = pages.map(({ path }) => path).sort();
  expect(paths).toEqual(['atelier/index.html', ...stages.map((stage) => `atelier/${slugs[stage]}/index.html`)].sort());
});

test.each(pages.map((page) => [page.path, page] as const))(
  '%s is usable with at most 110 KB of gzipped script',
  (_, page) => {
    const scripts = scriptsOfStage(page);
    expect(scripts.length).toBeGreaterThan(1);
    const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    expect(bytes).toBeLessThanOrEqual(110_000);
  },
);

test.each(pages.map((page) => [page.path, page] as const))('%s: what the script draws finds its styles', (_, page) => {
  const scripts = allScripts(page).map(scriptText);
  const drawn = new Set(
    scripts.flatMap((text) => [...text.matchAll(/\bsvelte-[a-z0-9]{5,8}\b/g)].map(([name]) => name)),
  );
  const later = scripts.flatMap((text) =>
    [...text.matchAll(/["'`]\.\/([\w.-]+\.css)["'`]/g)].map(([, name = '']) => `_astro/${name}`),
  );
  const sheets = valuesOf(page, 'href').flatMap((address) => targetOf(page, address)?.file ?? []);
  const styled = [...sheets, ...later]
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(join(dist, file), 'utf8'))
    .join('\n');
  expect(drawn.size).toBeGreaterThan(10);
  expect([...drawn].filter((name) => name !== 'svelte-trusted' && !styled.includes(name))).toEqual([]);
});

test('the player of the site is the one that the command line packs', () => {
  const { hashes } = JSON.parse(readFileSync('build/player/manifest.json', 'utf8')) as {
    hashes: Record<string, string>;
  };
  for (const name of ['manifest.json', ...Object.keys(hashes)]) {
    expect(readFileSync(join(dist, 'player', name)).equals(readFileSync(join('build/player', name))), name).toBe(true);
  }
});

test('the words that are put together exist: every stage has its guidance, every step and state its words', () => {
  const keys = stages.flatMap((stage) =>
    ['why', 'example', 'mistake1', 'mistake2', 'mistake3'].map((part) => `atelier.guide.${stage}.${part}`),
  );
  const source = readFileSync('src/tasks/workspaceStages.ts', 'utf8');
  const steps = [...source.matchAll(/case '(\w+)':\n\s*return \[([\s\S]*?)\n? *\];/g)].flatMap(
    ([, stage = '', body = '']) =>
      [...body.matchAll(/(?:step|each)\(\s*'(\w+)'/g)].map(([, key = '']) => `atelier.step.${stage}.${key}`),
  );
  expect(steps.length).toBeGreaterThan(15);
  const kinds = [
    'overwrote',
    'lost',
    'refreshed',
    'recovered',
    'undone',
    'redone',
    'removed',
    'nothing',
    'stuck',
    'unreadable',
  ];
  const states = ['todo', 'started', 'complete', 'review'].map((state) => `atelier.state.${state}`);
  const all = [...keys, ...steps, ...states, ...kinds.map((kind) => `atelier.notice.${kind}`)];
  expect(all.filter((key) => !(key in frenchWords))).toEqual([]);
});
