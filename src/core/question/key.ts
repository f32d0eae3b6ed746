import type { Id } from '#core/id';
import type { Question } from '#core/question/index';

/** What grading and tracking read of a question and the page does not show; a single point is not said. */
export interface Key {
  /** Of the choices, as they stand in the page. */
  readonly shares?: readonly (number | null)[];
  readonly [name: string]: unknown;
}

/** The question of a page: its key, and what the page shows already: its type and the ids of its choices. */
export const questionFrom = (
  id: Id<'q'>,
  type: string | undefined,
  ids: readonly string[],
  { shares = [], ...key }: Key,
): Question =>
  ({
    id,
    type,
    points: 1,
    choices: shares.map((share, index) => ({ id: ids[index], share: share === null ? undefined : share })),
    ...key,
  }) as unknown as Question;
