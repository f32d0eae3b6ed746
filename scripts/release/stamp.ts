import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the project. */
export const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/**
 * The time that every file of a release bears (UTC): the one asked for, else the date of the version in the journal
 * (`## 0.2.0 – 2027-01-15`), else the last commit's. Nothing when none of them is known.
 */
export function stampOf(root: string, version: string, asked?: string): string | undefined {
  const journal = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split('\n');
  const heading = journal.find((line) => line.startsWith(`## ${version} `)) ?? '';
  const written = /\d{4}-\d{2}-\d{2}/.exec(heading)?.[0];
  const git = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  const committed = git.status === 0 && /^\d+/.test(git.stdout) ? Number(git.stdout) * 1000 : undefined;
  const found = asked ?? written ?? committed;
  const time = new Date(found ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
