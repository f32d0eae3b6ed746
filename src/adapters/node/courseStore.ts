import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Drawer, type Kept, lowStore, type Shelf } from '#adapters/lowStore';
import { type Disk, nodeDisk } from '#adapters/node/disk';
import { readFolder } from '#adapters/node/files';
import { finishJournal, writeByJournal } from '#adapters/node/journal';
import { withLock } from '#adapters/node/lock';
import { isMissing, syncTree, writeFileWhole } from '#adapters/node/wholeFile';
import { historyFile } from '#adapters/saveBatch';
import { worldProblem } from '#adapters/worldProblem';
import { isSource, jsonPaths } from '#core/change/courseFiles';
import { isCourseName } from '#core/course/name';
import type { CourseStore } from '#core/course/store';
import { type FileTree, textOf } from '#core/fileTree';

/** Courses as folders of a disk, one each under `root`. */
export function nodeStore(root: string, disk: Disk = nodeDisk): CourseStore {
  const shelf: Shelf = {
    async list() {
      const names = await readdir(root).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      // A course that was being replaced when the power went is still there, aside.
      const courses = new Set(names.map((name) => name.replace(/^\.(.*)\.old$/, '$1')).filter(isCourseName));
      const found = await Promise.all([...courses].map(async (name) => ((await isCourse(root, name)) ? [name] : [])));
      return found.flat().sort();
    },
    async alone(course, work) {
      await mkdir(root, { recursive: true });
      return withLock(join(root, `.${course}.lock`), disk.pid, async () => {
        const aside = asideOf(root, course);
        await recover(aside, disk);
        return work(drawerOf(aside, disk));
      });
    },
  };
  return lowStore(shelf);
}

/** A course's folder, and where it waits while another takes its place. */
interface Aside {
  readonly root: string;
  readonly dir: string;
  readonly incoming: string;
  readonly old: string;
  readonly gone: string;
}

const asideOf = (root: string, course: string): Aside => ({
  root,
  dir: join(root, course),
  incoming: join(root, `.${course}.new`),
  old: join(root, `.${course}.old`),
  gone: join(root, `.${course}.gone`),
});

const isCourse = async (root: string, course: string) =>
  (await exists(join(root, course, 'course.json'))) || (await exists(join(root, `.${course}.old`, 'course.json')));

/** Ends or takes back what a crash interrupted. */
async function recover({ root, dir, incoming, old, gone }: Aside, disk: Disk): Promise<void> {
  if (await exists(old)) {
    if (await exists(dir)) await disk.remove(old);
    else await disk.rename(old, dir);
    await disk.syncFolder(root);
  }
  for (const rest of [incoming, gone]) if (await exists(rest)) await disk.remove(rest);
  // A full disk must not keep a course from being read: `readFolder` knows what waits, and a save tries again.
  await finishJournal(dir, disk).catch((error: unknown) => void worldProblem(error, dir));
}

function drawerOf(aside: Aside, disk: Disk): Drawer {
  const { dir } = aside;
  let before: FileTree = new Map();
  return {
    has: () => exists(join(dir, 'course.json')),
    files: () => readFolder(dir),
    async text(path) {
      await finishJournal(dir, disk);
      return textIn(dir, path);
    },
    async read() {
      await finishJournal(dir, disk);
      before = await sourcesIn(dir);
      return { files: before, line: '' };
    },
    async write(kept) {
      const files = difference(before, kept);
      const at = await sizeOf(join(dir, historyFile));
      await writeByJournal(dir, { files, history: { at, line: kept.line } }, disk);
      before = kept.files;
    },
    async content(path) {
      await finishJournal(dir, disk);
      return bytesIn(dir, path);
    },
    async put(path, content) {
      if (content !== undefined) await writeFileWhole(join(dir, path), content, disk);
      else {
        await disk.remove(join(dir, path));
        await disk.syncFolder(dirname(join(dir, path)));
      }
    },
    async append(path, text) {
      const file = join(dir, path);
      await disk.makeFolder(dirname(file));
      await disk.appendAt(file, await sizeOf(file), text);
      await disk.syncFolder(dirname(file));
    },
    fill: (files) => fill(aside, files, disk),
    async empty() {
      if (!(await exists(dir))) return;
      await disk.rename(dir, aside.gone);
      await disk.syncFolder(aside.root);
      await disk.remove(aside.gone);
    },
  };
}

/** The new folder is written whole beside the old one, then takes its name. */
async function fill({ root, dir, incoming, old }: Aside, files: FileTree, disk: Disk): Promise<void> {
  await disk.makeFolder(incoming);
  await syncTree(incoming, files, disk);
  if (await exists(dir)) await disk.rename(dir, old);
  await disk.rename(incoming, dir);
  await disk.syncFolder(root);
  await disk.remove(old);
}

async function sourcesIn(dir: string): Promise<FileTree> {
  const inLessons = await readdir(join(dir, 'lessons'), { recursive: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const lessons = inLessons.map((path) => `lessons/${path.replaceAll('\\', '/')}`);
  const files = new Map<string, string>();
  for (const path of [...Object.values(jsonPaths), ...lessons.sort()].filter(isSource)) {
    const text = await textIn(dir, path);
    if (text !== undefined) files.set(path, text);
  }
  return files;
}

function difference(before: FileTree, { files }: Kept): Record<string, string | null> {
  const gone = [...before.keys()].filter((path) => !files.has(path)).map((path) => [path, null] as const);
  const changed = [...files.keys()]
    .filter((path) => textOf(files, path) !== textOf(before, path))
    .map((path) => [path, textOf(files, path) ?? ''] as const);
  return Object.fromEntries([...changed, ...gone]);
}

async function textIn(dir: string, path: string): Promise<string | undefined> {
  const bytes = await bytesIn(dir, path);
  return bytes && new TextDecoder().decode(bytes);
}

async function bytesIn(dir: string, path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(join(dir, path)));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const exists = async (path: string): Promise<boolean> => (await statOf(path)) !== undefined;

const sizeOf = async (path: string): Promise<number> => (await statOf(path))?.size ?? 0;

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
