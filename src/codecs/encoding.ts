/**
 * Bytes of a text file → text, whatever program wrote them.
 *
 * Norm: https://encoding.spec.whatwg.org/ (UTF-8, UTF-16, index windows-1252); XML 1.0 section 4.3.3 and appendix F.
 * In:   the bytes of a whole file.
 * Out:  its text, without byte order mark; line ends as they are. The encoding, by its name in the norm.
 * Problems: none; bytes that mean nothing become U+FFFD.
 * Deviation: an XML declaration that says UTF-8 over bytes that are none is not believed: editors leave it as it was.
 */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** The text of a file: by its byte order mark, its XML declaration, its zeros, as UTF-8; else as Windows-1252. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [one, two, three] = bytes;
  if (one === 0xef && two === 0xbb && three === 0xbf) return utf8(bytes.subarray(3)) ?? windows1252(bytes.subarray(3));
  if (one === 0xff && two === 0xfe) return utf16(bytes.subarray(2), 'utf-16le');
  if (one === 0xfe && two === 0xff) return utf16(bytes.subarray(2), 'utf-16be');
  const wide = wideWithoutMark(bytes);
  if (wide) return utf16(bytes, wide);
  const declared = declaredIn(bytes);
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) {
    const read = byName(bytes, declared);
    if (read) return read;
  }
  return utf8(bytes) ?? windows1252(bytes);
}

function utf8(bytes: Uint8Array): Decoded | undefined {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return undefined;
  }
}

/** Both orders of bytes, without asking the host: not all of them know the second. */
function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const even = bytes.slice(0, bytes.length - (bytes.length % 2));
  if (encoding === 'utf-16be') {
    for (let at = 0; at < even.length; at += 2) [even[at], even[at + 1]] = [even[at + 1] ?? 0, even[at] ?? 0];
  }
  return { text: new TextDecoder('utf-16le').decode(even), encoding };
}

/** Western text in UTF-16 has a zero in nearly every pair. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = bytes.subarray(0, 400);
  if (looked.length < 4) return undefined;
  const zeros = [0, 0];
  looked.forEach((byte, at) => (zeros[at % 2]! += Number(byte === 0)));
  const [first = 0, second = 0] = zeros;
  const most = looked.length / 2;
  if (second > most * 0.8 && first < most * 0.1) return 'utf-16le';
  return first > most * 0.8 && second < most * 0.1 ? 'utf-16be' : undefined;
}

/** What the XML declaration at the very beginning says. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
}

function byName(bytes: Uint8Array, name: string): Decoded | undefined {
  // What the norm reads as windows-1252: Latin-1 has controls where people have quotation marks.
  if (/^(windows-1252|cp-?1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/i.test(name)) return windows1252(bytes);
  try {
    const decoder = new TextDecoder(name);
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    return undefined;
  }
}

/** 0x80 to 0x9f; some versions of Node take them for Latin-1. */
const upper =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function windows1252(bytes: Uint8Array): Decoded {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    const codes = Array.from(bytes.subarray(at, at + 8192), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte,
    );
    pieces.push(String.fromCharCode(...codes));
  }
  return { text: pieces.join(''), encoding: 'windows-1252' };
}
