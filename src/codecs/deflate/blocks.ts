import { log2 } from '#codecs/deflate/log2';
import type { Costs, Tokens } from '#codecs/deflate/path';
import { distanceCount, distanceSymbol, endOfBlock, lengthSymbols, letterCount } from '#codecs/deflate/symbols';

/** A stretch of tokens that share their codes. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** How often each symbol occurs: bytes and lengths, then distances. */
  readonly counts: Uint32Array;
  /** In bits, about. */
  readonly cost: number;
}

/** So many tokens at least before codes change. */
const grain = 256;
/** What the codes of a block cost by themselves: for each symbol that it has, and beside. */
const perSymbol = 3.3;
const perBlock = 70;

/** The blocks that are cheapest, about: small ones, of which two neighbours become one as long as that saves anything. */
export function blocksOf(tokens: Tokens): readonly Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < Math.max(1, tokens.count); start += grain) {
    const end = Math.min(tokens.count, start + grain);
    blocks.push(weighed(start, end, countsOf(tokens, start, end)));
  }
  const unions = blocks.slice(1).map((block, index) => together(blocks[index]!, block));
  for (;;) {
    let gain = 0;
    let place = -1;
    unions.forEach((union, index) => {
      const saved = blocks[index]!.cost + blocks[index + 1]!.cost - union.cost;
      if (saved > gain) [gain, place] = [saved, index];
    });
    if (place < 0) return blocks;
    blocks.splice(place, 2, unions[place]!);
    unions.splice(place, 1);
    if (place < unions.length) unions[place] = together(blocks[place]!, blocks[place + 1]!);
    if (place > 0) unions[place - 1] = together(blocks[place - 1]!, blocks[place]!);
  }
}

/** Before anything is counted. */
export const firstCosts = (end: number): Costs => ({
  end,
  letters: new Float32Array(letterCount).fill(7, 0, endOfBlock).fill(5, endOfBlock),
  distances: new Float32Array(distanceCount).fill(4.5),
});

/** What the symbols of a block cost when it is written again up to the same place. */
export const costsOf = ({ end, counts }: Block, { places }: Tokens): Costs => ({
  end: places[end]!,
  letters: bitsOf(counts.subarray(0, letterCount)),
  distances: bitsOf(counts.subarray(letterCount)),
});

/** What did not occur costs a little more than what occurred once. */
function bitsOf(counts: Uint32Array): Float32Array {
  const all = log2(Math.max(1, sumOf(counts)));
  return Float32Array.from(counts, (count) => (count === 0 ? all + 0.5 : all - log2(count)));
}

function countsOf({ values, distances }: Tokens, start: number, end: number): Uint32Array {
  const counts = new Uint32Array(letterCount + distanceCount);
  for (let token = start; token < end; token += 1) {
    const [value, distance] = [values[token]!, distances[token]!];
    counts[distance === 0 ? value : lengthSymbols[value]!]! += 1;
    if (distance > 0) counts[letterCount + distanceSymbol(distance)]! += 1;
  }
  counts[endOfBlock] = 1;
  return counts;
}

function together(one: Block, other: Block): Block {
  const counts = new Uint32Array(one.counts.length);
  for (let symbol = 0; symbol < counts.length; symbol += 1)
    counts[symbol] = one.counts[symbol]! + other.counts[symbol]!;
  counts[endOfBlock] = 1;
  return weighed(one.start, other.end, counts);
}

function weighed(start: number, end: number, counts: Uint32Array): Block {
  let cost = perBlock;
  let letters = 0;
  let all = 0;
  for (let symbol = 0; symbol < counts.length; symbol += 1) {
    const count = counts[symbol]!;
    all += count;
    if (symbol < letterCount) letters += count;
    if (count > 0) cost += perSymbol - count * log2(count);
  }
  cost += letters * log2(letters) + (all > letters ? (all - letters) * log2(all - letters) : 0);
  return { start, end, counts, cost };
}

const sumOf = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0);
