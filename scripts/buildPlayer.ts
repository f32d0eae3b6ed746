/** `npm run build:player`: what travels to a learner, as pieces of one classic script and rules of one style sheet, the same bytes at every build. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FileTree } from '../src/core/fileTree.ts';
import { scriptPieces } from './player/scriptPieces.ts';
import { sheetsIn, styleRules } from './player/styleRules.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'build/player');

/** Browser floor of learners, DESIGN section 7. */
const floor = ['chrome80', 'safari13', 'firefox78'];

/** What makes it: other builders, another player. */
const builders = [
  'scripts/buildPlayer.ts',
  'scripts/player/innerNames.ts',
  'scripts/player/scriptPieces.ts',
  'scripts/player/styleRules.ts',
];

interface Manifest {
  /** File of the player → its hash. */
  readonly hashes: Readonly<Record<string, string>>;
  /** File of the project → hash of what it held. */
  readonly sources: Readonly<Record<string, string>>;
}

/** The built player: `player.json`, as `formats/package/player.ts` reads it, and `manifest.json`. */
export async function buildPlayer(): Promise<FileTree> {
  const { scripts, sources } = await scriptPieces(root, floor);
  const { rules, sources: sheets } = await styleRules(root, floor);
  const player = `${JSON.stringify({ scripts, rules }, null, 1)}\n`;
  const hashes = [...sources, ...sheets, ...builders]
    .sort()
    .map((path) => [path, hashOf(readFileSync(join(root, path)))] as const);
  const manifest: Manifest = {
    hashes: { 'player.json': hashOf(player) },
    sources: Object.fromEntries(hashes),
  };
  return new Map([
    ['player.json', player],
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
}

/** Whether `build/player` is missing, or made of other sources than those that stand there now. */
export function playerIsStale(): boolean {
  try {
    const { sources } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
    const isNew = sheetsIn(root).some((path) => !(path in sources));
    return isNew || Object.entries(sources).some(([path, hash]) => hashOf(readFileSync(join(root, path))) !== hash);
  } catch {
    return true;
  }
}

/** The player, built first where it is stale. */
export async function freshPlayer(): Promise<FileTree> {
  if (playerIsStale()) await writePlayer();
  return new Map(['player.json', 'manifest.json'].map((name) => [name, readFileSync(join(out, name), 'utf8')]));
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
