import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readJournal } from '#adapters/node/journal';
import { historyFile } from '#adapters/saveBatch';
import { worldProblem } from '#adapters/worldProblem';
import { isSafePath, shownName } from '#core/filePath';
import { bytesOf, type FileTree } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';

export { writeFileWhole } from '#adapters/node/wholeFile';

/** Bytes of one file, bytes of all, and how many; what a course never needs is not read into memory. */
export const folderLimits = { file: 40_000_000, bytes: 200_000_000, entries: 5_000 };

/** The files of a folder as bytes, in order of path; hidden files are left out, links too, with a warning. */
export async function readFolder(dir: string, limits = folderLimits): Promise<Result<FileTree>> {
  const { files, problems } = await lookIntoFolder(dir, limits);
  return settle(files, problems);
}

/** As `readFolder`, but with what could be read beside the errors: one film too heavy does not hide the rest. */
export async function lookIntoFolder(
  dir: string,
  limits = folderLimits,
): Promise<{ readonly files: FileTree; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const files = new Map<string, Uint8Array>();
  try {
    const paths = await regularFiles(dir, '', problems, limits.entries);
    const wanted: string[] = [];
    let bytes = 0;
    for await (const [path, { size }] of byBatches(paths.sort(), (path) => stat(join(dir, path)))) {
      if (size > limits.file) {
        problems.push(
          trouble('folder/file-too-big', path, { megabytes: megabytes(size), most: megabytes(limits.file) }),
        );
        continue;
      }
      bytes += size;
      if (bytes > limits.bytes) {
        problems.push(trouble('folder/too-big', path, { most: megabytes(limits.bytes) }));
        break;
      }
      wanted.push(path);
    }
    for await (const [path, read] of byBatches(wanted, (path) => readFile(join(dir, path)))) {
      files.set(path, new Uint8Array(read.buffer, read.byteOffset, read.length));
    }
    if (paths.length > limits.entries) problems.push(trouble('folder/too-many-files', '.', { most: limits.entries }));
  } catch (error) {
    problems.push(worldProblem(error, dir));
  }
  return { files: await withPending(dir, files), problems };
}

/** Asks the disk for several files at a time, and gives them in their order, up to the first that cannot be had. */
async function* byBatches<Found>(
  paths: readonly string[],
  find: (path: string) => Promise<Found>,
): AsyncGenerator<readonly [string, Found]> {
  for (let at = 0; at < paths.length; at += 16) {
    const batch = paths.slice(at, at + 16);
    const found = await Promise.allSettled(batch.map(find));
    for (const [index, one] of found.entries()) {
      if (one.status === 'rejected') throw one.reason;
      yield [batch[index] ?? '', one.value];
    }
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

/** A save that a crash cut short has happened all the same: the folder is shown as it will be once it is opened for writing. */
async function withPending(dir: string, files: FileTree): Promise<FileTree> {
  const journal = await readJournal(dir);
  if (!journal) return files;
  const whole = new Map(files);
  for (const [path, text] of Object.entries(journal.files)) {
    if (text === null) whole.delete(path);
    else whole.set(path, text);
  }
  const history = bytesOf(files, historyFile)?.subarray(0, journal.history.at) ?? new Uint8Array();
  whole.set(historyFile, new TextDecoder().decode(history) + journal.history.line);
  return new Map([...whole].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What systems leave behind in folders. */
const dropping = /^(Thumbs\.db|desktop\.ini|__MACOSX)$/i;

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

function trouble(code: string, path: string, values: Record<string, string | number> = {}): Problem {
  return { code, at: shownName(path), severity: 'error', values: { file: shownName(path), ...values } };
}
