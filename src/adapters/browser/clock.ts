import type { Clock } from '#core/course/store';

/** The clock of the machine, to the second. */
export const clock: Clock = () => `${new Date().toISOString().slice(0, 19)}Z`;
