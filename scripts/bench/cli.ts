/** `npm run bench:cli`: whole processes of the bundled command line, as ratios of one run (DESIGN, section 7). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { large, oneModule, writeMadeCourse } from './cli/madeCourse.ts';

const root = join(import.meta.dirname, '../..');
const bundle = join(root, 'build/navette.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'navette-bench-'));
const rssHook =
  "data:text/javascript,process.on('exit',()=>process.stderr.write(`\\nRSS ${process.resourceUsage().maxRSS}`))";

try {
  node('scripts/runNavette.ts', 'formats');
  smallCourse();
  largeCourse();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function smallCourse(): void {
  const folder = join(scratch, 'module');
  writeMadeCourse(folder, oneModule);
  const empty = '--eval=0';
  const module = [bundle, 'export', folder, '--format', 'scorm12', '--out', join(scratch, 'small')];
  const check = [bundle, 'check', folder];
  // Taken in turns, so that a busy moment weighs on all alike.
  const rounds = Array.from({ length: 11 }, () => [node(empty), node(...module), node(...check)]);
  const [bare = 0, exported = 0, checked = 0] = [0, 1, 2].map((index) =>
    median(rounds.map((round) => round[index] ?? 0)),
  );
  show('Node seul', `${ms(bare)}`);
  show('check', `${ms(checked)}, ${times(checked / bare)} le démarrage de Node`);
  show(
    'export scorm12 d’un module de 1 200 mots, 10 questions',
    `${ms(exported)}, ${times(exported / bare)} (budget : 10 ×)`,
  );
  show('  mémoire', `${megabytes(module)} Mo (budget : 150 Mo)`);
}

function largeCourse(): void {
  const folder = join(scratch, 'grande');
  const media = writeMadeCourse(folder, large);
  const all = [bundle, 'export', folder, '--format', 'all', '--out', join(scratch, 'large')];
  const rounds = Array.from({ length: 3 }, () => [deflated(media), node(...all)]);
  const [floor = 0, exported = 0] = [0, 1].map((index) => median(rounds.map((round) => round[index] ?? 0)));
  show('compresser une fois 30 Mo de médias, niveau 6', ms(floor));
  show('export all, 10 modules, 60 pages, 300 questions', `${ms(exported)}, ${times(exported / floor)} (budget : 5 ×)`);
  show('  mémoire', `${megabytes(all)} Mo`);
}

function deflated(media: readonly Uint8Array[]): number {
  const start = performance.now();
  media.forEach((bytes) => deflateRawSync(bytes, { level: 6 }));
  return performance.now() - start;
}

/** Milliseconds of a whole process; a failure ends the bench. */
function node(...args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} → ${status}\n${stdout}${stderr}`);
  return performance.now() - start;
}

function megabytes(args: readonly string[]): number {
  const { stderr } = spawnSync(process.execPath, ['--import', rssHook, ...args], { cwd: root, encoding: 'utf8' });
  return Math.round(Number(/RSS (\d+)/.exec(stderr)?.[1] ?? NaN) / 1024);
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(1).replace('.', ',')} ×`;
}

function show(what: string, figure: string): void {
  console.log(`${what.padEnd(50)} ${figure}`);
}
