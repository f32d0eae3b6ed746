/**
 * Bytes as base64 text.
 * Norm: RFC 4648, section 4, with padding. In: bytes. Out: one line of text. Problems: none. Deviation: none.
 */
const codes = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const padding = 61;

/** The bytes in base64, without line breaks; no bytes give the empty text. */
export function base64(bytes: Uint8Array): string {
  const { length } = bytes;
  // Pictures of megabytes come here: letters are put as numbers, and become text at once.
  const letters = new Uint8Array(4 * Math.ceil(length / 3)).fill(padding);
  for (let at = 0, to = 0; at < length; at += 3, to += 4) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    letters[to] = codes[group >> 18]!;
    letters[to + 1] = codes[(group >> 12) & 63]!;
    if (at + 1 < length) letters[to + 2] = codes[(group >> 6) & 63]!;
    if (at + 2 < length) letters[to + 3] = codes[group & 63]!;
  }
  return new TextDecoder().decode(letters);
}
