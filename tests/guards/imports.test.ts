import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

const mdast =
  /^(mdast-util-|micromark-extension-|unist-util-|yaml$|jsonc-parser$|fflate$|pako$|mdast$|hast$|hast-util-(from-html|to-html|to-mdast)$|saxes$)/;
const hast = /^(hast$|hastscript$|hast-util-|mdast$|mdast-util-to-hast$|unist-util-visit$|valibot$)/;

/** What a layer may import besides itself: layers by name, packages by pattern. */
const allowed: Record<string, { layers: readonly string[]; packages: RegExp }> = {
  core: { layers: [], packages: /^valibot$/ },
  codecs: { layers: ['core'], packages: mdast },
  blocks: { layers: ['core', 'codecs'], packages: hast },
  formats: { layers: ['core', 'codecs', 'blocks'], packages: /^(@noble\/hashes|valibot$|hast$|uqr$)/ },
  documents: { layers: ['core', 'codecs', 'blocks'], packages: /^valibot$/ },
  tasks: { layers: ['core', 'codecs', 'blocks', 'formats', 'documents'], packages: /^valibot$/ },
  player: { layers: ['core', 'blocks'], packages: /^$/ },
};

test.each(Object.keys(allowed))('src/%s imports only what stands before it', (layer) => {
  const { layers, packages } = allowed[layer]!;
  const files = globSync(`src/${layer}/**/*.ts`);
  const strays = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => {
        const room = home(file, target);
        return room === undefined ? !packages.test(target) : room !== layer && !layers.includes(room);
      })
      .map((target) => `${file} → ${target}`),
  );
  expect(strays).toEqual([]);
});

test('the guard sees the layers that exist', () => {
  for (const layer of ['core', 'codecs', 'blocks', 'formats', 'tasks', 'player']) {
    expect(globSync(`src/${layer}/**/*.ts`).flatMap(importsOf), layer).not.toEqual([]);
  }
});

test('only live.ts brings a framework-free piece of the DOM into blocks, and pages choose no store of Node', () => {
  const strays = globSync('src/{islands,components}/**/*.{ts,svelte,astro}')
    .flatMap((file) => importsOf(file).map((target) => `${file} → ${target}`))
    .filter((line) => /→ (#adapters\/node|node:)/.test(line));
  expect(strays).toEqual([]);
});

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...source.matchAll(/\b(?:from|import)\s*\(?\s*'([^'\n]+)'/g)].map(([, target = '']) => target);
}

/** The layer that an import reaches, also by `../`; `undefined` for a package. */
function home(file: string, target: string): string | undefined {
  if (target.startsWith('.')) return relative('src', join(dirname(file), target)).split(sep)[0];
  return target.startsWith('#') ? target.slice(1).split('/')[0] : undefined;
}
