import type { Edit } from '#core/change/change';
import type { LessonText } from '#core/change/courseFiles';
import { lessonId } from '#core/change/label';
import { type Id, isId } from '#core/id';

type Lessons = ReadonlyMap<string, string>;

/** Edits that lead from some pages to others: taken away, rewritten or renamed, then added. */
export function lessonEdits(before: Lessons, after: Lessons): readonly Edit[] {
  const [there, wanted] = [pagesOf(before), pagesOf(after)];
  const pairs = there.flatMap((page) => {
    const stays = wanted.find(({ id, file }) => id === page.id && file === page.file);
    const left = stays ?? wanted.find(({ id, file }) => id === page.id && !before.has(file));
    return left ? [{ page, left }] : [];
  });
  const paired = new Map<Page, Page>();
  for (const { page, left } of pairs) if (![...paired.values()].includes(left)) paired.set(page, left);
  const arrived = new Set(paired.values());
  return [
    ...there.filter((page) => !paired.has(page)).map((page) => edit(page, undefined)),
    ...[...paired]
      .filter(([one, other]) => one.file !== other.file || one.text !== other.text)
      .map(([one, other]) => edit(one, other)),
    ...wanted.filter((page) => !arrived.has(page)).map((page) => edit(undefined, page)),
  ];
}

interface Page extends LessonText {
  readonly id: Id;
}

/** Stands for the id of a page that has none: a change of a page needs one, and finds the page by its file. */
const nameless: Id<'l'> = 'l-0000000000';

const pagesOf = (lessons: Lessons): readonly Page[] =>
  [...lessons].map(([file, text]) => {
    const id = lessonId(text);
    return { file, text, id: id !== undefined && isId(id) ? id : nameless };
  });

const edit = (before: Page | undefined, after: Page | undefined): Edit => ({
  entity: (after ?? before)?.id ?? nameless,
  path: '',
  before: before && { file: before.file, text: before.text },
  after: after && { file: after.file, text: after.text },
});
