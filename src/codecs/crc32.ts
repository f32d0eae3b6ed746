/** CRC-32, polynomial 0xedb88320 (ISO 3309): for each byte, and for a byte that 1, 2 or 3 others follow. */
const tables = [0, 1, 2, 3].map((following) =>
  Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8 * (following + 1); bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  }),
);

/** The checksum that ZIP keeps of each file. Four bytes a step: media are most of what we sum. */
export function crc32(bytes: Uint8Array): number {
  const [one, two, three, four] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const { length } = bytes;
  let sum = 0xffffffff;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    const mixed = sum ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    sum =
      four[mixed & 0xff]! ^ three[(mixed >>> 8) & 0xff]! ^ two[(mixed >>> 16) & 0xff]! ^ one[(mixed >>> 24) & 0xff]!;
  }
  for (; at < length; at += 1) sum = (sum >>> 8) ^ one[(sum ^ bytes[at]!) & 0xff]!;
  return (sum ^ 0xffffffff) >>> 0;
}
