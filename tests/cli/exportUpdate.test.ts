import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { zip } from '#codecs/zip';
import { type FileTree, textOf } from '#core/fileTree';
import { exampleTree, exportedAs } from '../fixtures/exportedState.ts';
import { filesIn, freshCli, navette, navetteJson, scratch, writeFiles } from './navette.ts';

beforeAll(freshCli);

interface Told {
  readonly files: readonly { readonly path: string }[];
  readonly activities: readonly { readonly key: string; readonly state: string; readonly begun: boolean }[];
  readonly steps: readonly { readonly title: string; readonly items: readonly string[] }[];
}

const tree = await exampleTree();
const quiz = 'e-yseqf5ddat';

function folderOf(files: FileTree): string {
  const folder = join(scratch(), 'exemple');
  writeFiles(folder, Object.fromEntries([...files].map(([path, content]) => [path, content])));
  return folder;
}

function since(folder: string, state: string, ...more: readonly string[]) {
  const out = scratch();
  const run = navetteJson('export', folder, '--format', 'moodle-backup', '--since', state, '--out', out, ...more);
  return { ...run, told: run.document as unknown as Told, out };
}

const stateOf = ({ activities }: Told, key: string) => activities.find((one) => one.key === key)?.state;

test('since the last state: what learners have begun is kept, unless nobody has, or one insists', () => {
  const folder = folderOf(
    exportedAs(tree, [
      ['"stem": "', '"stem": "Avant. '],
      ['La journée en salle', 'La journée'],
    ]),
  );
  const first = since(folder, 'last');
  expect([first.status, stateOf(first.told, quiz), stateOf(first.told, 'z-bj5p226ste')]).toEqual([0, 'keep', 'safe']);
  expect(filesIn(first.out)).toEqual(['exemple-mise-a-jour.moodle-backup.mbz']);
  expect(first.told.steps.map(({ items }) => items.length).every((count) => count > 0)).toBe(true);
  expect(stateOf(since(folder, 'vs-0a1b2c3d4e', '--begun', 'none').told, quiz)).toBe('safe');
  expect(stateOf(since(folder, 'last', '--begun', quiz).told, quiz)).toBe('keep');
  expect(stateOf(since(folder, 'last', '--replace', quiz).told, quiz)).toBe('safe');
});

test('since an older folder or archive; nothing changed: no file, and said', () => {
  const folder = folderOf(tree);
  const older = folderOf(
    new Map([...tree, ['bank.json', (textOf(tree, 'bank.json') ?? '').replaceAll('"stem": "', '"stem": "Avant. ')]]),
  );
  expect(stateOf(since(folder, older).told, quiz)).toBe('keep');
  const archive = join(scratch(), 'avant.zip');
  writeFileSync(
    archive,
    zip(new Map([...tree].map(([path, file]) => [`exemple/${path}`, file])), '2026-11-20T17:30:00Z'),
  );
  const same = navette('export', folder, '--format', 'moodle-backup', '--since', archive, '--out', scratch());
  expect([same.status, same.stdout]).toEqual([0, expect.stringContaining("Rien n'a changé pour Moodle")]);
});

test('what cannot be is said', () => {
  const folder = folderOf(tree);
  const codes = (...args: readonly string[]) => {
    const { status, document } = navetteJson('export', folder, '--out', scratch(), ...args);
    return [status, document.problems?.map(({ code }) => code).join()];
  };
  expect(codes('--format', 'moodle-backup', '--since', 'last')).toEqual([1, 'cli/never-exported']);
  expect(codes('--format', 'moodle-backup', '--since', 'nulle-part')).toEqual([1, 'cli/no-state']);
  expect(codes('--format', 'moodle-backup', '--since', folder, '--begun', 'M1')).toEqual([1, 'cli/no-activity']);
  expect(codes('--format', 'gift', '--since', folder)).toEqual([2, 'cli/since-format']);
  expect(codes('--format', 'moodle-backup', '--begun', 'none')).toEqual([2, 'cli/since-missing']);
});
