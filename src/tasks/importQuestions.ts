import type { Course } from '#blocks/course';
import { mediaInQuestion } from '#blocks/rich';
import { mediaIn } from '#blocks/walk';
import type { Change } from '#core/change/change';
import { same } from '#core/change/edit';
import { shownName } from '#core/filePath';
import type { FileTree } from '#core/fileTree';
import type { Chance, Id } from '#core/id';
import { isError, type Problem, type Result } from '#core/problem';
import type { Question } from '#core/question/index';
import type { Words } from '#core/words';
import type { ReadParts } from '#formats/reading/reading';
import { type QuestionFormat, questionFormatOf, questionReaders } from '#formats/reading/recognise';
import { addition, askedIn, newParts, partChanges, pointed } from '#tasks/importParts';

/** A file that somebody hands in. */
export interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What ports lend: the batch bears who and when, new questions get ids. */
export interface ImportMeans {
  readonly words: Words;
  readonly chance: Chance;
  /** UTC. */
  readonly at: string;
  readonly by: string;
}

export interface ImportedQuestions {
  /** What each file was taken for, in order. */
  readonly formats: readonly QuestionFormat[];
  /** The questions that are new, in order. */
  readonly questions: readonly Question[];
  /** Pages, tests and forms that are new, of a file that held a whole course. */
  readonly parts: ReadParts;
  /** The batch that adds them; empty where there is nothing new. */
  readonly changes: readonly Change[];
  /** `media/…` → the pictures to put in the folder first. */
  readonly media: FileTree;
}

/**
 * Questions out of files of several formats, as a batch that adds them to the bank. Nothing of the course is overwritten:
 * a question whose id, or whose whole content, is there already is named and stays as it is. A file that is no bank of
 * questions is an error; what a file has that cannot be kept is a warning.
 */
export function importQuestions(
  files: readonly HandedIn[],
  course: Course,
  means: ImportMeans,
): Result<ImportedQuestions> {
  const problems: Problem[] = [];
  const formats: QuestionFormat[] = [];
  const media = new Map<string, string | Uint8Array>();
  const fresh: Question[] = [];
  const parts: ReadParts[] = [];
  for (const { name, bytes } of files) {
    const file = shownName(name);
    const format = questionFormatOf(name, bytes, means.words);
    if (format === undefined) {
      problems.push({ code: 'import/unknown-kind', at: file, severity: 'error', values: { file } });
      continue;
    }
    const bank = [...course.questions, ...fresh];
    const beside = { ...course, questions: bank, media: new Map([...course.media, ...media]) };
    const read = questionReaders[format](bytes, { ...means, file, course: beside });
    problems.push(...read.problems);
    if (!read.ok) continue;
    formats.push(format);
    const inForms = new Set(read.value.parts?.forms.flatMap(askedIn));
    const there = new Map<Id<'q'>, Id<'q'>>();
    for (const question of read.value.questions) {
      const known = knownAs(question, [...course.questions, ...fresh]);
      // What a form asks keeps its answers: conditions name them.
      if (known && (known.byId || !inForms.has(question.id))) {
        problems.push(already(question, known, file));
        there.set(question.id, known.question.id);
      } else fresh.push(question);
    }
    if (read.value.parts) parts.push(pointed(read.value.parts, there));
    read.value.media.forEach((picture, path) => media.set(path, picture));
  }
  if (formats.length === 0) return { ok: false, problems };
  const found = newParts(parts, course, problems);
  const changes = [
    ...fresh.map((question, at) =>
      addition(question, course.meta.id, '/questions', course.questions.length + at, means),
    ),
    ...partChanges(found, course, means),
  ];
  const shown = new Set([...fresh.flatMap(mediaInQuestion), ...found.lessons.flatMap(({ blocks }) => mediaIn(blocks))]);
  const used = new Map([...media].filter(([path]) => shown.has(path)));
  // One file that cannot be read does not keep the others out.
  const told = problems.map((problem): Problem => (isError(problem) ? { ...problem, severity: 'warning' } : problem));
  return { ok: true, value: { formats, questions: fresh, parts: found, changes, media: used }, problems: told };
}

interface Known {
  readonly question: Question;
  readonly byId: boolean;
}

/** The question of the bank that a question is: by its id, else by all that it says. */
function knownAs(question: Question, bank: readonly Question[]): Known | undefined {
  const byId = bank.find(({ id }) => id === question.id);
  if (byId) return { question: byId, byId: true };
  const content = contentOf(question);
  const alike = bank.find((other) => other.type === question.type && same(contentOf(other), content));
  return alike && { question: alike, byId: false };
}

/** What a question asks and takes for right, without ids, codes and what one format or another has no room for. */
function contentOf(question: Question): unknown {
  const { code: _, tags: __, objective: ___, level: ____, points: _____, ...asked } = question;
  return JSON.parse(
    JSON.stringify(asked, (key, value: unknown) => {
      if (key === 'id' || key === 'shuffle') return undefined;
      // One program prints apostrophes and hard spaces where another keeps what was typed.
      return typeof value === 'string' ? value.replaceAll('\u2019', "'").replace(/\s+/g, ' ') : value;
    }),
  );
}

function already({ code, id }: Question, known: Known, file: string): Problem {
  const values = { question: code, known: known.question.code, file };
  return known.byId
    ? { code: 'import/already-there', at: id, severity: 'warning', values }
    : { code: 'import/same-content', at: known.question.id, severity: 'info', values };
}
