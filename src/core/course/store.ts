import type { Change } from '#core/change/change';
import type { FileTree } from '#core/fileTree';
import type { Result } from '#core/problem';

/** Where course folders are kept. Every adapter passes `tests/contracts/courseStore`; what the world refuses is a problem `storage/…`. */
export interface CourseStore {
  /** The names of the courses kept here, in order. */
  list(): Promise<Result<readonly string[]>>;
  /** All files of one course; `course/not-found` when there is none. */
  open(course: string): Promise<Result<FileTree>>;
  /** The files that changes reach, without media: `course.json`, `bank.json`, the pages; `course/not-found` when there is none. */
  sources(course: string): Promise<Result<FileTree>>;
  /** Puts a whole folder in place: a new course, or an import. `course/already-there` unless `replace`. */
  put(course: string, files: FileTree, replace?: boolean): Promise<Result<void>>;
  /**
   * Applies a batch, all or nothing over all files of the course, if `meta.revision` is still `baseRevision`;
   * gives the new revision, and `meta.modified` becomes the last change's `at`. Else `course/changed-elsewhere`, and nothing is written.
   */
  save(course: string, changes: readonly Change[], baseRevision: number): Promise<Result<number>>;
  /** One file, as text or as bytes, as it is kept; `undefined` where there is none. */
  read(course: string, path: string): Promise<Result<string | Uint8Array | undefined>>;
  /**
   * Puts, or takes away (`undefined`), files that no change reaches: media, named versions. Each whole or not at all, in order;
   * `folder/not-a-spare-file` for a source, whose changes are saved, and for the history.
   */
  keep(course: string, files: ReadonlyMap<string, string | Uint8Array | undefined>): Promise<Result<void>>;
  /** Adds to the end of such a file, which begins with it where there is none: records are never written over. */
  append(course: string, path: string, text: string): Promise<Result<void>>;
  /** The batches saved so far, oldest first: undo, and « enregistré à … ». */
  history(course: string): Promise<Result<readonly (readonly Change[])[]>>;
  /** Takes a course away; nothing to do where there is none. */
  remove(course: string): Promise<Result<void>>;
}

/** Instants, UTC to the second: `2026-11-24T21:00:00Z`. Ports give it; the pure layers have none. */
export type Clock = () => string;
