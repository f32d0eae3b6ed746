import type { Id } from '#core/id';

/** One edit of one place in a course. A write is a batch of them; inverting one swaps `before` and `after`. */
export interface Change {
  readonly id: Id<'h'>;
  /** When, UTC. */
  readonly at: string;
  /** Who, as they call themselves. */
  readonly by: string;
  /** The entity changed; the course's own id for what stands in no entity, such as `audience/prerequisites`. */
  readonly entity: Id;
  /**
   * JSON Pointer (RFC 6901) inside the entity: `/title`, `/choices/2/share`. Empty for the whole entity: `before` and
   * `after` are then `Placed`, or `LessonText` for a lesson (`courseFiles.ts`).
   */
  readonly path: string;
  /** `undefined`: was not there. */
  readonly before: unknown;
  /** `undefined`: is not there any more. */
  readonly after: unknown;
}

/** A change without its id, its day and its author, which the rim gives. */
export type Edit = Pick<Change, 'entity' | 'path' | 'before' | 'after'>;
