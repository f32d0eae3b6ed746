import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { newPress, writeZip } from '#codecs/zipWrite';

export interface ReleaseFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Is run, not only read. */
  readonly isProgram?: true;
}

/** The files of a folder, under another name. */
export function filesIn(folder: string, under = ''): ReleaseFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: under + file.slice(join(folder, sep).length).split(sep).join('/'),
      content: readFileSync(file),
    }));
}

const alreadyCompressed = /\.(png|jpe?g|webp|mp4|webm|mp3|ogg|zip)$/i;

/** An archive of files in order of path, all of one time (UTC): the same files give the same bytes. */
export function archiveOf(files: readonly ReleaseFile[], modified: string): Uint8Array {
  const entries = [...files]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, content, isProgram }) => ({
      path,
      content,
      isStored: alreadyCompressed.test(path),
      mode: isProgram ? 0o755 : 0o644,
    }));
  return writeZip(entries, modified, newPress());
}
