/** The binary logarithm of a whole number, to six digits. `Math.log2` may differ from engine to engine in its last digit, and the bytes with it. */
export function log2(count: number): number {
  const whole = 31 - Math.clz32(count);
  const part = count / (1 << whole);
  const slope = (part - 1) / (part + 1);
  const square = slope * slope;
  const series = slope * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square / 11)))));
  return whole + series * twiceByLn2;
}

/** 2 / ln 2 */
const twiceByLn2 = 2.8853900817779268;
