/** Where an increasing function crosses zero between two bounds: halving, down to two neighbouring doubles or `width`. */
export function crossing(rising: (x: number) => number, from: number, to: number, width = 0): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 1100 && high - low > width; step++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
