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
  const sink = bitSink(mostBytes(tokens, blocks));
  blocks.forEach((block, index) => {
    sink.put(index === blocks.length - 1 ? 1 : 0, 1);
    sink.put(2, 2);
    writeBlock(sink, tokens, block);
  });
  return sink.bytes();
}

/** A token takes 48 bits at most, the codes of a block less than 600 bytes. */
const mostBytes = ({ count }: Tokens, blocks: readonly Block[]): number => 6 * count + 600 * blocks.length + 8;

function writeBlock(sink: Sink, { values, distances }: Tokens, { start, end, counts }: Block): void {
  const letters = lengthsOf(counts.subarray(0, letterCount), 15);
  const spans = lengthsOf(counts.subarray(letterCount), 15);
  writeLengths(sink, letters, spans);
  const [letterCodes, spanCodes] = [codesOf(letters), codesOf(spans)];
  for (let token = start; token < end; token += 1) {
    const [value, distance] = [values[token]!, distances[token]!];
    if (distance === 0) {
      sink.put(letterCodes[value]!, letters[value]!);
      continue;
    }
    const letter = lengthSymbols[value]!;
    const more = (value - lengthBases[letter]!) << letters[letter]!;
    sink.put(letterCodes[letter]! | more, letters[letter]! + lengthBits[letter]!);
    const span = distanceSymbol(distance);
    sink.put(spanCodes[span]!, spans[span]!);
    sink.put(distance - distanceBases[span]!, distanceBits[span]!);
  }
  sink.put(letterCodes[endOfBlock]!, letters[endOfBlock]!);
}

/** The order in which the lengths of the codes of code lengths stand. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function writeLengths(sink: Sink, letters: Uint8Array, spans: Uint8Array): void {
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

/** Bits, the lowest of each byte first; at most 24 are put at a time. */
function bitSink(size: number): Sink {
  const bytes = new Uint8Array(size);
  let at = 0;
  let held = 0;
  let count = 0;
  return {
    put(value, bits) {
      held |= value << count;
      count += bits;
      while (count >= 8) {
        bytes[at] = held;
        at += 1;
        held >>>= 8;
        count -= 8;
      }
    },
    bytes() {
      bytes[at] = held;
      return bytes.slice(0, count > 0 ? at + 1 : at);
    },
  };
}

interface Sink {
  put(value: number, bits: number): void;
  bytes(): Uint8Array;
}
