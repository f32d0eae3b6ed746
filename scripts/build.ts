/** `npm run build`: the player, the command line, then the site; each leaves its output whole. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const steps: [string, string, ...string[]][] = [
  ['Lecteur des apprenants', process.execPath, 'scripts/buildPlayer.ts'],
  ['Ligne de commande', process.execPath, 'scripts/buildCli.ts'],
  ['Site', 'astro', 'build'],
];
for (const [index, [name, command, ...args]] of steps.entries()) {
  console.log(`[${index + 1}/${steps.length}] ${name}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'astro',
  });
  if (status !== 0) process.exit(status ?? 1);
}
mkdirSync('build', { recursive: true });
writeFileSync('build/done', '');
