import { spawn } from 'node:child_process';
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeStore } from '#adapters/node/courseStore';
import { type Disk, nodeDisk } from '#adapters/node/disk';
import { readFolder, writeFileWhole } from '#adapters/node/files';
import { textOf } from '#core/fileTree';
import { courseJson, folder, opened, readable, retitled } from '../../contracts/courseStoreContract.ts';

const newRoot = () => mkdtemp(join(tmpdir(), 'navette-node-'));

async function filledRoot(): Promise<string> {
  const root = await newRoot();
  await nodeStore(root).put('accueil', folder);
  return root;
}

const failing = (code: string): Disk => ({
  ...nodeDisk,
  write: () => Promise.reject(Object.assign(new Error(code), { code })),
});

test.each([
  ['ENOSPC', 'storage/full'],
  ['EDQUOT', 'storage/full'],
  ['EACCES', 'storage/not-allowed'],
  ['EROFS', 'storage/not-allowed'],
  ['EIO', 'storage/unavailable'],
])('%s is told as %s, and nothing is changed', async (code, problem) => {
  const root = await filledRoot();
  const store = nodeStore(root, failing(code));
  expect(await store.save('accueil', retitled('Accueil', 'A'), 4)).toMatchObject({
    ok: false,
    problems: [{ code: problem }],
  });
  expect(await store.put('autre', folder)).toMatchObject({ ok: false, problems: [{ code: problem }] });
  expect(readable(await opened(nodeStore(root)))).toEqual(readable(folder));
  expect(await nodeStore(root).list()).toMatchObject({ value: ['accueil'] });
});

test('a disk that fills up after a save was noted delays it, and the course can still be read', async () => {
  const root = await filledRoot();
  let writes = 0;
  const filling: Disk = {
    ...nodeDisk,
    write: (path, content) =>
      (writes += 1) === 1 ? nodeDisk.write(path, content) : failing('ENOSPC').write(path, content),
  };
  const full = nodeStore(root, filling);
  expect(await full.save('accueil', retitled('Accueil', 'A'), 4)).toMatchObject({ ok: true, value: 5 });
  expect(textOf(await opened(full), 'course.json')).toContain('"title": "A"');
  expect(await full.save('accueil', retitled('A', 'B'), 5)).toMatchObject({ problems: [{ code: 'storage/full' }] });
  expect(await nodeStore(root).save('accueil', retitled('A', 'B'), 5)).toMatchObject({ ok: true, value: 6 });
  expect(await nodeStore(root).history('accueil')).toMatchObject({ value: { length: 2 } });
});

test('our own fault is thrown, not told as a full disk', async () => {
  const root = await filledRoot();
  const broken: Disk = { ...nodeDisk, write: () => Promise.reject(new TypeError('ours')) };
  await expect(nodeStore(root, broken).save('accueil', retitled('Accueil', 'A'), 4)).rejects.toThrow('ours');
});

