import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { readFolder } from '#adapters/node/files';
import { worldProblem } from '#adapters/worldProblem';
import { courseNameFrom } from '#core/course/name';
import type { FileTree } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';

/** A folder that somebody named, read whole, with the name that its exports will bear. */
export interface CourseFolder {
  readonly name: string;
  readonly tree: FileTree;
}

export async function readCourseFolder(dir: string): Promise<Result<CourseFolder>> {
  const folder = resolve(dir);
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) return { ok: false, problems: [trouble(dir, found !== undefined)] };
  const read = await readFolder(folder);
  if (!read.ok) return read;
  return { ok: true, value: { name: courseName(folder), tree: read.value }, problems: read.problems };
}

const trouble = (dir: string, isFile: boolean): Problem => {
  const values = { folder: dir };
  return isFile
    ? { code: 'cli/not-a-folder', at: dir, severity: 'error', values }
    : { code: 'cli/no-folder', at: dir, severity: 'error', values };
};

/** A folder may have any name; what it exports begins with one that is fit for files and addresses. */
const courseName = (folder: string): string => courseNameFrom(basename(folder)) ?? 'formation';

/** Where a new course goes: a folder that is not there yet, or is empty, with a name that every system takes. */
export async function roomFor(dir: string): Promise<Result<{ readonly root: string; readonly name: string }>> {
  const folder = resolve(dir);
  const inside = await readdir(folder).catch((error: unknown) => (isNotThere(error) ? [] : [worldProblem(error, dir)]));
  if (inside.length === 0) return { ok: true, value: { root: dirname(folder), name: basename(folder) }, problems: [] };
  const [first] = inside;
  const full: Problem = { code: 'cli/folder-not-empty', at: dir, severity: 'error', values: { folder: dir } };
  return { ok: false, problems: [typeof first === 'object' ? first : full] };
}

const isNotThere = (error: unknown) => (error as { code?: unknown }).code === 'ENOENT';
