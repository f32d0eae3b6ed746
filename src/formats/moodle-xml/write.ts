/**
 * The question bank as a Moodle XML file.
 *
 * Norm: https://docs.moodle.org/en/Moodle_XML_format, and Moodle's own reader, `question/format/xml/format.php` (4.5).
 * In:   a course; every question of its bank but those that only forms ask. Shares in percent.
 * Out:  `<course>.moodle-xml.xml`, UTF-8, `\n` line ends: a category per competency (the first of the question's objective),
 *       in the order of the needs, the others at the end; texts as HTML in CDATA; images inside, in base64.
 * Problems: warnings, the question is left out and the others are written:
 *   `moodle-xml/type-left-out` – Moodle has no such question, and a simpler one would have no key;
 *   `moodle-xml/no-key` – nothing tells Moodle what is right;
 *   `moodle-xml/no-full-mark`, `moodle-xml/sum-not-100` – Moodle would take it, but nobody could earn all the points;
 *   `moodle-xml/share-refused` – a mark outside Moodle's list makes it refuse the whole file.
 *   `moodle-xml/nothing-to-write` – a warning, no file.
 *   For information: `moodle-xml/form-items` – they go out in `moodle-feedback`.
 * Deviation: Moodle forgives capitals in a short answer, never accents nor the kind of apostrophe; where we do, the other
 *   spellings are written too (all accents or none), after the author's. It does not forgive a double blank. A unit is said in a
 *   sentence after the question, and may be typed; in a gap it is shown behind the field. The grade of a text with gaps is the sum
 *   of its gaps, whole numbers. « Je ne sais pas » is one more wrong choice, shuffled with the others; a statement that offers it
 *   becomes a choice question. A category's idnumber is the competency's id and a check sum of its path: with
 *   the id alone, a second import after a change of title fails in the database. Every text is CDATA, for Moodle's reader drops
 *   a blank that stands alone between two escaped characters. Tags are cleaned as Moodle does it, or the import breaks off.
 */
import type { Course } from '#blocks/course';
import { crc32 } from '#codecs/crc32';
import { cdata, type Xml, xml } from '#codecs/xml';
import { type Problem, settle } from '#core/problem';
import type { Question } from '#core/question/index';
import { say } from '#core/words';
import type { Format } from '#formats/format';
import { asKnown, bankOf, categoryPath, type Group, groupsOf, listOf, tagsOf } from '#formats/moodle-xml/bank';
import { troubleOf } from '#formats/moodle-xml/marks';
import { type MoodleQuestion, questionXml } from '#formats/moodle-xml/question/index';
import type { Source } from '#formats/moodle-xml/richText';

export const moodleXml: Format<Course> = {
  id: 'moodle-xml',
  async write(course, { words, progress, signal }) {
    const source: Source = { words, lang: course.meta.lang, media: course.media };
    const { questions, formItems } = bankOf(course);
    const problems: Problem[] = formItems.length > 0 ? [elsewhere(course, formItems)] : [];
    const pieces: Xml[] = [];
    let done = 0;
    for (const group of groupsOf(course, questions)) {
      const written: Xml[] = [];
      for (const question of group.questions) {
        signal.throwIfAborted();
        const known = asKnown(question, words);
        const reason = reasonAgainst(question, known, source);
        if (reason) problems.push(reason);
        else if (known) written.push(questionXml(known, tagsOf(known, course, words), source));
        await progress((done += 1) / questions.length);
      }
      if (written.length > 0) pieces.push(categoryXml(group, course, source), ...written);
    }
    if (pieces.length === 0) {
      const values = { course: course.meta.title };
      problems.push({ code: 'moodle-xml/nothing-to-write', at: course.meta.id, severity: 'warning', values });
      return settle(new Map<string, string>(), problems);
    }
    const { markup } = xml`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>${pieces}\n</quiz>\n`;
    return settle(new Map([[`${course.name}.moodle-xml.xml`, markup]]), problems);
  },
};

/** Why Moodle could not hold a question, or mark it. */
export function reasonAgainst(
  question: Question,
  known: MoodleQuestion | undefined,
  source: Source,
): Problem | undefined {
  const about = { at: question.id, severity: 'warning', values: { question: question.code } } as const;
  const trouble = known && troubleOf(known);
  if (known === undefined || (trouble?.kind === 'no-key' && known.type !== question.type)) {
    const type = say(source.words, `export.type.${question.type}`);
    return { ...about, code: 'moodle-xml/type-left-out', values: { ...about.values, type } };
  }
  switch (trouble?.kind) {
    case undefined:
      return undefined;
    case 'no-key':
      return { ...about, code: 'moodle-xml/no-key' };
    case 'no-full-mark':
      return { ...about, code: 'moodle-xml/no-full-mark' };
    case 'sum-not-100':
      return { ...about, code: 'moodle-xml/sum-not-100' };
    case 'share-refused':
      return { ...about, code: 'moodle-xml/share-refused', values: { ...about.values, share: trouble.share } };
  }
}

const elsewhere = (course: Course, questions: readonly Question[]): Problem => ({
  code: 'moodle-xml/form-items',
  at: course.meta.id,
  severity: 'info',
  values: listOf(questions),
});

function categoryXml({ competency }: Group, course: Course, { words }: Source): Xml {
  const path = categoryPath(competency, course, words);
  return xml`
  <question type="category">
    <category><text>${cdata(path)}</text></category>
    <info format="html"><text></text></info>
    <idnumber>${competency && categoryNumber(competency.id, path)}</idnumber>
  </question>`;
}

/**
 * The competency's id and a check sum of the path: Moodle finds a category by its path, and fails on a second one with the
 * same number, as after a change of title.
 */
const categoryNumber = (id: string, path: string): string =>
  `${id}.${crc32(new TextEncoder().encode(path)).toString(16).padStart(8, '0')}`;
