/** The length of each symbol's code, as short as its count deserves and none longer than `most`; a lone symbol gets a neighbour, for some readers refuse it alone. */
export function lengthsOf(counts: Uint32Array, most: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const symbols = [...counts.keys()].filter((symbol) => counts[symbol]! > 0);
  for (let spare = 0; symbols.length < 2; spare += 1) if (!symbols.includes(spare)) symbols.push(spare);
  let weights = symbols.map((symbol) => Math.max(1, counts[symbol]!));
  for (;;) {
    const depths = depthsOf(weights);
    if (Math.max(...depths) <= most) {
      symbols.forEach((symbol, index) => (lengths[symbol] = depths[index]!));
      return lengths;
    }
    // Flatter counts give shorter codes; those of a page hardly ever need it.
    weights = weights.map((weight) => (weight >> 1) + 1);
  }
}

/** How deep each leaf stands in the tree of Huffman: the two lightest become one, until one is left. */
function depthsOf(weights: readonly number[]): readonly number[] {
  const leaves = [...weights.keys()].sort((one, other) => weights[one]! - weights[other]! || one - other);
  const heap = leaves.map((leaf) => weights[leaf]!);
  const parents: number[] = [];
  const count = leaves.length;
  let [leaf, branch] = [0, count];
  const lightest = () => (leaf < count && (branch >= heap.length || heap[leaf]! <= heap[branch]!) ? leaf++ : branch++);
  while (heap.length < 2 * count - 1) {
    const [one, other] = [lightest(), lightest()];
    parents[one] = parents[other] = heap.length;
    heap.push(heap[one]! + heap[other]!);
  }
  const depths = new Array<number>(heap.length).fill(0);
  for (let node = heap.length - 2; node >= 0; node -= 1) depths[node] = depths[parents[node]!]! + 1;
  const byLeaf: number[] = [];
  leaves.forEach((place, index) => (byLeaf[place] = depths[index]!));
  return byLeaf;
}

/** The codes of RFC 1951, 3.2.2, turned round: they are written from their highest bit. */
export function codesOf(lengths: Uint8Array): Uint16Array {
  const counts = new Uint16Array(17);
  for (const length of lengths) if (length > 0) counts[length]! += 1;
  const next = new Uint16Array(17);
  for (let length = 1; length < 16; length += 1) next[length + 1] = (next[length]! + counts[length]!) << 1;
  return Uint16Array.from(lengths, (length) => {
    if (length === 0) return 0;
    const code = next[length]!;
    next[length]! += 1;
    return turned(code, length);
  });
}

function turned(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit += 1) result = (result << 1) | ((code >> bit) & 1);
  return result;
}
