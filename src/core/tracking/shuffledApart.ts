import { shuffled } from '#core/tracking/shuffle';

/** As `shuffled`, but never in the order that they had. */
export function shuffledApart<T>(items: readonly T[], seed: number, salt: string): T[] {
  const order = shuffled(items, seed, salt);
  return order.every((item, index) => item === items[index]) ? order.reverse() : order;
}
