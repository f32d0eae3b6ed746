import type { Course } from '#blocks/course';
import { say, type Words } from '#core/words';

/** « Demande à l'administrateur Moodle »: what the role of a teacher does not give. */
export function requestOf({ name, meta, audience, needs }: Course, megabytes: number, words: Words): string {
  const line = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    say(words, `export.moodle.request.${key}`, values);
  const people = audience.groups.reduce((sum, { size }) => sum + size, 0);
  return [
    line('title'),
    line('course', { course: meta.title }),
    '',
    ...[
      line('space', { name }),
      line('role'),
      line('upload', { megabytes }),
      people > 0 ? line('accounts', { people }) : line('someAccounts'),
      ...(needs.competencies.length > 0 ? [line('framework', { count: needs.competencies.length })] : []),
      line('enrolment'),
      line('start'),
      line('activities'),
      line('version'),
      line('contact'),
    ].map((asked) => `[ ] ${asked}`),
    '',
  ].join('\n');
}
