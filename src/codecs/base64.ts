/**
 * Bytes as base64 text, and back.
 * Norm: RFC 4648, section 4, with padding. In: bytes, or text. Out: one line of text, or bytes. Problems: none.
 * Deviation: what is read may hold blanks, and lack its padding.
 */
const codes = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const padding = 61;

/** The bytes in base64, without line breaks; no bytes give the empty text. */
export const base64 = (bytes: Uint8Array): string => new TextDecoder().decode(base64Letters(bytes));

/** As `base64`, the letters as ASCII: where they only go into a file, a text of megabytes need not be. */
export function base64Letters(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  // Pictures of megabytes come here: letters are put as numbers, two by two.
  const put = new Uint16Array(2 * Math.ceil(length / 3));
  for (let at = 0, to = 0; at < length; at += 3, to += 2) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    put[to] = pairs[group >> 12]!;
    put[to + 1] = pairs[group & 0xfff]!;
  }
  const letters = new Uint8Array(put.buffer);
  if (length % 3 > 0) letters.fill(padding, letters.length - 3 + (length % 3));
  return letters;
}

/** Twelve bits → their two letters, as they stand in memory. */
const pairs = new Uint16Array(4096);
for (let at = 0, letters = new Uint8Array(pairs.buffer); at < letters.length; at += 2) {
  letters[at] = codes[at >> 7]!;
  letters[at + 1] = codes[(at >> 1) & 63]!;
}

/** The bytes of a base64 text; `undefined` where it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bare = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(bare) || bare.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4));
  let [group, filled, to] = [0, 0, 0];
  for (let at = 0; at < bare.length; at += 1) {
    group = (group << 6) | values[bare.charCodeAt(at)]!;
    filled += 6;
    if (filled < 8) continue;
    filled -= 8;
    bytes[to] = (group >> filled) & 255;
    to += 1;
  }
  return bytes;
}

/** Letter → its six bits. */
const values = new Uint8Array(128);
codes.forEach((code, value) => (values[code] = value));
