import type { LiveFields } from '#blocks/question/fields';
import { orderingFields } from '#blocks/question/live/ordering';

/** The types that need more than the browser's own fields: one line each. */
export const questionLives: Readonly<Record<string, LiveFields>> = {
  ordering: orderingFields,
};
