import type { Change } from '#core/change/change';
import type { FileTree } from '#core/fileTree';
import type { Result } from '#core/problem';

/** Where course folders are kept. Every adapter passes `tests/contracts/courseStore`. */
export interface CourseStore {
  /** The names of the courses kept here, in order. */
  list(): Promise<readonly string[]>;
  /** All files of one course; `course/not-found` when there is none. */
  open(course: string): Promise<Result<FileTree>>;
  /** Puts a whole folder in place: a new course, or an import. `course/already-there` unless `replace`. */
  put(course: string, files: FileTree, replace?: boolean): Promise<Result<void>>;
  /**
   * Applies a batch, all or nothing over all files of the course, if `meta.revision` is still `baseRevision`;
   * gives the new revision. Else `course/changed-elsewhere`, and nothing is written.
   */
  save(course: string, changes: readonly Change[], baseRevision: number): Promise<Result<number>>;
  /** The batches saved so far, oldest first: undo, and « enregistré à … ». */
  history(course: string): Promise<readonly (readonly Change[])[]>;
  remove(course: string): Promise<void>;
}
