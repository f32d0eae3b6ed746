import type { Course } from '#blocks/course';
import type { Id } from '#core/id';
import type { AnswerRecord } from '#core/records/record';
import { lettersOf } from '#formats/moodle-results/cell';
import { unitsOf } from '#formats/unit';

/** Something of the course that Moodle shows as an activity. */
export interface Activity {
  readonly id: Id;
  readonly kind: 'test' | 'form' | 'module' | 'lesson' | 'course';
  readonly code: string;
  readonly title: string;
  readonly phase: AnswerRecord['phase'];
}

/** All of them, as `moodle-backup` makes them. */
export function activitiesOf(course: Course): readonly Activity[] {
  return [
    ...course.tests.map(({ id, code, title, phase }) => ({ id, kind: 'test' as const, code, title, phase })),
    ...course.forms.map((form) => ({
      ...{ id: form.id, kind: 'form' as const, code: form.code, title: form.title },
      phase: formPhases[form.template?.id ?? ''] ?? ('post' as const),
    })),
    ...course.design.modules.map(({ id, code, title }) => ({
      ...{ id, kind: 'module' as const, code, phase: 'during' as const },
      title: unitsOf(course).find((unit) => unit.id === id)?.title ?? title,
    })),
    ...course.lessons.map(({ id, title }) => ({
      ...{ id, kind: 'lesson' as const, code: '', title, phase: 'during' as const },
    })),
    { id: course.meta.id, kind: 'course', code: '', title: course.meta.title, phase: 'during' },
  ];
}

const formPhases: Readonly<Record<string, AnswerRecord['phase']>> = {
  consentement: 'pre',
  'inscription-et-positionnement': 'pre',
  'a-froid-3-mois': 'm3',
  'superieur-hierarchique': 'm3',
};

/** The one activity that a name in Moodle means: by id, code or title; `undefined` for none or several. */
export function activityNamed(name: string, activities: readonly Activity[]): Activity | undefined {
  const key = lettersOf(name);
  if (key === '') return undefined;
  const found =
    only(activities.filter(({ id }) => id === name.trim())) ??
    only(activities.filter(({ code }) => lettersOf(code) === key)) ??
    only(activities.filter(({ title }) => lettersOf(title) === key));
  return found;
}

/** The one whose title or code stands in the name of a file; the longest word wins. */
export function activityInFile(file: string, activities: readonly Activity[]): Activity | undefined {
  const key = lettersOf(file);
  const words = file.split(/[^\p{L}\p{N}.]+/u).map(lettersOf);
  const byTitle = activities.filter(({ title }) => lettersOf(title) !== '' && key.includes(lettersOf(title)));
  const longest = Math.max(...byTitle.map(({ title }) => lettersOf(title).length));
  return (
    only(byTitle.filter(({ title }) => lettersOf(title).length === longest)) ??
    only(activities.filter(({ code }) => lettersOf(code).length > 1 && words.includes(lettersOf(code))))
  );
}

export const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);
