import type { Edit } from '#core/change/change';
import type { CourseFiles } from '#core/change/courseFiles';
import { type ExportNote, type Version, versionPath } from '#core/course/versionFile';
import type { FileTree } from '#core/fileTree';
import { typeset } from '#core/french';
import type { Result } from '#core/problem';
import { frenchWords } from '#i18n/words.ts';
import { type Differences, differencesOf, fileDifferences } from '#tasks/differences';
import { mediaHashes } from '#formats/mediaHashes';
import {
  exportTrace,
  filesOf,
  listVersions,
  makeVersion,
  missingMedia,
  restoreEdits,
  versionText,
  type VersionWish,
} from '#tasks/versions';
import { readSources } from '#tasks/workspaceOpen';
import { saidOf, type SaidProblem, saidProblems, type SaidResult } from './said';

/** A version as a list shows it. */
export interface VersionLine extends Omit<Version, 'content' | 'media' | 'schema' | 'parents'> {
  /** Media that it showed, and that are gone or others since. */
  readonly missing: readonly string[];
}

/** A state of a course: a version by its id, or how it stands now. */
export type StateName = Version['id'] | 'now';

/** What the history of the course on the desk holds: versions, and how they differ. `whole` is the folder as it stands. */
export function historyApi(whole: () => FileTree) {
  const now = (): Result<CourseFiles> => {
    const read = readSources(whole());
    return read.ok ? { ...read, value: read.value.files } : read;
  };
  const stateOf = (name: StateName): Result<CourseFiles> => {
    const today = now();
    if (name === 'now' || !today.ok) return today;
    return filesOf(versionOf(name), today.value);
  };
  const versionOf = (id: Version['id']): Version => {
    const found = listVersions(whole()).versions.find((one) => one.id === id);
    if (!found) throw new Error(`no version ${id}`);
    return found;
  };
  const fresh = (wish: VersionWish) => {
    const today = now();
    if (!today.ok) throw new Error('a course that is open can be read');
    const tree = whole();
    const { versions } = listVersions(tree);
    return { version: makeVersion(wish, today.value, mediaHashes(tree), versions), versions };
  };
  return {
    versions(): { readonly lines: readonly VersionLine[]; readonly problems: readonly SaidProblem[] } {
      const tree = whole();
      const { versions, problems } = listVersions(tree);
      const hashes = versions.length > 0 ? mediaHashes(tree) : {};
      const lines = versions.map((one): VersionLine => {
        const { content: _, media: _media, schema: _schema, parents: _parents, ...line } = one;
        return { ...line, missing: missingMedia(one, hashes) };
      });
      return { lines, problems: saidProblems(problems) };
    },
    /** The file of a new version, to keep. */
    version(wish: VersionWish): ReadonlyMap<string, string> {
      const { version } = fresh(wish);
      return new Map([[versionPath(version), versionText(version)]]);
    },
    /** The files that an export leaves: where one is `undefined`, it makes room. */
    trace: (wish: VersionWish, note: ExportNote): ReadonlyMap<string, string | undefined> => {
      const { version, versions } = fresh(wish);
      return exportTrace(note, version, versions);
    },
    /** The file of a version, also under another name. */
    versionFile(id: Version['id'], named: Pick<VersionWish, 'name' | 'note'> = {}): ReadonlyMap<string, string> {
      const version = { ...versionOf(id), ...named };
      return new Map([[versionPath(version), versionText(version)]]);
    },
    /** What leads from one state to another, in words. */
    differences(from: StateName, to: StateName): SaidResult<Differences> {
      const [before, after] = [stateOf(from), stateOf(to)];
      return saidOf(compared(before, after));
    },
    /** What another copy of this course adds, changes and misses, in words. */
    differencesWith(other: FileTree): SaidResult<Differences> {
      const theirs = readSources(other);
      const files = theirs.ok ? { ...theirs, value: theirs.value.files } : theirs;
      const told = compared(now(), files);
      return saidOf(told.ok ? { ...told, value: { ...told.value, files: spareDifferences(whole(), other) } } : told);
    },
    /** The batch that brings a version back. */
    restoring: (id: Version['id']): SaidResult<readonly Edit[]> => {
      const today = now();
      return saidOf(today.ok ? restoreEdits(versionOf(id), today.value) : today);
    },
  };
}

function compared(before: Result<CourseFiles>, after: Result<CourseFiles>): Result<Differences> {
  if (!before.ok) return before;
  if (!after.ok) return after;
  const { stages, ...told } = differencesOf(before.value, after.value, frenchWords);
  const printed = stages.map(({ stage, lines }) => ({
    stage,
    lines: lines.map(({ kind, text }) => ({ kind, text: typeset(text) })),
  }));
  return { ok: true, value: { ...told, stages: printed }, problems: [] };
}

const spareDifferences = (here: FileTree, there: FileTree) => fileDifferences(spare(here), spare(there));

/** What `differencesOf` does not tell of. */
const spare = (tree: FileTree): FileTree =>
  new Map([...tree].filter(([path]) => /^(media|i18n|data|prive)\//.test(path)));
