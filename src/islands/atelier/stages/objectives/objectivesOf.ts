import type { Objective } from '#core/objectives/schema';
import type { CourseSession } from '../../courseSession.svelte';

/** The objectives as the screen shows them: what the file leaves out is as the schema has it. */
export const objectivesOf = ({ course }: CourseSession): readonly Objective[] =>
  ((course.objectives ?? []) as unknown as readonly Objective[]).map((one) => ({
    ...one,
    domain: (one.domain as Objective['domain'] | undefined) ?? 'cognitive',
  }));
