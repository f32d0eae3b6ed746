/**
 * The exact sum, rounded once (Shewchuk 1997, as Python's `math.fsum`): the order of the terms changes no bit, so a
 * figure does not depend on the order of the answers.
 */
export function sum(terms: ArrayLike<number> & Iterable<number>): number {
  const counted = wholeSum(terms);
  if (counted !== undefined) return counted;
  const partials: number[] = [];
  for (const term of terms) add(partials, term);
  let top = partials.length - 1;
  if (top < 0) return 0;
  let total = partials[top] ?? 0;
  let rest = 0;
  while (top > 0 && rest === 0) {
    const next = partials[--top] ?? 0;
    const before = total;
    total = before + next;
    rest = next - (total - before);
  }
  const below = top > 0 ? (partials[top - 1] ?? 0) : 0;
  // Half-way cases round to even only if nothing smaller tips them.
  if (rest * below > 0) {
    const twice = rest * 2;
    if (total + twice - total === twice) total += twice;
  }
  return total;
}

/** The sum of whole numbers that never leaves the whole numbers: no rounding to mend, and most marks are whole. */
function wholeSum(terms: ArrayLike<number>): number | undefined {
  let total = 0;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index] ?? 0;
    total += term;
    if (!Number.isInteger(term) || !Number.isSafeInteger(total)) return undefined;
  }
  return total + 0;
}

/** Adds one term to partial sums that do not overlap. */
function add(partials: number[], term: number): void {
  let high = term;
  let kept = 0;
  for (const partial of partials) {
    const [large, small] = Math.abs(high) < Math.abs(partial) ? [partial, high] : [high, partial];
    high = large + small;
    const low = small - (high - large);
    if (low !== 0) partials[kept++] = low;
  }
  partials.length = kept;
  partials.push(high);
}
