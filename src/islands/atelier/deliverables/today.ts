import type { Day } from '#core/calendar/day';

const two = (value: number) => String(value).padStart(2, '0');

/** The day of the clock on the wall, where the person is. */
export const today = (now = new Date()): Day => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
