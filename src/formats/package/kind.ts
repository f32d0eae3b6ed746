import type { Course } from '#blocks/course';
import type { FileTree } from '#core/fileTree';
import type { Question } from '#core/question/index';
import type { Unit } from '#formats/unit';

/** How one format of package differs from the others. */
export interface PackageKind {
  /** The format, as the names of its archives say. */
  readonly id: string;
  /** The piece of the player that reports progress. */
  readonly tracker: string;
  /** What its tracker needs to know of a question. */
  describe?(question: Question): object;
  /** Files besides the page and its media, that may have to list those. */
  extra(unit: Unit, course: Course, files: readonly string[]): FileTree;
}
