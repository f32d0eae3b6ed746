import type { Lesson } from '#blocks/lesson';
import type { CourseFile } from '#core/course/schema';
import type { FileTree } from '#core/fileTree';
import type { Question } from '#core/question/index';

/** A course read whole, without people, fees or answers: what every export is made of. */
export interface Course extends CourseFile {
  /** The name of its folder, in kebab case; begins every file name. */
  readonly name: string;
  /** `bank.json` */
  readonly questions: readonly Question[];
  /** `lessons/*.mdx`, in order of path. */
  readonly lessons: readonly Lesson[];
  /** `media/…` → bytes; only these files. */
  readonly media: FileTree;
  /** The public files of its folder, byte for byte: what `course-zip` hands over. A course that was read has them. */
  readonly source?: FileTree;
}