test('a lock whose process is gone, or that was not touched for long, is broken; a living one is waited for', async () => {
  const root = await filledRoot();
  const lock = join(root, '.accueil.lock');
  await writeFile(lock, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
  expect(await nodeStore(root).open('accueil')).toMatchObject({ ok: true });
  await writeFile(lock, JSON.stringify({ pid: 1, host: 'another-machine' }));
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(lock, longAgo, longAgo);
  expect(await nodeStore(root).open('accueil')).toMatchObject({ ok: true });
  expect(existsSync(lock)).toBe(false);
});

test('four processes that save as fast as they can lose nothing', async () => {
  const root = await filledRoot();
  const script = join(root, 'writer.mjs');
  await build({
    stdin: {
      contents: `import { nodeStore } from '#adapters/node/courseStore';
        const [root, who, rounds] = process.argv.slice(2);
        const store = nodeStore(root);
        for (let done = 0; done < Number(rounds); ) {
          const tree = (await store.open('accueil')).value;
          const { meta } = JSON.parse(new TextDecoder().decode(tree.get('course.json')));
          const change = { id: 'h-0a1b2c3d4e', at: '2026-11-24T21:00:00Z', by: who, entity: meta.id, path: '/meta/title', before: meta.title, after: who + done };
          const saved = await store.save('accueil', [change], meta.revision);
          if (saved.ok) done += 1;
          else if (saved.problems[0].code !== 'course/changed-elsewhere') throw new Error(JSON.stringify(saved));
        }`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  });
  const rounds = 8;
  const writers = ['Awa', 'Bob', 'Cid', 'Dia'].map(
    (who) =>
      new Promise<number | null>((resolve) => {
        spawn(process.execPath, [script, root, who, String(rounds)], { stdio: ['ignore', 'inherit', 'inherit'] }).on(
          'exit',
          resolve,
        );
      }),
  );
  expect(await Promise.all(writers)).toEqual([0, 0, 0, 0]);
  const history = await nodeStore(root).history('accueil');
  const titles = history.ok ? history.value.map(([change]) => [change!.before, change!.after]) : [];
  expect(titles).toHaveLength(4 * rounds);
  for (const [index, [before]] of titles.entries())
    expect(before).toBe(index === 0 ? 'Accueil' : titles[index - 1]![1]);
  expect(JSON.parse(await readFile(join(root, 'accueil/course.json'), 'utf8'))).toMatchObject({
    meta: { revision: 4 + 4 * rounds },
  });
});

test('a folder is read in order; hidden files stay out, links are told, limits hold before reading', async () => {
  const dir = await newRoot();
  await mkdir(join(dir, 'media/sub'), { recursive: true });
  for (const path of ['b.txt', 'a.txt', '.hidden', 'Thumbs.db', 'media/sub/c.txt'])
    await writeFile(join(dir, path), path);
  await symlink('/etc/passwd', join(dir, 'media/passwd'));
  const read = await readFolder(dir);
  expect(read.ok && [...read.value.keys()]).toEqual(['a.txt', 'b.txt', 'media/sub/c.txt']);
  expect(read.problems).toMatchObject([{ code: 'folder/link-left-out', at: 'media/passwd', severity: 'warning' }]);
  await writeFile(join(dir, 'media/film.mp4'), '');
  await truncate(join(dir, 'media/film.mp4'), 50_000_000);
  const codes = async (limits = {}) =>
    (await readFolder(dir, { file: 40_000_000, bytes: 200_000_000, entries: 5_000, ...limits })).problems.map(
      ({ code }) => code,
    );
  expect(await codes()).toEqual(['folder/link-left-out', 'folder/file-too-big']);
  expect(await codes({ file: 60_000_000, bytes: 10 })).toContain('folder/too-big');
  expect(await codes({ entries: 2 })).toContain('folder/too-many-files');
  expect((await readFolder(join(dir, 'none'))).problems).toMatchObject([{ code: 'storage/not-there' }]);
  expect((await readFolder(join(dir, 'a.txt'))).problems).toMatchObject([{ code: 'storage/not-there' }]);
});

test('a file is written whole, in folders that are made, and a failure leaves what was there and no rest', async () => {
  const dir = await newRoot();
  const path = join(dir, 'new/out.zip');
  await writeFileWhole(path, new Uint8Array([1, 2]));
  await expect(writeFileWhole(path, 'longer', failing('ENOSPC'))).rejects.toThrow('ENOSPC');
  const read = await readFolder(dir);
  expect(read.ok && readable(read.value)).toEqual([['new/out.zip', '\u0001\u0002']]);
});

test.skipIf(process.getuid?.() === 0)('a folder without rights is told', async () => {
  const root = await filledRoot();
  await chmod(root, 0o500);
  expect(await nodeStore(root).open('accueil')).toMatchObject({ problems: [{ code: 'storage/not-allowed' }] });
  await chmod(root, 0o700);
});

test('what is no course in the root is not listed', async () => {
  const root = await filledRoot();
  await mkdir(join(root, 'sans-cours'));
  await writeFile(join(root, 'course.json'), courseJson(0, 'x'));
  expect(await nodeStore(root).list()).toMatchObject({ value: ['accueil'] });
});
