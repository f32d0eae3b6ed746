import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeStore } from '#adapters/node/courseStore';
import { type Disk, nodeDisk } from '#adapters/node/disk';
import { readFolder } from '#adapters/node/files';
import type { CourseStore } from '#core/course/store';
import type { FileTree } from '#core/fileTree';
import { courseJson, folder, opened, readable, retitled, threeFiles } from '../../contracts/courseStoreContract.ts';

/** A process that is no more: its locks are nobody's. */
const deadPid = Number(execFileSync('sh', ['-c', 'echo $$']).toString());

/** The disk under a process that dies in the middle of its `last`th step: half of what it wrote is there, and nothing after. */
function dying(last: number): Disk {
  let steps = 0;
  const mortal =
    <A extends unknown[]>(
      step: (...given: A) => Promise<void>,
      half: (...given: A) => Promise<void> = () => Promise.resolve(),
    ) =>
    async (...given: A) => {
      steps += 1;
      if (steps < last) return step(...given);
      if (steps === last) await half(...given);
      throw new PowerCut();
    };
  const { makeFolder, write, appendAt, rename, remove, syncFolder } = nodeDisk;
  return {
    pid: deadPid,
    makeFolder: mortal(makeFolder),
    write: mortal(write, (path, content) => write(path, content.slice(0, content.length / 2))),
    appendAt: mortal(appendAt, (path, at, text) => appendAt(path, at, text.slice(0, text.length / 2))),
    rename: mortal(rename),
    remove: mortal(remove),
    syncFolder: mortal(syncFolder),
  };
}

class PowerCut extends Error {}

const newRoot = () => mkdtemp(join(tmpdir(), 'navette-crash-'));

async function filledRoot(files: FileTree = folder): Promise<string> {
  const root = await newRoot();
  await nodeStore(root).put('accueil', files);
  return root;
}

/** What a store leaves to the next one after each possible death, until it has no step left to die in. */
async function afterEachDeath(work: (store: CourseStore) => Promise<unknown>, seen: (root: string) => Promise<void>) {
  let deaths = 0;
  for (let last = 1; ; last += 1) {
    const root = await filledRoot();
    const disk = dying(last);
    const died = await work(nodeStore(root, disk)).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof PowerCut)) throw error;
        return true;
      },
    );
    await leaveLock(root);
    if (!died) return deaths;
    deaths += 1;
    await seen(root);
    await rm(root, { recursive: true });
  }
}

/** The dead do not tidy up. */
const leaveLock = (root: string) =>
  writeFile(
    join(root, '.accueil.lock'),
    JSON.stringify({ pid: deadPid, host: execFileSync('hostname').toString().trim() }),
  );

test('a save that is cut anywhere is there whole or not at all, history included', async () => {
  const saved = await filledRoot();
  await nodeStore(saved).save('accueil', threeFiles, 4);
  const states = { old: readable(folder), new: readable(await opened(nodeStore(saved))) };
  const found = new Set<string>();
  const deaths = await afterEachDeath(
    (store) => store.save('accueil', threeFiles, 4),
    async (root) => {
      const before = await readFolder(join(root, 'accueil'));
      const tree = readable(await opened(nodeStore(root)));
      const state = Object.entries(states).find(([, files]) => JSON.stringify(files) === JSON.stringify(tree))?.[0];
      expect(state).toBeDefined();
      expect(before.ok && readable(before.value), 'a reader without the lock').toEqual(tree);
      found.add(state!);
      const revision = state === 'old' ? 4 : 5;
      const title = state === 'old' ? 'Accueil' : 'Guichet';
      expect(await nodeStore(root).save('accueil', retitled(title, 'Suite'), revision)).toMatchObject({
        value: revision + 1,
      });
    },
  );
  expect(deaths).toBeGreaterThan(15);
  expect([...found].sort()).toEqual(['new', 'old']);
});

test('a replay that is cut too is finished by the next one', async () => {
  const root = await filledRoot();
  const saved = await filledRoot();
  await nodeStore(saved).save('accueil', threeFiles, 4);
  for (let last = 8; last < 60; last += 1) {
    await nodeStore(root, dying(last))
      .save('accueil', threeFiles, 4)
      .catch(() => undefined);
    await leaveLock(root);
    await nodeStore(root, dying(3))
      .open('accueil')
      .catch(() => undefined);
    await leaveLock(root);
  }
  expect(readable(await opened(nodeStore(root)))).toEqual(readable(await opened(nodeStore(saved))));
});

test('a folder that is put is there whole or not at all; the one that it replaces is not lost', async () => {
  const other = new Map([...folder, ['course.json', courseJson(9, 'Autre')]]);
  const states = [readable(folder), readable(other)].map((files) => JSON.stringify(files));
  const deaths = await afterEachDeath(
    (store) => store.put('accueil', other, true),
    async (root) => {
      expect(await nodeStore(root).list()).toMatchObject({ value: ['accueil'] });
      expect(states).toContain(JSON.stringify(readable(await opened(nodeStore(root)))));
      expect(readdirSync(root)).toEqual(['accueil']);
    },
  );
  expect(deaths).toBeGreaterThan(10);
});

test('a course that is taken away is there whole or gone', async () => {
  await afterEachDeath(
    (store) => store.remove('accueil'),
    async (root) => {
      const result = await nodeStore(root).open('accueil');
      if (result.ok) expect(readable(result.value)).toEqual(readable(folder));
      else expect(result.problems).toMatchObject([{ code: 'course/not-found' }]);
      expect(readdirSync(root).filter((name) => name !== 'accueil')).toEqual([]);
    },
  );
});
