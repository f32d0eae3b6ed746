import * as v from 'valibot';
import { placesIn, readJson } from '#codecs/json';
import { migrate } from '#core/course/migrations';
import { bankFileSchema, type CourseFile, courseFileSchema } from '#core/course/schema';
import { schemaProblems } from '#core/course/schemaProblems';
import { type FileTree, textOf } from '#core/fileTree';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';

/** The two JSON files of a course; a part that could not be read is missing. */
export interface Structure {
  readonly file?: CourseFile;
  readonly questions?: readonly Question[];
  readonly problems: readonly Problem[];
}

/** `course.json` and `bank.json`, brought up to this version and checked; a course may have no bank yet. */
export function readStructure(tree: FileTree): Structure {
  const course = readFile('course.json', tree);
  const bank = readFile('bank.json', tree);
  const problems = [...course.problems, ...bank.problems];
  if (!tree.has('course.json')) {
    return { problems: [{ code: 'course/no-file', at: 'course.json', severity: 'error' }, ...problems] };
  }
  const migrated = migrate({ course: course.value, bank: bank.value });
  if (!migrated.ok) return { problems: [...problems, ...migrated.problems] };
  const { course: root, bank: bankRoot } = migrated.value;
  const file = course.value === undefined ? unread : parsed(courseFileSchema, root, 'course.json', tree);
  const questions =
    bankRoot === undefined
      ? undefined
      : parsed(bankFileSchema, bankRoot, tree.has('bank.json') ? 'bank.json' : 'course.json', tree);
  return {
    ...(file.value ? { file: file.value } : {}),
    ...(questions?.value ? { questions: questions.value.questions } : tree.has('bank.json') ? {} : { questions: [] }),
    problems: [...problems, ...file.problems, ...(questions?.problems ?? [])],
  };
}

interface Read<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

const unread: Read<never> = { problems: [] };

function readFile(path: string, tree: FileTree): Read<unknown> {
  const text = textOf(tree, path);
  if (text === undefined) return unread;
  const { problems, ...json } = readJson(text, path);
  const all = [...problems, ...encodingProblems(path, text)];
  return json.ok ? { value: json.value, problems: all } : { problems: all };
}

/** A value as its schema reads it, or why not, each with its file and line. */
export function parsed<T>(schema: v.GenericSchema<unknown, T>, root: unknown, path: string, tree: FileTree): Read<T> {
  const read = v.safeParse(schema, root);
  if (read.success) return { value: read.output, problems: [] };
  const place = placesIn(textOf(tree, path) ?? '');
  const placeOf = (pointer: string) => `${path}:${place(pointer)}`;
  return { problems: schemaProblems(read.issues, { name: path, root, placeOf }) };
}

/** A file in another encoding than UTF-8 shows this mark where its accents were. */
export function encodingProblems(path: string, text: string): readonly Problem[] {
  const index = text.indexOf('\ufffd');
  if (index < 0) return [];
  const line = text.slice(0, index).split('\n').length;
  return [{ code: 'course/not-utf8', at: `${path}:${line}`, severity: 'error', values: { file: path } }];
}
