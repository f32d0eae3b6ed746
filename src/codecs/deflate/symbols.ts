/** Lengths and distances as RFC 1951, 3.2.5, numbers them: a symbol, and bits that say which of those that share it. */

/** Symbols of bytes, the end of a block and lengths. */
export const letterCount = 286;
export const distanceCount = 30;
export const endOfBlock = 256;
export const longest = 258;
export const farthest = 32_768;

/** By length: its symbol. */
export const lengthSymbols = new Uint16Array(longest + 1);
/** By symbol: the least length, and how many bits follow. */
export const lengthBases = new Uint16Array(letterCount);
export const lengthBits = new Uint8Array(letterCount);
for (let symbol = 257, length = 3; symbol < 285; symbol += 1) {
  lengthBases[symbol] = length;
  lengthBits[symbol] = symbol < 265 ? 0 : ((symbol - 257) >> 2) - 1;
  for (const end = length + (1 << lengthBits[symbol]!); length < end; length += 1) lengthSymbols[length] = symbol;
}
lengthSymbols[longest] = 285;
lengthBases[285] = longest;

/** By symbol: the least distance, and how many bits follow. */
export const distanceBases = new Uint16Array(distanceCount);
export const distanceBits = new Uint8Array(distanceCount);
/** By distance - 1 up to 256, then by its 128th part. */
const distanceSymbols = new Uint8Array(512);
for (let symbol = 0, distance = 1; symbol < distanceCount; symbol += 1) {
  distanceBases[symbol] = distance;
  distanceBits[symbol] = symbol < 4 ? 0 : (symbol >> 1) - 1;
  for (const end = distance + (1 << distanceBits[symbol]!); distance < end; distance += distance > 256 ? 128 : 1)
    distanceSymbols[distance <= 256 ? distance - 1 : 256 + ((distance - 1) >> 7)] = symbol;
}

export const distanceSymbol = (distance: number): number =>
  distanceSymbols[distance <= 256 ? distance - 1 : 256 + ((distance - 1) >> 7)]!;
