import { stat, readFile } from 'node:fs/promises';
import type { Course } from '#blocks/course';
import { type FileTree, textOf } from '#core/fileTree';
import { size, typeset } from '#core/french';
import { isError, type Problem, type Result } from '#core/problem';
import { readRecords, recordsFile } from '#core/records/record';
import { say } from '#core/words';
import type { Means } from '#formats/format';
import { moodleLabels } from '#i18n/moodleLabels.ts';
import { frenchWords } from '#i18n/words.ts';
import { importCourse } from '#tasks/importCourse';
import { compareForMoodle } from '#tasks/moodleUpdate';
import { judge, type Judged } from '#tasks/moodleUpdateJudge';
import { writeUpdate } from '#tasks/moodleUpdatePart';
import { courseOfState, statesForMoodle, withoutMedia } from '#tasks/moodleUpdateStates';
import { stepsOf, stepsText } from '#tasks/moodleUpdateSteps';
import { openCourse } from '#tasks/openCourse';
import { type Args, type Outcome, textOption, WrongUse } from '../cli/command.ts';
import { readCourseFolder } from '../cli/courseFolder.ts';
import { writingInto } from '../cli/writing.ts';

/** What `--since`, `--begun` and `--replace` say. */
export interface UpdateWish {
  readonly since: string;
  readonly begun?: ReadonlySet<string>;
  readonly replace: ReadonlySet<string>;
}

/** The wish of a command line; without `--since` it is an export like any other. */
export function updateWish(args: Args, formats: readonly string[] | 'all'): UpdateWish | undefined {
  const since = textOption(args, 'since');
  const begun = textOption(args, 'begun');
  const replace = textOption(args, 'replace');
  if (since === undefined) {
    if (begun === undefined && replace === undefined) return undefined;
    throw new WrongUse({ code: 'cli/since-missing' });
  }
  if (formats === 'all' || formats.join() !== 'moodle-backup') throw new WrongUse({ code: 'cli/since-format' });
  const keys = (text = '') =>
    new Set(
      text
        .split(',')
        .map((key) => key.trim())
        .filter((key) => key !== ''),
    );
  return {
    since,
    ...(begun !== undefined && { begun: begun === 'none' ? new Set<string>() : keys(begun) }),
    replace: keys(replace),
  };
}

/** Writes what the open course in Moodle lacks, and says what to do there. */
export async function exportUpdate(
  { name, tree }: { readonly name: string; readonly tree: FileTree },
  wish: UpdateWish,
  out: string,
  means: Means,
): Promise<Outcome> {
  const opened = openCourse(name, tree);
  const before = await stateNamed(wish.since, name, tree);
  if (!opened.ok || !before.ok)
    return { document: { files: [] }, lines: [], problems: [...opened.problems, ...before.problems] };
  const compared = await compareForMoodle(before.value, opened.value, means);
  const strangers = strangersIn(
    wish,
    compared.activities.map(({ key }) => key),
  );
  if (strangers.length > 0) return { document: { files: [] }, lines: [], problems: strangers };
  const { book } = readRecords(textOf(tree, recordsFile) ?? '');
  const answered = new Set<string>(book.standing.map(({ instrument }) => instrument));
  const judged = judge(compared, { answered, ...(wish.begun && { said: wish.begun }), insisted: wish.replace });
  const { file, problems } = await writeUpdate(opened.value, compared, judged, means);
  const steps = stepsOf(compared, judged, file?.path, { words: means.words, labels: moodleLabels });
  const { hand, done } = writingInto(out);
  if (file) await hand({ format: file.format, path: file.path, parts: [file.bytes] });
  const { written, problems: unwritten } = await done();
  const activities = judged.map((one) => ({
    key: one.key,
    title: (one.now ?? one.was)?.title,
    state: one.state,
    begun: one.isBegun,
    changes: one.changes,
    questions: one.questions,
  }));
  const nothing = steps.length === 0 ? [say(frenchWords, 'cli.update.nothing')] : [];
  return {
    document: { files: written, activities, steps },
    lines: [
      ...judged.map(lineOf),
      '',
      ...written.map((one) => `${one.path}  ${size(one.bytes)}`),
      ...nothing,
      ...(steps.length > 0 ? ['', typeset(stepsText(steps)).trimEnd()] : []),
    ],
    problems: [...problems, ...unwritten],
  };
}

const lineOf = (one: Judged): string => {
  const state = say(frenchWords, `export.moodle.update.state.${one.state}`);
  const changes = one.changes.map((facet) => say(frenchWords, `export.moodle.update.facet.${facet}`)).join(', ');
  return `${state.padEnd(24)}  ${one.key.padEnd(14)}  ${(one.now ?? one.was)?.title ?? ''}${changes === '' ? '' : ` (${changes})`}`;
};

const strangersIn = ({ begun, replace }: UpdateWish, keys: readonly string[]): readonly Problem[] =>
  [...(begun ?? []), ...replace]
    .filter((key) => !keys.includes(key))
    .map((key) => ({ code: 'cli/no-activity', at: key, severity: 'error', values: { activity: key } }));

/** A state that the folder keeps, or an older course, in a folder or an archive; its media are check sums. */
async function stateNamed(since: string, name: string, tree: FileTree): Promise<Result<Course>> {
  const states = statesForMoodle(tree);
  const kept =
    since === 'last'
      ? states.find(({ sentAt }) => sentAt !== undefined)
      : states.find(({ version }) => version.id === since);
  if (kept) return courseOfState(kept.version, name);
  const found = since === 'last' ? undefined : await stat(since).catch(() => undefined);
  if (found === undefined) {
    const problem: Problem =
      since === 'last'
        ? { code: 'cli/never-exported', at: since, severity: 'error' }
        : { code: 'cli/no-state', at: since, severity: 'error', values: { since } };
    return { ok: false, problems: [problem] };
  }
  const read = found.isDirectory() ? await readCourseFolder(since) : importCourse(await readFile(since));
  if (!read.ok) return read;
  const older = openCourse(name, read.value.tree);
  if (!older.ok) return older;
  return { ...older, value: withoutMedia(older.value), problems: older.problems.filter(isError) };
}
