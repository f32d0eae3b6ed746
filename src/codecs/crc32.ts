/** CRC-32, polynomial 0xedb88320 (ISO 3309): row by row, for a byte that 0 to 7 others follow. */
const table = new Int32Array(8 * 256);
for (let byte = 0; byte < 256; byte += 1) {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  table[byte] = sum;
}
for (let at = 256; at < table.length; at += 1) table[at] = (table[at - 256]! >>> 8) ^ table[table[at - 256]! & 0xff]!;

/** The checksum that ZIP keeps of each file. Eight bytes a step: media are most of what we sum. */
export function crc32(bytes: Uint8Array): number {
  const { length } = bytes;
  let sum = -1;
  let at = 0;
  for (; at + 8 <= length; at += 8) {
    const mixed = sum ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    sum =
      table[0x700 | (mixed & 0xff)]! ^
      table[0x600 | ((mixed >>> 8) & 0xff)]! ^
      table[0x500 | ((mixed >>> 16) & 0xff)]! ^
      table[0x400 | (mixed >>> 24)]! ^
      table[0x300 | bytes[at + 4]!]! ^
      table[0x200 | bytes[at + 5]!]! ^
      table[0x100 | bytes[at + 6]!]! ^
      table[bytes[at + 7]!]!;
  }
  for (; at < length; at += 1) sum = (sum >>> 8) ^ table[(sum ^ bytes[at]!) & 0xff]!;
  return (sum ^ -1) >>> 0;
}
