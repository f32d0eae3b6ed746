/** One file of the site as a worker keeps it: its path from the root of the site, what it holds, its size in bytes. */
export type OfflineFile = readonly [path: string, hash: string, size: number];

/** What a build of the site is made of, for the worker that keeps it on a device. */
export interface OfflineList {
  readonly version: string;
  /** Names what the files hold: two builds with the same name are the same bytes. */
  readonly build: string;
  /** The workspace and what it needs come first, then the rest. */
  readonly files: readonly OfflineFile[];
  /** How many of them the workspace needs. */
  readonly first: number;
  /** A page → the places in `files` of what it loads. */
  readonly needs: Readonly<Record<string, readonly number[]>>;
}

/** Where the site says which build it is; never kept, so that the answer is always the host's. */
export const identityFile = 'navette.json';
export const workerFile = 'sw.js';

/** Characters of a hash: 72 bits, far beyond chance. */
export const hashLength = 12;
