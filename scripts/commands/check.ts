import { isError } from '#core/problem';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { checkCourse } from '#tasks/checkCourse';
import type { Command } from '../cli/command.ts';
import { lookIntoCourseFolder } from '../cli/courseFolder.ts';
import { placesOf } from '../cli/places.ts';

export const check: Command = {
  options: {},
  words: 1,
  async run({ words: [dir = ''] }) {
    const folder = await lookIntoCourseFolder(dir);
    if (!folder.ok) return { document: {}, lines: [], problems: folder.problems };
    const { name, tree } = folder.value;
    const { course, problems } = checkCourse(name, tree);
    // A file that was too heavy to read is there.
    const unread = new Set(folder.problems.map(({ at }) => at));
    const found = problems.filter(
      ({ code, values }) => code !== 'media/missing' || !unread.has(String(values?.['file'])),
    );
    const all = [...folder.problems, ...found];
    const title = course?.meta.title ?? name;
    const verdict = say(frenchWords, all.some(isError) ? 'cli.checkFailed' : 'cli.checkPassed', { title });
    return { document: {}, lines: [verdict], problems: all, placeOf: placesOf(tree) };
  },
};
