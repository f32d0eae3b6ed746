/** `npm start`: builds what is missing or stale, then serves the site. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isStale } from './stale.ts';

process.chdir(join(import.meta.dirname, '..'));
const sources = [
  'src/**/*',
  'courses/**/*',
  'templates/**/*',
  'public/**/*',
  'scripts/**/*.ts',
  'astro.config.mjs',
  'package-lock.json',
];

if (isStale('build/done', sources)) {
  console.log('Préparation du site, une minute la première fois…');
  const built = spawnSync('npm', ['run', '-s', 'build'], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (built.status !== 0) {
    console.error(`La préparation a échoué.\n${built.stdout}\n${built.stderr}`);
    process.exit(1);
  }
}
const server = spawn(process.execPath, ['build/navette.mjs', 'serve', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
