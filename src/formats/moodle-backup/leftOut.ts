import type { Course } from '#blocks/course';
import type { Problem } from '#core/problem';
import type { Planned } from '#formats/moodle-backup/plan';
import { isDrawn } from '#formats/moodle-backup/slots';

/** What is not in the file, or will not arrive by a teacher's hand; an administrator gets it as a request. */
export function leftOut(course: Course, planned: readonly Planned[]): readonly Problem[] {
  const { meta, design, audience, needs, tests } = course;
  const note = (code: string, values: NonNullable<Problem['values']> = {}, at: string = meta.id): Problem => ({
    code,
    at,
    severity: 'info',
    values,
  });
  const hidden = planned.filter((one) => one.hidden);
  const fixed = tests.filter((test) => (test.blueprint ?? []).length > 0 && !isDrawn(test, course));
  return [
    ...(design.materials.length > 0
      ? [note('moodle-backup/materials-left-out', { materials: design.materials.map(({ code }) => code).join(', ') })]
      : []),
    ...fixed.map(({ id, title }) => note('moodle-backup/drawn-fixed', { test: title }, id)),
    ...(hidden.length > 0
      ? [note('moodle-backup/hidden', { activities: hidden.map(({ title }) => title).join(', ') })]
      : []),
    ...(needs.competencies.length > 0
      ? [note('moodle-backup/framework-first', { count: needs.competencies.length })]
      : []),
    ...(audience.groups.length > 0 ? [note('moodle-backup/accounts-apart')] : []),
    note('moodle-backup/start-date'),
  ];
}
