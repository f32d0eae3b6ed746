import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Content, type Disk, nodeDisk } from '#adapters/node/disk';
import type { FileTree } from '#core/fileTree';

/** Writes a file so that, even after a power cut, it is there whole or as it was: temporary file, fsync, rename, fsync of the folder. */
export async function writeFileWhole(path: string, content: Content, disk: Disk = nodeDisk): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${disk.pid}.tmp`);
  await disk.makeFolder(folder);
  try {
    await disk.write(temporary, content);
    await disk.rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await disk.syncFolder(folder);
}

/** Writes a tree into a new folder, through to the disk; what counts is the rename that follows. */
export async function syncTree(dir: string, files: FileTree, disk: Disk): Promise<void> {
  const folders = new Set([dir]);
  for (const [path, content] of files) {
    const folder = dirname(join(dir, path));
    if (!folders.has(folder)) await disk.makeFolder(folder);
    folders.add(folder);
    await disk.write(join(dir, path), content);
  }
  for (const folder of folders) await disk.syncFolder(folder);
}

/** No such file or folder. */
export const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));
