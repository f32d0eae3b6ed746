import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { openCourse } from '#tasks/openCourse';
import { sayProblem } from '#tasks/sayProblem';

export const coursesFolder = 'courses';

/** The names of the course folders of this repository. */
export async function courseNames(): Promise<readonly string[]> {
  const entries = await readdir(coursesFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** One course from its folder, as every export reads it. A course with an error stops the site, and says all of its errors. */
export async function openFolder(name: string): Promise<Course> {
  const files = await readFolder(join(coursesFolder, name));
  const opened = files.ok ? openCourse(name, files.value) : files;
  if (opened.ok) return opened.value;
  const sentences = opened.problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => {
      const { what, mend } = sayProblem(problem, frenchWords);
      return `  ${problem.at}  ${what}\n    → ${mend}`;
    });
  throw new Error(`${say(frenchWords, 'site.build.refused', { course: name })}\n${sentences.join('\n')}`);
}
