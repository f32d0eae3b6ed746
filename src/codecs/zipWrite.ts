import { deflateRaw } from 'pako';
import { crc32 } from '#codecs/crc32';
import { deflate } from '#codecs/deflate/deflate';

/** A file as it stands in an archive. */
interface Pressed {
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/** What has been read, summed and deflated already: in several archives of one export, a medium is worked on once. */
export interface Press {
  readonly stored: Known;
  readonly deflated: Known;
  readonly pages: Known;
}
export const newPress = (): Press => ({ stored: newKnown(), deflated: newKnown(), pages: newKnown() });

interface Known {
  get(content: string | Uint8Array): Pressed | undefined;
  set(content: string | Uint8Array, pressed: Pressed): void;
}

/** Bytes that nobody else holds are forgotten: an archive in an archive is megabytes, and packed once. */
function newKnown(): Known {
  const texts = new Map<string, Pressed>();
  const bytes = new WeakMap<Uint8Array, Pressed>();
  return {
    get: (content) => (typeof content === 'string' ? texts.get(content) : bytes.get(content)),
    set: (content, pressed) =>
      void (typeof content === 'string' ? texts.set(content, pressed) : bytes.set(content, pressed)),
  };
}

export interface ZipFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly isStored: boolean;
  /** Rights of a Unix file, `0o755` for a program; without one, the archive says nothing of rights. */
  readonly mode?: number;
}

/** The bytes of an archive: headers and data in the order given, then the directory; every file bears the same time (UTC). */
export function writeZip(files: readonly ZipFile[], modified: string, press: Press): Uint8Array {
  return joined(zipParts(files, modified, press));
}

/** Pieces as one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Data of more bytes are a piece of their own. */
const heavy = 65_536;

/** As `writeZip`, in pieces that follow one another: a medium is not copied. */
export function zipParts(files: readonly ZipFile[], modified: string, press: Press): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  const stamp = dosTime(modified);
  let at = 0;
  const entries = files.map((file) => {
    const { path, isStored, mode } = file;
    const name = encoder.encode(path);
    const entry = { name, method: isStored ? 0 : 8, at, stamp, mode, ...pressed(file, press) };
    at += 30 + name.length + entry.data.length;
    return entry;
  });
  const directory = entries.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const apart = entries.reduce((sum, { data }) => sum + (data.length > heavy ? data.length : 0), 0);
  // All that is not heavy, in one stretch of memory; it is cut where something heavy stands between.
  const bytes = new Uint8Array(at - apart + directory + 22);
  const view = new DataView(bytes.buffer);
  const parts: Uint8Array[] = [];
  let [from, to] = [0, 0];
  for (const { name, data, ...entry } of entries) {
    view.setUint32(to, 0x04034b50, true);
    common(view, to + 4, { name, data, ...entry });
    bytes.set(name, to + 30);
    to += 30 + name.length;
    if (data.length > heavy) {
      parts.push(bytes.subarray(from, to), data);
      from = to;
    } else {
      bytes.set(data, to);
      to += data.length;
    }
  }
  let line = to;
  for (const entry of entries) {
    view.setUint32(line, 0x02014b50, true);
    view.setUint16(line + 4, entry.mode === undefined ? versionNeeded : madeOnUnix, true);
    common(view, line + 6, entry);
    if (entry.mode !== undefined) view.setUint32(line + 38, ((regularFile | entry.mode) << 16) >>> 0, true);
    view.setUint32(line + 42, entry.at, true);
    bytes.set(entry.name, line + 46);
    line += 46 + entry.name.length;
  }
  view.setUint32(line, 0x06054b50, true);
  view.setUint16(line + 8, entries.length, true);
  view.setUint16(line + 10, entries.length, true);
  view.setUint32(line + 12, directory, true);
  view.setUint32(line + 16, at, true);
  return [...parts, bytes.subarray(from)];
}

/** 2.0: deflate. */
const versionNeeded = 20;
/** 3 in the upper byte: the outer attributes are those of Unix, in their upper half. */
const madeOnUnix = (3 << 8) | versionNeeded;
const regularFile = 0o100000;
/** Bit 11: the name is UTF-8. */
const utf8 = 0x0800;

interface Entry extends Pressed {
  readonly name: Uint8Array;
  readonly method: number;
  readonly at: number;
  readonly stamp: number;
  readonly mode: number | undefined;
}

/** The fields that a file's own header and its line in the directory share. */
function common(view: DataView, at: number, { name, method, stamp, crc, data, size }: Entry): void {
  view.setUint16(at, versionNeeded, true);
  view.setUint16(at + 2, utf8, true);
  view.setUint16(at + 4, method, true);
  view.setUint32(at + 6, stamp, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, data.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}

/** Small files as zlib does it, in short blocks. */
const deflated = (bytes: Uint8Array): Uint8Array =>
  deflateRaw(bytes, bytes.length > withCare ? { level: 6 } : { level: 9, memLevel: 7 });

const withCare = 400_000;

/** What a page may weigh for the best there is: it takes milliseconds, the more the heavier the page. */
const withAllCare = 64 * 1024;

const ways: Readonly<Record<keyof Press, (bytes: Uint8Array) => Uint8Array>> = {
  stored: (bytes) => bytes,
  deflated,
  pages: (bytes) => (bytes.length > withAllCare ? deflated(bytes) : deflate(bytes)),
};

/** A page is what every learner fetches. */
function pressed({ path, content, isStored }: ZipFile, press: Press): Pressed {
  const isPage = path.endsWith('.html') && content.length <= withAllCare;
  const as = isStored ? 'stored' : isPage ? 'pages' : 'deflated';
  const known = press[as].get(content);
  if (known) return known;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const fresh = { crc: crc32(bytes), size: bytes.length, data: ways[as](bytes) };
  press[as].set(content, fresh);
  return fresh;
}

/** Date and time of day as DOS counts them, in steps of two seconds, from 1980. */
function dosTime(modified: string): number {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (modified.match(/\d+/g) ?? []).map(
    Number,
  );
  const date = (Math.min(Math.max(year - 1980, 0), 127) << 9) | (month << 5) | day;
  const time = (hour << 11) | (minute << 5) | (second >> 1);
  return ((date << 16) | time) >>> 0;
}
