import type { Clock } from '#core/course/store';

/** A clock that stands still. */
export const memoryClock =
  (instant = '2026-11-24T21:00:00Z'): Clock =>
  () =>
    instant;
