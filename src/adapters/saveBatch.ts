import { jsonValue, readJson, writeJson } from '#codecs/json';
import { apply } from '#core/change/apply';
import type { Change } from '#core/change/change';
import { type CourseFiles, isObject, isSource, jsonPaths, readTeamFiles, teamFiles } from '#core/change/courseFiles';
import { migrate } from '#core/course/migrations';
import { orderedBank, orderedCourse } from '#core/course/order';
import { schemaVersion } from '#core/course/schema';
import { type FileTree, textOf } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';

/** Where the saved batches stand in a course folder: one JSON array a line. */
export const historyFile = 'history/changes.jsonl';

export interface SavedBatch {
  /** The sources after the batch, and what an upgrade keeps of the older course. */
  readonly files: FileTree;
  /** The line to add to the history. */
  readonly line: string;
  readonly revision: number;
}

/** What a batch makes of the sources of a course, if it was made from their revision. */
export function saveBatch(sources: FileTree, changes: readonly Change[], baseRevision: number): Result<SavedBatch> {
  const read = readSources(sources);
  if (!read.ok) return read;
  const { files, older, asKept } = read.value;
  const revision = revisionOf(files.course);
  if (revision !== baseRevision)
    return failed({ code: 'course/changed-elsewhere', at: 'course.json', severity: 'error' });
  const last = changes.at(-1);
  if (last === undefined) return failed({ code: 'change/nothing-to-save', at: 'course.json', severity: 'error' });
  const applied = apply(files, changes);
  if (!applied.ok) return applied;
  const written = writeSources(stamped(applied.value, revision + 1, last.at), asKept, sources);
  const problems = ['course.json', 'bank.json'].flatMap((file) => readJson(textOf(written, file) ?? '', file).problems);
  const line = `${JSON.stringify(changes)}\n`;
  return settle({ files: new Map([...older, ...written]), line, revision: revision + 1 }, problems);
}

/** The batches of a history file. A line that is none is left out: undo then ends there, nothing else depends on it. */
export function batchesIn(text: string): readonly (readonly Change[])[] {
  return text.split('\n').flatMap((line) => {
    const batch = line === '' ? undefined : readJson(line, historyFile);
    return batch?.ok && Array.isArray(batch.value) ? [batch.value as Change[]] : [];
  });
}

interface Sources {
  readonly files: CourseFiles;
  readonly older: FileTree;
  /** The team's files as they stand; of those that a change leaves alone, the text stays. */
  readonly asKept: TeamFiles;
}

type TeamFiles = Pick<CourseFiles, (typeof teamFiles)[number]>;

function readSources(sources: FileTree): Result<Sources> {
  const course = readJson(textOf(sources, 'course.json') ?? '', 'course.json');
  const bankText = textOf(sources, 'bank.json');
  const bank = bankText === undefined ? undefined : readJson(bankText, 'bank.json');
  const problems = [...course.problems, ...(bank?.problems ?? [])];
  if (!course.ok || bank?.ok === false) return { ok: false, problems };
  const asKept = readTeamFiles((path) => textOf(sources, path), jsonValue);
  const migrated = migrate({ course: course.value, bank: bank?.value, reviews: asKept.reviews });
  if (!migrated.ok) return migrated;
  const lessons = new Map([...sources.keys()].filter(isLesson).map((path) => [path, textOf(sources, path) ?? '']));
  const bankFile = migrated.value.bank ?? emptyBank;
  const files = { course: migrated.value.course, bank: bankFile, ...asKept, reviews: migrated.value.reviews, lessons };
  return settle({ files, older: olderCourse(sources, migrated.value.from), asKept }, problems);
}

const emptyBank = { schema: schemaVersion, questions: [] };

const isLesson = (path: string) => isSource(path) && path.endsWith('.mdx');

/** What a migration rewrites, as it was: an upgrade can be taken back by hand. */
function olderCourse(sources: FileTree, from: number): FileTree {
  if (from === schemaVersion) return new Map();
  const files = ['course.json', 'bank.json'].filter((path) => sources.has(path));
  return new Map(files.map((path) => [`history/avant-migration-v${from}/${path}`, sources.get(path) ?? '']));
}

function writeSources(after: CourseFiles, before: TeamFiles, sources: FileTree): FileTree {
  const own = teamFiles.flatMap((file) => {
    const path = jsonPaths[file];
    const kept = sources.get(path);
    if (after[file] === before[file]) return kept === undefined ? [] : [[path, kept] as const];
    return [[path, writeJson(after[file])] as const];
  });
  return new Map<string, string | Uint8Array>([
    [jsonPaths.course, writeJson(orderedCourse(after.course))],
    [jsonPaths.bank, writeJson(orderedBank(after.bank))],
    ...own,
    ...after.lessons,
  ]);
}

function revisionOf(course: unknown): number {
  const revision = isObject(course) && isObject(course.meta) ? course.meta.revision : undefined;
  return typeof revision === 'number' ? revision : 0;
}

function stamped(files: CourseFiles, revision: number, modified: string): CourseFiles {
  if (!isObject(files.course) || !isObject(files.course.meta)) return files;
  return { ...files, course: { ...files.course, meta: { ...files.course.meta, revision, modified } } };
}

const failed = (problem: Problem) => ({ ok: false, problems: [problem] }) as const;
