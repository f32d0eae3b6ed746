import type { Matches } from '#codecs/deflate/matches';
import { distanceBits, distanceSymbol, lengthBits, lengthSymbols, longest } from '#codecs/deflate/symbols';

/** What is written, in order. */
export interface Tokens {
  readonly count: number;
  /** A byte where the distance is 0, else how much is copied. */
  readonly values: Uint16Array;
  readonly distances: Uint16Array;
  /** Where in the bytes each begins; one more, for the end. */
  readonly places: Uint32Array;
}

/** What symbols cost in bits, up to a place in the bytes. */
export interface Costs {
  readonly end: number;
  readonly letters: Float32Array;
  readonly distances: Float32Array;
}

/** The cheapest way through the bytes: from each place a byte or a copy leads on, and each place remembers the cheapest that led to it. */
export function cheapest(bytes: Uint8Array, matches: Matches, costs: readonly Costs[]): Tokens {
  const size = bytes.length;
  const spent = new Float32Array(size + 1).fill(Infinity);
  const values = new Uint16Array(size + 1);
  const distances = new Uint16Array(size + 1);
  const lengthCosts = new Float32Array(longest + 1);
  spent[0] = 0;
  let at = 0;
  for (const { end, letters, distances: distanceCosts } of costs) {
    for (let length = 3; length <= longest; length += 1)
      lengthCosts[length] = letters[lengthSymbols[length]!]! + lengthBits[lengthSymbols[length]!]!;
    for (; at < end; at += 1) {
      const before = spent[at]!;
      if (before + letters[bytes[at]!]! < spent[at + 1]!) {
        spent[at + 1] = before + letters[bytes[at]!]!;
        values[at + 1] = 1;
        distances[at + 1] = 0;
      }
      let length = 3;
      for (let match = matches.starts[at]!; match < matches.starts[at + 1]!; match += 1) {
        const distance = matches.distances[match]!;
        const symbol = distanceSymbol(distance);
        const start = before + distanceCosts[symbol]! + distanceBits[symbol]!;
        for (const most = matches.lengths[match]!; length <= most; length += 1) {
          const cost = start + lengthCosts[length]!;
          if (cost >= spent[at + length]!) continue;
          spent[at + length] = cost;
          values[at + length] = length;
          distances[at + length] = distance;
        }
      }
    }
  }
  return walked(bytes, values, distances);
}

/** Back from the end, by what led to each place. */
function walked(bytes: Uint8Array, steps: Uint16Array, from: Uint16Array): Tokens {
  let count = 0;
  for (let at = bytes.length; at > 0; at -= steps[at]!) count += 1;
  const values = new Uint16Array(count);
  const distances = new Uint16Array(count);
  const places = new Uint32Array(count + 1);
  places[count] = bytes.length;
  for (let at = bytes.length, token = count - 1; token >= 0; token -= 1) {
    const step = steps[at]!;
    distances[token] = from[at]!;
    at -= step;
    values[token] = distances[token] === 0 ? bytes[at]! : step;
    places[token] = at;
  }
  return { count, values, distances, places };
}
