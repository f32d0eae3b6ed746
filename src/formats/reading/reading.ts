import type { Course } from '#blocks/course';
import type { Lesson } from '#blocks/lesson';
import type { Form } from '#core/forms/schema';
import type { FileTree } from '#core/fileTree';
import type { Chance, Id } from '#core/id';
import type { Result } from '#core/problem';
import type { Question } from '#core/question/index';
import type { Test } from '#core/test/schema';
import type { Words } from '#core/words';

/** What a reader of questions is lent. */
export interface Desk {
  /** How the file is called in problems. */
  readonly file: string;
  readonly words: Words;
  /** Gives ids to what has none of ours. */
  readonly chance: Chance;
  /** The course that the questions go to: what they may link to, and which codes and file names are taken. */
  readonly course: Pick<Course, 'meta' | 'objectives' | 'needs' | 'questions' | 'media'>;
}

/** What a file of questions held. */
export interface ReadQuestions {
  readonly questions: readonly Question[];
  /** `media/…` → the pictures that they show and the course has not yet. */
  readonly media: FileTree;
  readonly categories: readonly ReadCategory[];
  /** What a file of a whole course holds besides its bank. */
  readonly parts?: ReadParts;
}

/** Parts of a course that stand beside the bank; their questions are among those of the file. */
export interface ReadParts {
  readonly lessons: readonly Lesson[];
  readonly tests: readonly Test[];
  readonly forms: readonly Form[];
}

/** A category of somebody else's bank. */
export interface ReadCategory {
  /** Its names, from the outermost. */
  readonly path: readonly string[];
  /** The competency of the course that it stands for. */
  readonly competency: Id<'y'> | undefined;
  /** How many questions were read in it. */
  readonly questions: number;
}

/** Bytes → questions; what cannot be kept is a warning with the line, and the rest is read. */
export type QuestionReader = (bytes: Uint8Array, desk: Desk) => Result<ReadQuestions>;
