/** The drivers of a real Moodle, and what each step says: one line, `NON` fails the run. Nothing of Moodle is in this repository. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the Moodle; without it nothing can be checked. */
export const moodle = process.env['MOODLE_DIR'] ?? '';

/** Where its pages are served; without it no browser walks and nothing is downloaded. */
export const address = process.env['MOODLE_ROOT'] ?? '';

const drivers = process.env['MOODLE_CHECK'] ?? '/work/shared/moodle-check';

/** What is missing for any check, in a word. */
export function missing(): string | undefined {
  if (moodle === '') return 'MOODLE_DIR n’est pas donné';
  if (!existsSync(join(moodle, 'version.php'))) return `aucun Moodle dans ${moodle}`;
  return existsSync(join(drivers, 'restore_course.php')) ? undefined : `aucun pilote dans ${drivers}`;
}

export const release = (): string =>
  /\$release\s*=\s*'([^']+)'/.exec(readFileSync(join(moodle, 'version.php'), 'utf8'))?.[1] ?? '?';

/** What a driver prints. */
export interface Answer {
  readonly ok: boolean;
  readonly errors: readonly string[];
  readonly warnings?: readonly string[];
  readonly precheck_clean?: boolean;
  readonly lost_by_rights?: readonly unknown[];
}

export function run<A extends Answer = Answer>(driver: string, ...args: readonly (string | number)[]): A {
  const program = driver.endsWith('.php') ? 'php' : process.execPath;
  const { stdout, stderr } = spawnSync(program, [join(drivers, driver), ...args.map(String)], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  try {
    return JSON.parse(stdout.slice(stdout.indexOf('{'))) as A;
  } catch {
    return { ok: false, errors: [`${stdout}${stderr}`.slice(-500) || 'aucune réponse'] } as unknown as A;
  }
}

/** A command of Moodle's own; what it prints, `undefined` where it failed. */
export function moodleCommand(path: string, ...args: readonly string[]): string | undefined {
  const { stdout, status } = spawnSync('php', [join(moodle, path), ...args], { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

/** Runs as Moodle itself, for what no driver and no command of its own sets. */
export function moodleCode(code: string): readonly string[] {
  const start = "define('CLI_SCRIPT', true); require('config.php');";
  const { status, stdout, stderr } = spawnSync('php', ['-r', `${start} ${code}`], { cwd: moodle, encoding: 'utf8' });
  return status === 0 ? [] : [`${stdout}${stderr}`.slice(-300)];
}

export const title = (text: string): void => void process.stdout.write(`\n${text}\n`);

/** One line; what is wrong comes with it and fails the run. */
export function tell(what: string, said: string, wrong: readonly string[] = []): boolean {
  const line = [...wrong.slice(0, 6), ...(wrong.length > 6 ? [`… ${wrong.length} en tout`] : []), said];
  const text = line.filter((part) => part !== '').join(' · ');
  process.stdout.write(`  ${wrong.length === 0 ? 'ok ' : 'NON'} ${what}${text === '' ? '' : ` : ${text}`}\n`);
  if (wrong.length > 0) process.exitCode = 1;
  return wrong.length === 0;
}

export const skipped = (what: string, why: string): void =>
  void process.stdout.write(`  --- ${what} : SAUTÉ, ${why}\n`);

/** What any driver complains of. */
export const troubles = (answer: Answer): readonly string[] => [
  ...answer.errors,
  ...(answer.ok ? [] : ['refusé']),
  ...(answer.warnings ?? []),
  ...(answer.precheck_clean === false ? ['contrôle préalable non vierge'] : []),
  ...(answer.lost_by_rights ?? []).map((one) => `perdu faute de droits : ${JSON.stringify(one)}`),
];
