/** `npm run build:player`: what travels to a learner, as classic scripts and one style sheet, the same bytes at every build. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FileTree } from '../src/core/fileTree.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'build/player');

/** Browser floor of learners, DESIGN section 7. */
const floor = ['chrome80', 'safari13', 'firefox78'];
const trackers = ['none', 'scorm12'];
const styles = [
  'src/styles/tokens.css',
  'src/blocks/content.css',
  'src/blocks/question/live.css',
  'src/player/shell.css',
];

interface Manifest {
  /** Piece → its `sha256-…`, as a Content-Security-Policy writes it. */
  readonly hashes: Readonly<Record<string, string>>;
  /** File of the project → hash of what it held. */
  readonly sources: Readonly<Record<string, string>>;
}

/** The built player: `player.<tracker>.js`, `content.css`, `manifest.json`. */
export async function buildPlayer(): Promise<FileTree> {
  const { build, transform } = await import('esbuild');
  const pieces = new Map<string, string>();
  const sources = new Set(styles);
  for (const tracker of trackers) {
    const { outputFiles, metafile } = await build({
      absWorkingDir: root,
      entryPoints: [`src/player/${tracker}.ts`],
      bundle: true,
      format: 'iife',
      target: floor,
      // Safari 13 destructures; esbuild doubts it for an order of evaluation that no code of ours depends on.
      supported: { destructuring: true },
      minify: true,
      charset: 'utf8',
      legalComments: 'none',
      metafile: true,
      write: false,
      logLevel: 'warning',
    });
    pieces.set(`player.${tracker}.js`, (outputFiles[0]?.text ?? '').trim());
    Object.keys(metafile.inputs).forEach((path) => sources.add(path));
  }
  const css = styles.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  const { code } = await transform(css, { loader: 'css', minify: true, target: floor, charset: 'utf8' });
  pieces.set('content.css', code.trim());
  const manifest: Manifest = {
    hashes: Object.fromEntries([...pieces].map(([name, text]) => [name, hashOf(text)])),
    sources: Object.fromEntries([...sources].sort().map((path) => [path, hashOf(readFileSync(join(root, path)))])),
  };
  return new Map([...pieces, ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`]]);
}

/** Whether `build/player` is missing, or made of other sources than those that stand there now. */
export function playerIsStale(): boolean {
  try {
    const { sources } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
    return Object.entries(sources).some(([path, hash]) => hashOf(readFileSync(join(root, path))) !== hash);
  } catch {
    return true;
  }
}

/** The player, built first where it is stale. */
export async function freshPlayer(): Promise<FileTree> {
  if (playerIsStale()) await writePlayer();
  const { hashes } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  return new Map(
    [...Object.keys(hashes), 'manifest.json'].map((name) => [name, readFileSync(join(out, name), 'utf8')]),
  );
}

async function writePlayer(): Promise<void> {
  const pieces = await buildPlayer();
  // The manifest goes last: cut short, the build is stale.
  rmSync(join(out, 'manifest.json'), { force: true });
  mkdirSync(out, { recursive: true });
  for (const [name, text] of pieces) {
    const whole = join(out, `${name}.${process.pid}.tmp`);
    writeFileSync(whole, text);
    renameSync(whole, join(out, name));
  }
}

function hashOf(text: string | Uint8Array): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === 'buildPlayer.ts') await writePlayer();
