import { mkdir, open, rename, rm } from 'node:fs/promises';

/** Text, bytes, or bytes that follow one another. */
export type Content = string | Uint8Array | readonly Uint8Array[];

/** The steps by which a disk changes, each lasting when it returns. A test takes its place and dies at any of them. */
export interface Disk {
  /** The process that holds locks. */
  readonly pid: number;
  readonly makeFolder: (path: string) => Promise<void>;
  /** Writes a file and its bytes through to the disk. */
  readonly write: (path: string, content: Content) => Promise<void>;
  /** Cuts a file at `at` bytes, then adds to it. */
  readonly appendAt: (path: string, at: number, text: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** A file or a folder with all in it; nothing to do where there is none. */
  readonly remove: (path: string) => Promise<void>;
  /** Makes the names in a folder lasting. */
  readonly syncFolder: (path: string) => Promise<void>;
}

export const nodeDisk: Disk = {
  pid: process.pid,
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  write: (path, content) => using(path, 'w', (file) => file.writeFile(content)),
  appendAt: (path, at, text) =>
    using(path, 'a', async (file) => {
      await file.truncate(at);
      await file.writeFile(text);
    }),
  rename,
  async remove(path) {
    await rm(path, { recursive: true, force: true });
  },
  async syncFolder(path) {
    // Windows cannot open a folder, and does not need it.
    if (process.platform !== 'win32') await using(path, 'r', () => Promise.resolve());
  },
};

async function using(path: string, flags: string, work: (file: Awaited<ReturnType<typeof open>>) => Promise<void>) {
  const file = await open(path, flags);
  try {
    await work(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
