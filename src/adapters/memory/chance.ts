import type { Chance } from '#core/id';

/** Chance that repeats itself from a seed: for tests and examples, never for people's courses. */
export function memoryChance(seed = 1): Chance {
  let state = seed >>> 0;
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      // Numerical Recipes' generator; its high bits are the good ones.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
}
