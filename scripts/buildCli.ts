/** `npm run build:cli`: the command line as a bundle that starts fast, `build/navette.mjs` and pieces read on demand. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { frenchWords } from '../src/i18n/words.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'build');
const pieces = join(out, 'cli');

/** Words that only screens say: half of them. */
const onScreens = ['atelier', 'site'];

/** The words as they are when all is done with them, as a text: thousands are read faster than they are compiled. */
const wordsAsText: Plugin = {
  name: 'words-as-text',
  setup(bundle) {
    bundle.onLoad({ filter: /src.i18n.words\.ts$/ }, () => {
      const isSaid = ([key]: readonly [string, string]) => !onScreens.includes(key.slice(0, key.indexOf('.')));
      const said = JSON.stringify(Object.fromEntries(Object.entries(frenchWords).filter(isSaid)));
      return { contents: `export const frenchWords = JSON.parse(${JSON.stringify(said)});` };
    });
  },
};

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { navette: 'scripts/navette.ts' },
  outdir: out,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'cli/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // Its build for Node is CommonJS, which asks for modules while it runs.
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  plugins: [wordsAsText],
  minifyWhitespace: true,
  minifySyntax: true,
  // One accent, and every letter of a file takes two bytes in memory: a tenth of a start.
  charset: 'ascii',
  legalComments: 'none',
  write: false,
  logLevel: 'warning',
});

for (const { path, text } of outputFiles) {
  const [word] = new RegExp(`["'\`](?:${onScreens.join('|')})\\.[a-zA-Z]`).exec(text) ?? [];
  if (word !== undefined) throw new Error(`${path} says ${word}…, a word that the command line is built without`);
}

// The entry goes last, whole: a command that runs meanwhile finds either the old bundle or the new one.
const entryLast = [...outputFiles].sort((one, other) => Number(isEntry(one.path)) - Number(isEntry(other.path)));
for (const { path, contents } of entryLast) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}.tmp`, contents);
  renameSync(`${path}.${process.pid}.tmp`, path);
}
// What was compiled of the old bundle is of no use.
rmSync(join(out, 'cache'), { force: true, recursive: true });
// Old pieces stay a while, for a command that began with the old entry.
const made = new Set(outputFiles.map(({ path }) => path));
const tenMinutesAgo = Date.now() - 600_000;
for (const path of readdirSync(pieces).map((name) => join(pieces, name))) {
  if (!made.has(path) && statSync(path).mtimeMs < tenMinutesAgo) rmSync(path, { force: true, recursive: true });
}

function isEntry(path: string): boolean {
  return path === join(out, 'navette.mjs');
}
