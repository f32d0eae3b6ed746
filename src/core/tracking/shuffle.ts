import { hash } from '#core/tracking/layout';

/** The same items in a chance order that the seed and the salt decide: a learner who comes back finds the same. */
export function shuffled<T>(items: readonly T[], seed: number, salt: string): T[] {
  const order = [...items];
  let state = hash(`${seed} ${salt}`);
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
