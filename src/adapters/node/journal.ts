import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Disk, nodeDisk } from '#adapters/node/disk';
import { isMissing, writeFileWhole } from '#adapters/node/wholeFile';
import { historyFile } from '#adapters/saveBatch';
import { worldProblem } from '#adapters/worldProblem';

/**
 * A write over several files of a course, noted before any of them changes. From the moment the journal is there the
 * write has happened: whoever opens the course next finishes it.
 */
export interface Journal {
  /** Path → its text, or `null` for a file to take away. */
  readonly files: Readonly<Record<string, string | null>>;
  /** What is added to the history behind its first `at` bytes, so that adding twice adds once. */
  readonly history: { readonly at: number; readonly line: string };
}

const nameOf = (dir: string) => join(dir, '.navette-journal.json');

/** Makes a write happen, all or nothing. Once noted it has happened: a disk that refuses the rest delays it, no more. */
export async function writeByJournal(dir: string, journal: Journal, disk: Disk = nodeDisk): Promise<void> {
  await writeFileWhole(nameOf(dir), JSON.stringify(journal), disk);
  await replay(dir, journal, disk).catch((error: unknown) => void worldProblem(error, dir));
}

/** Finishes the write that a crash or a power cut left, if any. */
export async function finishJournal(dir: string, disk: Disk = nodeDisk): Promise<void> {
  const journal = await readJournal(dir);
  if (journal) await replay(dir, journal, disk);
}

/** The write that waits to be finished. */
export async function readJournal(dir: string): Promise<Journal | undefined> {
  try {
    return JSON.parse(await readFile(nameOf(dir), 'utf8')) as Journal;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function replay(dir: string, { files, history }: Journal, disk: Disk): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    if (text !== null) await writeFileWhole(join(dir, path), text, disk);
    else {
      await disk.remove(join(dir, path));
      await disk.makeFolder(dirname(join(dir, path)));
      await disk.syncFolder(dirname(join(dir, path)));
    }
  }
  if (history.line !== '') {
    const file = join(dir, historyFile);
    await disk.makeFolder(dirname(file));
    await disk.appendAt(file, history.at, history.line);
    await disk.syncFolder(dirname(file));
  }
  await disk.remove(nameOf(dir));
  await disk.syncFolder(dir);
}
