/**
 * The forms of a course as templates of Moodle's Feedback activity.
 *
 * Norm: none is published; Moodle's own reader, `mod/feedback/import.php` and `mod/feedback/item/<type>/lib.php` (4.5).
 * In:   a course; its forms, and the questions that they ask. A key is not looked at.
 * Out:  `<course>-<code of the form>.moodle-feedback.xml` for each form that asks something. UTF-8, `\n` line ends; the
 *       declaration with its encoding in double quotes at the first byte, or Moodle does not read the file.
 *       Likert is `multichoicerated` with the values 1, 2, 3 … (0, 1, 2 … for a grid from 0); single and multiple are `multichoice`; then `textfield`,
 *       `textarea`, `numeric`. The code of a question is the label of its item, so that results lead back to it. A section
 *       is a page with its title as a label; its condition becomes that of each item in it. The code of whoever answers is
 *       a text field with the label `code`, on the first page.
 * Problems, warnings:
 *   `moodle-feedback/empty-form` – the form asks nothing, Moodle would crash on it: no file;
 *   `moodle-feedback/needs-page-break` – Moodle heeds a condition only across a page break;
 *   `moodle-feedback/condition-left-out` – the answer is not asked before, or is too long for Moodle: the item is always shown;
 *   `moodle-feedback/type-left-out` – Moodle's Feedback has no such question, nor a simpler one;
 *   `moodle-feedback/text-cut` – Moodle's columns hold 255 characters;
 *   `moodle-feedback/image-left-out` – the file carries none; its description stands in its place.
 *   For information: `moodle-feedback/scale-unrated`, `moodle-feedback/due-left-out`, `moodle-feedback/no-form`.
 * Deviation: a scale with « Sans objet » goes out as a plain choice: as a rated answer it would count in Moodle's mean. The
 *   introduction of the form is its first label, for the file has no other place. `|`, `####`, `>>>>>` in a choice and `?>`
 *   anywhere, which Moodle would take for grammar, are written as HTML characters and show unchanged. A page break that
 *   parts nothing is not written.
 */
import type { Course } from '#blocks/course';
import { xml } from '#codecs/xml';
import { type Problem, settle } from '#core/problem';
import type { Format } from '#formats/format';
import { type Form, itemsOf } from '#formats/moodle-feedback/form';
import { type Item, itemXml } from '#formats/moodle-feedback/item';
import { formNames } from '#formats/moodle-feedback/names';
import type { Source } from '#formats/moodle-xml/richText';

export const moodleFeedback: Format<Course> = {
  id: 'moodle-feedback',
  async write(course, { words, progress, signal }) {
    const source: Source = { words, lang: course.meta.lang, media: course.media };
    const questions = new Map(course.questions.map((question) => [question.id, question]));
    const names = formNames(course.forms);
    const tree = new Map<string, string>();
    const problems: Problem[] = course.forms.length === 0 ? [noForm(course)] : [];
    for (const [index, form] of course.forms.entries()) {
      signal.throwIfAborted();
      const { items, problems: lost } = itemsOf(form, questions, source);
      if (items.some(({ text }) => text !== undefined)) {
        tree.set(`${course.name}-${names.get(form.id) ?? form.id}.moodle-feedback.xml`, fileText(form, items));
      } else {
        problems.push(emptyForm(form));
      }
      problems.push(...lost);
      await progress((index + 1) / course.forms.length);
    }
    return settle(tree, problems);
  },
};

const noForm = ({ meta }: Course): Problem => ({
  code: 'moodle-feedback/no-form',
  at: meta.id,
  severity: 'info',
  values: { course: meta.title },
});

const emptyForm = ({ id, title }: Form): Problem => ({
  code: 'moodle-feedback/empty-form',
  at: id,
  severity: 'warning',
  values: { form: title },
});

const fileText = ({ title }: Form, items: readonly Item[]): string =>
  xml`<?xml version="1.0" encoding="UTF-8" ?>
<FEEDBACK VERSION="200701" COMMENT="${title}">
  <ITEMS>${items.map(itemXml)}
  </ITEMS>
</FEEDBACK>
`.markup;
