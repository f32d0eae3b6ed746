/** `npm test`: guards, builds, types, lint, then every test; the first step that fails ends it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './ensureBrowser.ts';

const started = performance.now();
process.chdir(join(import.meta.dirname, '..'));

try {
  const browser = ensureBrowser();
  process.env['NAVETTE_BROWSER'] = browser;
  console.log(`Navigateur des tests : ${browser}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

step('Gardes', 'vitest', 'run', 'tests/guards');
step('Construction', 'npm', 'run', '-s', 'build');
step('Types', 'npm', 'run', '-s', 'check');
step('Règles de code', 'npm', 'run', '-s', 'lint');
step('Mise en forme', 'npm', 'run', '-s', 'format');
const report = 'build/tests.json';
rmSync(report, { force: true });
const passed = run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<
  string,
  number
>;
console.log(`\nDurée totale : ${seconds()} s`);
console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
process.exit(passed ? 0 : 1);

function step(name: string, ...command: [string, ...string[]]): void {
  console.log(`\n── ${name} (${seconds()} s)`);
  if (!run(...command)) {
    console.error(`\n${name} : échec.`);
    process.exit(1);
  }
}

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
