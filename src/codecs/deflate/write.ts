import type { Block } from '#codecs/deflate/blocks';
import { codesOf, lengthsOf } from '#codecs/deflate/huffman';
import type { Tokens } from '#codecs/deflate/path';
import {
  distanceBases,
  distanceBits,
  distanceSymbol,
  endOfBlock,
  lengthBases,
  lengthBits,
  lengthSymbols,
  letterCount,
} from '#codecs/deflate/symbols';

/** The bits of all blocks, each with codes of its own: RFC 1951, 3.2.7. */
export function written(tokens: Tokens, blocks: readonly Block[]): Uint8Array {
  const sink = new Bits();
  blocks.forEach((block, index) => {
    sink.put(index === blocks.length - 1 ? 1 : 0, 1);
    sink.put(2, 2);
    writeBlock(sink, tokens, block);
  });
  return sink.bytes();
}

function writeBlock(sink: Bits, { values, distances }: Tokens, { start, end, counts }: Block): void {
  const letters = lengthsOf(counts.subarray(0, letterCount), 15);
  const spans = lengthsOf(counts.subarray(letterCount), 15);
  writeLengths(sink, letters, spans);
  const [letterCodes, spanCodes] = [codesOf(letters), codesOf(spans)];
  for (let token = start; token < end; token += 1) {
    const [value, distance] = [values[token]!, distances[token]!];
    const letter = distance === 0 ? value : lengthSymbols[value]!;
    sink.put(letterCodes[letter]!, letters[letter]!);
    if (distance === 0) continue;
    sink.put(value - lengthBases[letter]!, lengthBits[letter]!);
    const span = distanceSymbol(distance);
    sink.put(spanCodes[span]!, spans[span]!);
    sink.put(distance - distanceBases[span]!, distanceBits[span]!);
  }
  sink.put(letterCodes[endOfBlock]!, letters[endOfBlock]!);
}

/** The order in which the lengths of the codes of code lengths stand. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function writeLengths(sink: Bits, letters: Uint8Array, spans: Uint8Array): void {
  const letterCount = Math.max(257, used(letters));
  const spanCount = Math.max(1, used(spans));
  const runs = runsOf([...letters.subarray(0, letterCount), ...spans.subarray(0, spanCount)]);
  const counts = new Uint32Array(19);
  for (const [symbol] of runs) counts[symbol]! += 1;
  const lengths = lengthsOf(counts, 7);
  const codes = codesOf(lengths);
  const ordered = Uint8Array.from(order, (symbol) => lengths[symbol]!);
  const orderedCount = Math.max(4, used(ordered));
  sink.put(letterCount - 257, 5);
  sink.put(spanCount - 1, 5);
  sink.put(orderedCount - 4, 4);
  for (const length of ordered.subarray(0, orderedCount)) sink.put(length, 3);
  for (const [symbol, more, bits] of runs) {
    sink.put(codes[symbol]!, lengths[symbol]!);
    sink.put(more, bits);
  }
}

/** Up to the last that is not 0. */
function used(lengths: Uint8Array): number {
  let count = lengths.length;
  while (count > 0 && lengths[count - 1] === 0) count -= 1;
  return count;
}

type Run = readonly [symbol: number, more: number, bits: number];

/** Code lengths, those that repeat said once: 16 the one before again, 17 and 18 none. */
function runsOf(lengths: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < lengths.length;) {
    const length = lengths[at]!;
    let left = 1;
    while (lengths[at + left] === length) left += 1;
    at += left;
    if (length > 0) {
      runs.push([length, 0, 0]);
      left -= 1;
    }
    while (left >= 3) {
      const most = length > 0 ? 6 : 138;
      const many = Math.min(left, most);
      if (length > 0) runs.push([16, many - 3, 2]);
      else runs.push(many < 11 ? [17, many - 3, 3] : [18, many - 11, 7]);
      left -= many;
    }
    for (; left > 0; left -= 1) runs.push([length, 0, 0]);
  }
  return runs;
}

/** Bits, the lowest of each byte first. */
class Bits {
  #bytes = new Uint8Array(4096);
  #at = 0;
  #held = 0;
  #count = 0;

  /** At most 16 at a time. */
  put(value: number, bits: number): void {
    this.#held |= value << this.#count;
    this.#count += bits;
    for (; this.#count >= 8; this.#count -= 8, this.#held >>>= 8) this.#push(this.#held & 0xff);
  }

  bytes(): Uint8Array {
    if (this.#count > 0) this.#push(this.#held & 0xff);
    return this.#bytes.slice(0, this.#at);
  }

  #push(byte: number): void {
    if (this.#at === this.#bytes.length) {
      const more = new Uint8Array(this.#at * 2);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes[this.#at] = byte;
    this.#at += 1;
  }
}
