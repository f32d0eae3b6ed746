/** `npm start`: builds what is missing or stale, then serves the site. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
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
  await build();
}
const server = spawn(process.execPath, ['build/navette.mjs', 'serve', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));

/** The build, told by its steps (`[1/3] …`); all it said is shown only when it fails. */
async function build(): Promise<void> {
  const child = spawn('npm', ['run', '-s', 'build'], { shell: process.platform === 'win32' });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      if (/^\[\d+\/\d+\]/.test(line)) console.log(line);
    });
  }
  const code = await new Promise<number | null>((done) => child.on('close', done));
  if (code === 0) return;
  console.error(`La préparation a échoué.\n${said.join('\n')}`);
  process.exit(1);
}
