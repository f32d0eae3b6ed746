import type { Workspace } from './workspace';
import type { CourseSession } from './courseSession.svelte';
import type { SaidProblem } from './workers/said';

export type Dialog =
  | 'new'
  | 'palette'
  | 'map'
  | 'export'
  | 'archive'
  | 'versions'
  | 'thread'
  | 'settings'
  | 'deliverables'
  | 'documents'
  | 'moodleUpdate';

/**
 * What a screen has open. In an object, not in variables of a component: what the build can prove to be empty on its
 * first drawing, it leaves out of the page, with its styles.
 */
export class Screen {
  workspace = $state.raw<Workspace | undefined>(undefined);
  session = $state.raw<CourseSession | undefined>(undefined);
  /** Why a course could not be opened. */
  reasons = $state.raw<readonly SaidProblem[]>([]);
  dialog = $state.raw<Dialog | undefined>(undefined);
}
