import type { Course } from '#blocks/course';
import type { FileTree } from '#core/fileTree';
import type { Problem } from '#core/problem';
import type { Means } from '#formats/format';
import { formats } from '#formats/index';
import type { Hand } from '#tasks/exportCourse';
import { splitBackup } from '#tasks/moodleSplit';
import { WrongUse } from './command.ts';
import { exportNamed } from './exportNamed.ts';

/** As `exportNamed`, the backup for Moodle in files by section, after all others. */
export async function exportInParts(
  course: Course,
  tree: FileTree,
  wanted: readonly string[] | 'all',
  means: Means,
  hand: Hand,
): Promise<readonly Problem[]> {
  const ids = wanted === 'all' ? formats.map(({ id }) => id) : wanted;
  if (!ids.includes('moodle-backup')) throw new WrongUse({ code: 'cli/split-what' });
  const others = ids.filter((id) => id !== 'moodle-backup');
  const problems = await exportNamed(course, tree, others, means, hand);
  if (means.signal.aborted) return problems;
  const split = await splitBackup(course, means);
  for (const { format, path, bytes } of split.files) await hand({ format, path, parts: [bytes] });
  const told = new Set(problems.map((problem) => JSON.stringify(problem)));
  return [...problems, ...split.problems.filter((problem) => !told.has(JSON.stringify(problem)))];
}
