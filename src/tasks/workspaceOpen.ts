import { jsonValue, readJson } from '#codecs/json';
import { type CourseFiles, readTeamFiles } from '#core/change/courseFiles';
import { migrate } from '#core/course/migrations';
import { type CourseFile, schemaVersion } from '#core/course/schema';
import type { CourseStore } from '#core/course/store';
import { type FileTree, textOf } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';
import { readStructure } from '#tasks/readStructure';
import { type UndoLog, undoLogOf } from '#tasks/workspaceUndo';

/** The sources of a course as values, and as the schema reads them. */
export interface OpenedSources {
  /** As they stand in the files: changes are made from these. */
  readonly files: CourseFiles;
  /** The same with every default filled in. */
  readonly course: CourseFile;
}

export interface OpenedCourse {
  readonly files: CourseFiles;
  readonly revision: number;
  readonly modified: string;
  readonly log: UndoLog;
}

/** A course for a screen: its sources, not its media. One that no screen could show is refused with every reason. */
export async function openForEditing(store: CourseStore, name: string): Promise<Result<OpenedCourse>> {
  const sources = await store.sources(name);
  if (!sources.ok) return sources;
  const opened = readSources(sources.value);
  if (!opened.ok) return opened;
  const history = await store.history(name);
  const log = undoLogOf(history.ok ? history.value : []);
  const { revision, modified } = opened.value.course.meta;
  return { ok: true, value: { files: opened.value.files, revision, modified, log }, problems: opened.problems };
}

/** What `course.json`, `bank.json` and the pages hold. */
export function readSources(tree: FileTree): Result<OpenedSources> {
  const { file, questions, problems } = readStructure(tree);
  if (!file || !questions) return { ok: false, problems: problems.filter(isGrave) };
  const [course, bank] = ['course.json', 'bank.json'].map((path) => {
    const text = textOf(tree, path);
    const read = text === undefined ? undefined : readJson(text, path);
    return read?.ok ? read.value : undefined;
  });
  const team = readTeamFiles((path) => textOf(tree, path), jsonValue);
  const migrated = migrate({ course, bank, reviews: team.reviews });
  if (!migrated.ok) return migrated;
  const lessons = new Map(
    [...tree.keys()].filter((path) => /^lessons\/.+\.mdx$/.test(path)).map((path) => [path, textOf(tree, path) ?? '']),
  );
  const emptyBank = { schema: schemaVersion, questions: [] };
  const bankFile = migrated.value.bank ?? emptyBank;
  const files = { course: migrated.value.course, bank: bankFile, ...team, reviews: migrated.value.reviews, lessons };
  return { ok: true, value: { files, course: file }, problems: [] };
}

const isGrave = ({ severity }: Problem) => severity === 'error';
