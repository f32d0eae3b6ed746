import { isError } from '#core/problem';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { checkCourse } from '#tasks/checkCourse';
import { type Command, textOption, WrongUse } from '../cli/command.ts';
import { lookIntoCourseFolder } from '../cli/courseFolder.ts';
import { placesOf } from '../cli/places.ts';

export const check: Command = {
  options: { for: { type: 'string' } },
  words: 1,
  async run(args, host) {
    const target = textOption(args, 'for');
    if (target !== undefined && target !== 'moodle')
      throw new WrongUse({ code: 'cli/unknown-target', values: { target } });
    const folder = await lookIntoCourseFolder(args.words[0] ?? '');
    if (!folder.ok) return { document: {}, lines: [], problems: folder.problems };
    const { name, tree } = folder.value;
    const { course, problems } = checkCourse(name, tree);
    // A file that was too heavy to read is there.
    const unread = new Set(folder.problems.map(({ at }) => at));
    const found = problems.filter(
      ({ code, values }) => code !== 'media/missing' || !unread.has(String(values?.['file'])),
    );
    const all = [...folder.problems, ...found];
    const placeOf = placesOf(tree);
    if (target === 'moodle' && course && !all.some(isError)) {
      const { foresee } = await import('../cli/foresee.ts');
      return { ...(await foresee(course, host, args.options['json'] === true)), placeOf };
    }
    const title = course?.meta.title ?? name;
    const verdict = say(frenchWords, all.some(isError) ? 'cli.checkFailed' : 'cli.checkPassed', { title });
    return { document: {}, lines: [verdict], problems: all, placeOf };
  },
};
