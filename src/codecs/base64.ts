/**
 * Bytes as base64 text.
 * Norm: RFC 4648, section 4, with padding. In: bytes. Out: one line of text. Problems: none. Deviation: none.
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes in base64, without line breaks; no bytes give the empty text. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const letter = (shift: number) => alphabet.charAt((group >> shift) & 63);
    pieces.push(
      letter(18) + letter(12) + (second === undefined ? '=' : letter(6)) + (third === undefined ? '=' : letter(0)),
    );
  }
  return pieces.join('');
}
