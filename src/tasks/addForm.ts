import * as v from 'valibot';
import type { Course } from '#blocks/course';
import type { Change } from '#core/change/change';
import type { Values } from '#core/forms/filling';
import { type Hand, makeForm } from '#core/forms/makeForm';
import { type FormTemplate, formTemplateSchema } from '#core/forms/template';
import type { Result } from '#core/problem';
import { outlineOf } from '#tasks/outline';

/** The value of `templates/forms/<id>.json`, once it is sure to be one; `file` names it in the problem. */
export function readFormTemplate(value: unknown, file: string): Result<FormTemplate> {
  const read = v.safeParse(formTemplateSchema, value);
  if (read.success) return { ok: true, value: read.output, problems: [] };
  const place = read.issues.map((issue) => v.getDotPath(issue) ?? '').join(', ');
  return {
    ok: false,
    problems: [{ code: 'form/template-wrong', at: file, severity: 'error', values: { file, place } }],
  };
}

/** The changes that add a form made of a template to a course; a store saves them as one batch. */
export const addForm = (
  template: FormTemplate,
  course: Course,
  values: Values,
  hand: Hand,
): Result<readonly Change[]> => makeForm(template, outlineOf(course), values, hand);
