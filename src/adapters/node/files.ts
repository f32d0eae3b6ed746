import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { worldProblem } from '#adapters/worldProblem';
import { isSafePath, shownName } from '#core/filePath';
import type { FileTree } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';

/** Bytes of one file, bytes of all, and how many; what a course never needs is not read into memory. */
export const folderLimits = { file: 40_000_000, bytes: 200_000_000, entries: 5_000 };

/** The files of a folder as bytes, in order of path; hidden files are left out, links too, with a warning. */
export async function readFolder(dir: string, limits = folderLimits): Promise<Result<FileTree>> {
  const problems: Problem[] = [];
  const files = new Map<string, Uint8Array>();
  try {
    const paths = await regularFiles(dir, '', problems, limits.entries);
    let bytes = 0;
    for (const path of paths.sort()) {
      const { size } = await stat(join(dir, path));
      bytes += size;
      if (size > limits.file) {
        problems.push(
          trouble('folder/file-too-big', path, { megabytes: megabytes(size), most: megabytes(limits.file) }),
        );
      } else if (bytes > limits.bytes) {
        problems.push(trouble('folder/too-big', path, { most: megabytes(limits.bytes) }));
        break;
      } else files.set(path, new Uint8Array(await readFile(join(dir, path))));
    }
    if (paths.length > limits.entries) problems.push(trouble('folder/too-many-files', '.', { most: limits.entries }));
  } catch (error) {
    problems.push(worldProblem(error, dir));
  }
  return settle(files, problems);
}

/** Writes a file so that, even after a power cut, it is there whole or as it was: temporary file, fsync, rename, fsync of the folder. */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(folder, { recursive: true });
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Makes a rename or a removal in a folder lasting. Windows cannot open a folder, and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function regularFiles(dir: string, under: string, problems: Problem[], most: number): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(dir, under), { withFileTypes: true })) {
    const path = under + entry.name;
    if (entry.name.startsWith('.') || dropping.test(entry.name)) continue;
    if (entry.isSymbolicLink()) problems.push({ ...trouble('folder/link-left-out', path), severity: 'warning' });
    else if (!isSafePath(path)) problems.push(trouble('folder/unsafe-name', path));
    else if (entry.isDirectory()) paths.push(...(await regularFiles(dir, `${path}/`, problems, most - paths.length)));
    else if (entry.isFile()) paths.push(path);
    if (paths.length > most) break;
  }
  return paths;
}

/** What systems leave behind in folders. */
const dropping = /^(Thumbs\.db|desktop\.ini|__MACOSX)$/i;

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

function trouble(code: string, path: string, values: Record<string, string | number> = {}): Problem {
  return { code, at: shownName(path), severity: 'error', values: { file: shownName(path), ...values } };
}
