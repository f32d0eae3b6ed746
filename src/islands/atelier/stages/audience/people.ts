import type { PersonInput } from '#core/records/people';
import type { CourseSession } from '../../courseSession.svelte';

/** The people of a course, as their file has them. */
export const peopleOf = (session: CourseSession): readonly PersonInput[] =>
  session.listOf('/people') as unknown as readonly PersonInput[];
