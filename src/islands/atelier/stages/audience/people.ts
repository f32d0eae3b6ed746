import { isObject } from '#core/change/courseFiles';
import type { PersonInput } from '#core/records/people';
import type { CourseSession } from '../../courseSession.svelte';

/** The people of a course, as their file has them. */
export const peopleOf = (session: CourseSession): readonly PersonInput[] =>
  (session.listOf('/people') as readonly unknown[]).filter(isPerson);

/** A file from elsewhere may hold anything; the check says what does not fit. */
const isPerson = (value: unknown): value is PersonInput =>
  isObject(value) && [value.id, value.code, value.lastName, value.firstName].every((text) => typeof text === 'string');
