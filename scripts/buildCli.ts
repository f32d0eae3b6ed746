/** `npm run build:cli`: the command line as a bundle that starts fast, `build/navette.mjs` and pieces read on demand. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const out = join(root, 'build');
const pieces = join(out, 'cli');

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
  minify: true,
  keepNames: true,
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  logLevel: 'warning',
});

// The entry goes last, whole: a command that runs meanwhile finds either the old bundle or the new one.
const entryLast = [...outputFiles].sort((one, other) => Number(isEntry(one.path)) - Number(isEntry(other.path)));
for (const { path, contents } of entryLast) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}.tmp`, contents);
  renameSync(`${path}.${process.pid}.tmp`, path);
}
const made = new Set(outputFiles.map(({ path }) => relative(pieces, path)));
for (const name of readdirSync(pieces))
  if (!made.has(name) && !name.endsWith('.tmp')) rmSync(join(pieces, name), { force: true });

function isEntry(path: string): boolean {
  return path === join(out, 'navette.mjs');
}
