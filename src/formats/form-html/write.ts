/**
 * The forms of a course as pages to fill in on any device without a network, or to print.
 *
 * Norm: HTML Living Standard; Content Security Policy Level 3, for the meta element; CSS Paged Media 3, for paper.
 * In:   a course; its forms, and the questions that they ask. A key is not looked at.
 * Out:  `<course>-<code of the form>.form.html` for each form that asks something: one file, pictures in it, that opens from a
 *       folder. What is filled in becomes a file that whoever answers hands over: `core/records/response.ts` says its shape.
 * Problems, warnings:
 *   `form-html/empty-form` – the form asks nothing: no file;
 *   `form-html/type-left-out` – a question that has to be put together on the screen has no place in a form.
 *   For information: `form-html/no-form`.
 * Deviation: nothing is sent, not even where there is a network. On paper every question stands, with its condition in words.
 */
import type { Course } from '#blocks/course';
import { type Problem, settle } from '#core/problem';
import type { Format } from '#formats/format';
import { documentOf } from '#formats/form-html/document';
import { partsOf } from '#formats/form-html/parts';
import { formNames } from '#formats/moodle-feedback/names';

export const formHtml: Format<Course> = {
  id: 'form-html',
  async write(course, means) {
    const { progress, signal } = means;
    const names = formNames(course.forms);
    const tree = new Map<string, Uint8Array>();
    const problems: Problem[] = course.forms.length === 0 ? [noForm(course)] : [];
    for (const [index, form] of course.forms.entries()) {
      signal.throwIfAborted();
      const { parts, problems: lost } = partsOf(form, course.questions);
      problems.push(...lost);
      if (parts.some(({ asks }) => asks.some((ask) => ask.kind === 'question'))) {
        const name = names.get(form.id) ?? form.id;
        tree.set(`${course.name}-${name}.form.html`, documentOf(form, name, parts, course, means));
      } else {
        problems.push(emptyForm(form));
      }
      await progress((index + 1) / course.forms.length);
    }
    return settle(tree, problems);
  },
};

const noForm = ({ meta }: Course): Problem => ({
  code: 'form-html/no-form',
  at: meta.id,
  severity: 'info',
  values: { course: meta.title },
});

const emptyForm = ({ id, title }: Course['forms'][number]): Problem => ({
  code: 'form-html/empty-form',
  at: id,
  severity: 'warning',
  values: { form: title },
});
