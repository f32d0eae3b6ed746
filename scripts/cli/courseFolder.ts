import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { lookIntoFolder } from '#adapters/node/files';
import { worldProblem } from '#adapters/worldProblem';
import { courseNameFrom } from '#core/course/name';
import type { FileTree } from '#core/fileTree';
import { isError, type Problem, type Result, settle } from '#core/problem';

/** A folder that somebody named, read whole, with the name that its exports will bear. */
export interface CourseFolder {
  readonly name: string;
  readonly tree: FileTree;
}

export async function readCourseFolder(dir: string): Promise<Result<CourseFolder>> {
  const looked = await lookIntoCourseFolder(dir);
  return looked.ok ? settle(looked.value, looked.problems) : looked;
}

/** As `readCourseFolder`, but with what could be read beside the errors: only a folder that is not there gives nothing. */
export async function lookIntoCourseFolder(
  dir: string,
): Promise<({ ok: true; value: CourseFolder } | { ok: false }) & { readonly problems: readonly Problem[] }> {
  const folder = resolve(dir);
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) return { ok: false, problems: [trouble(dir, found !== undefined)] };
  const { files, problems } = await lookIntoFolder(folder);
  if (files.size === 0 && problems.some(isError)) return { ok: false, problems };
  return { ok: true, value: { name: courseName(folder), tree: files }, problems };
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
