import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const root = join(import.meta.dirname, '../..');
export const bundle = join(root, 'build/navette.mjs');

export interface Said {
  readonly code: string;
  readonly at: string;
  readonly place: string;
  readonly severity: string;
  readonly what: string;
  readonly mend: string;
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds what is stale, as `npm run navette` does. */
export function freshCli(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/runNavette.ts', 'formats'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** The real command line, as a process of its own. */
export function navette(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { status, stdout, stderr };
}

/** The same with `--json`; fails when there is anything but one document on stdout. */
export function navetteJson(...args: readonly string[]): Run & {
  readonly document: {
    readonly ok: boolean;
    readonly problems: readonly Said[];
    readonly files?: readonly { path: string }[];
  };
} {
  const run = navette(...args, '--json');
  return { ...run, document: JSON.parse(run.stdout) as never };
}

const folders: string[] = [];
/** An empty folder of its own, gone after the tests of the file. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'navette-cli-'));
  folders.push(folder);
  return folder;
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function writeFiles(folder: string, files: Files): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Every file under a folder, in order; none when there is no folder. */
export const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort()
    : [];

export const bytesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(filesIn(folder).map((path) => [path, readFileSync(join(folder, path)).toString('base64')]));
