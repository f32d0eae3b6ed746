import type { CourseStore } from '#core/course/store';
import { bytesOf, type FileTree } from '#core/fileTree';
import type { Problem } from '#core/problem';
import { readSources } from '#tasks/workspaceOpen';
import { type StageViews, stageViews } from '#tasks/workspaceStages';

/** A course as the list of courses shows it; without `title` it cannot be read, and `problems` say why. */
export interface Card {
  readonly name: string;
  readonly title?: string;
  /** What makes it this course and no other, whatever its folder is called. */
  readonly iri?: string;
  readonly revision: number;
  /** UTC; empty where the course cannot be read. */
  readonly modified: string;
  /** Of its sources; media and other files apart. */
  readonly bytes: number;
  readonly stages?: StageViews;
  /** The title of the course that it was copied from. */
  readonly origin?: string;
  readonly problems: readonly Problem[];
}

/** The card of one course, from its sources alone. */
export async function cardOf(store: CourseStore, name: string): Promise<Card> {
  const sources = await store.sources(name);
  const empty = { name, revision: 0, modified: '', bytes: 0 };
  if (!sources.ok) return { ...empty, problems: sources.problems };
  const bytes = weightOf(sources.value);
  const read = readSources(sources.value);
  if (!read.ok) return { ...empty, bytes, problems: read.problems };
  const { course, files } = read.value;
  const { title, iri, revision, modified, origin } = course.meta;
  const stages = stageViews({ ...course, lessons: [...files.lessons.keys()] });
  return {
    name,
    title,
    iri,
    revision,
    modified,
    bytes,
    stages,
    ...(origin ? { origin: origin.title } : {}),
    problems: [],
  };
}

export const weightOf = (tree: FileTree): number =>
  [...tree.keys()].reduce((sum, path) => sum + (bytesOf(tree, path)?.length ?? 0), 0);
