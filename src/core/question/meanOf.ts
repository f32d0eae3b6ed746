/** The mean of the marks of parts, each by its weight; 0 where nothing weighs. */
export function meanOf(marks: readonly number[], weights: readonly number[] = marks.map(() => 1)): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const got = marks.reduce((sum, mark, index) => sum + mark * (weights[index] ?? 0), 0);
  return whole > 0 ? got / whole : 0;
}
