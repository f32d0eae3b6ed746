import { farthest, longest } from '#codecs/deflate/symbols';

/** At each place the copies worth a thought: each longer than the one before, and from farther back. */
export interface Matches {
  /** Where those of a place begin in the two lists; one more, for the end. */
  readonly starts: Uint32Array;
  readonly lengths: Uint16Array;
  readonly distances: Uint16Array;
}

/** So many earlier places that begin alike are looked at. */
const patience = 64;

export function matchesIn(bytes: Uint8Array): Matches {
  const size = bytes.length;
  const latest = new Int32Array(65_536).fill(-1);
  const earlier = new Int32Array(size);
  const starts = new Uint32Array(size + 1);
  let lengths = new Uint16Array(size * 4 + longest);
  let distances = new Uint16Array(lengths.length);
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    starts[at] = count;
    if (at + 3 > size) continue;
    if (count + longest > lengths.length) [lengths, distances] = [grown(lengths), grown(distances)];
    const hash = ((bytes[at]! << 8) ^ (bytes[at + 1]! << 4) ^ (bytes[at + 2]! * 0x9e5)) & 0xffff;
    const most = Math.min(longest, size - at);
    const limit = Math.max(0, at - farthest);
    let best = 2;
    earlier[at] = latest[hash]!;
    for (let other = latest[hash]!, left = patience; other >= limit && left > 0; other = earlier[other]!, left -= 1) {
      if (bytes[other + best] !== bytes[at + best] || bytes[other] !== bytes[at]) continue;
      let length = 1;
      while (length < most && bytes[other + length] === bytes[at + length]) length += 1;
      if (length <= best) continue;
      lengths[count] = best = length;
      distances[count] = at - other;
      count += 1;
      if (length === most) break;
    }
    latest[hash] = at;
  }
  starts[size] = count;
  return { starts, lengths, distances };
}

function grown(list: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const more = new Uint16Array(list.length * 2);
  more.set(list);
  return more;
}
