import { randomBytes } from 'node:crypto';
import type { Chance } from '#core/id';

/** Chance of the system. */
export const chance: Chance = (bytes) => new Uint8Array(randomBytes(bytes));
