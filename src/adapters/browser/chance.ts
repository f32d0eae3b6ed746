import type { Chance } from '#core/id';

/** Chance of the browser; `getRandomValues` is there on plain http too, `randomUUID` is not. */
export const chance: Chance = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));
