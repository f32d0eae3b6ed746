/** `npm run build`: the player, the command line, then the site; each leaves its output whole. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
/** Where the site grows; who reads `dist` meanwhile sees the last one, whole. */
const out = join('build', `site-${process.pid}`);
const steps: [string, string, ...string[]][] = [
  ['Lecteur des apprenants', process.execPath, 'scripts/buildPlayer.ts'],
  ['Ligne de commande', process.execPath, 'scripts/buildCli.ts'],
  ['Site', 'astro', 'build'],
];
for (const [index, [name, command, ...args]] of steps.entries()) {
  console.log(`[${index + 1}/${steps.length}] ${name}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, NAVETTE_OUT: `./${out.replaceAll('\\', '/')}` },
    shell: process.platform === 'win32' && command === 'astro',
  });
  if (status !== 0) {
    rmSync(out, { recursive: true, force: true });
    process.exit(status ?? 1);
  }
}
const old = `${out}-old`;
if (existsSync('dist')) renameSync('dist', old);
renameSync(out, 'dist');
rmSync(old, { recursive: true, force: true });
mkdirSync('build', { recursive: true });
writeFileSync('build/done', '');
