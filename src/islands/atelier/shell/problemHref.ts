import type { Stage } from '#core/course/stages';
import type { Id } from '#core/id';
import { type Place, stageOfEntity } from '#tasks/workspaceStages';
import type { Route } from '../route.svelte';
import type { SaidProblem } from '../workers/said';

interface Named {
  readonly name: string;
  readonly id: Id;
}

/** The address of a field. What belongs to no entity stands on the screen of the stage that tells of it. */
export const hrefOfPlace = (route: Route, place: Place, stage: Stage, { name, id }: Named): string =>
  route.href(place.entity === id ? stage : stageOfEntity(place.entity), name, place);

/** Where a problem is mended: its field, else the stage; `undefined` for one that no stage shows. */
export const hrefOfProblem = (route: Route, { place, stage, at }: SaidProblem, course: Named): string | undefined => {
  if (place) return hrefOfPlace(route, place, stage, course);
  return /^(course|bank)\.json|^(lessons|media)\//.test(at) ? route.href(stage, course.name) : undefined;
};
