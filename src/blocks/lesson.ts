import type { Block } from '#blocks/models';
import type { Id } from '#core/id';
import type { Plain } from '#core/text';

/** A course page (page de cours). */
export interface Lesson {
  readonly id: Id<'l'>;
  /** Where it stands in the folder: `lessons/besoin.mdx`. */
  readonly path: string;
  readonly title: Plain;
  /** Reading time, where the author gives it. */
  readonly minutes?: number;
  readonly blocks: readonly Block[];
}
