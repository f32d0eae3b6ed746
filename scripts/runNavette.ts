/** `npm run -s navette -- …`: the command line, built first, without a word, where it or the player is stale. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { playerIsStale } from './buildPlayer.ts';
import { isStale } from './stale.ts';

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'build/navette.mjs');

process.chdir(root);
if (isStale(bundle, ['src/**/*.{ts,json}', 'scripts/**/*.ts', 'package-lock.json'])) run('scripts/buildCli.ts');
if (playerIsStale()) run('scripts/buildPlayer.ts');
// npm runs scripts from the project's folder; paths are meant from where the person stands.
process.chdir(process.env['INIT_CWD'] ?? root);
await import(pathToFileURL(bundle).href);

function run(script: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  process.exit(70);
}
