import type { Lesson } from '#blocks/lesson';
import { readLesson } from '#blocks/lessonFile';
import type { XmlElement } from '#codecs/xmlRead';
import { htmlToLine } from '#codecs/htmlRead';
import { isId, newId } from '#core/id';
import { isError } from '#core/problem';
import { column, type FilesOf } from '#formats/moodle-backup/read/element';
import type { Desk } from '#formats/reading/reading';
import type { Sheet } from '#formats/reading/sheet';

/** A page of Moodle's as a lesson; what script, frames and foreign pictures did on it is named and left out. */
export function readPage(
  row: XmlElement,
  number: string,
  sheet: Sheet,
  files: FilesOf,
  { chance }: Pick<Desk, 'chance'>,
  others: readonly Lesson[],
): Lesson | undefined {
  const title = htmlToLine(column(row, 'name'));
  const text = sheet.html(column(row, 'content'), files('content', '0', 'mod_page')) ?? '';
  const id = isId(number) && number.startsWith('l-') ? number : newId('l', chance);
  const path = freePath(title, others);
  const read = readLesson(path, `---\nid: ${id}\ntitle: ${JSON.stringify(title)}\n---\n\n${text}\n`);
  if (read.ok) return read.value;
  const reason = read.problems.filter(isError).map(({ code }) => code);
  sheet.problem('import/page-left-out', { page: title, reason: reason.join(', ') });
  return undefined;
}

function freePath(title: string, others: readonly Lesson[]): string {
  const stem =
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'page';
  for (let next = 1; ; next += 1) {
    const path = `lessons/${stem}${next === 1 ? '' : `-${next}`}.mdx`;
    if (others.every((lesson) => lesson.path !== path)) return path;
  }
}
