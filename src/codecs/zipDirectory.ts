import { clashKey } from '#core/filePath';

/** One line of a ZIP's central directory: what an archive claims about a file, read before anything is inflated. */
export interface ZipEntry {
  /** `undefined` where the bytes are not UTF-8. */
  readonly name: string | undefined;
  readonly folder: boolean;
  readonly link: boolean;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Sizes inside the archive and out of it, in bytes. */
  readonly packed: number;
  readonly size: number;
  /** Where its line, its own header and its data begin. */
  readonly lineAt: number;
  readonly headerAt: number;
  readonly dataAt: number;
}

const endSignature = 0x06054b50;
const lineSignature = 0x02014b50;
const headerSignature = 0x04034b50;

/** The central directory, whole or `undefined` where the archive is cut, split, ZIP64 or contradicts itself. At most `most` + 1 entries are read. */
export function zipEntries(bytes: Uint8Array, most = Infinity): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const splits = view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count;
  if (splits || count === 0xffff || start + view.getUint32(end + 12, true) !== end) return undefined;
  const entries: ZipEntry[] = [];
  let at = start;
  while (entries.length < Math.min(count, most + 1)) {
    const entry = at + 46 <= end ? entryAt(view, at, start) : undefined;
    if (entry === undefined) return undefined;
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return count > most || at === end ? entries : undefined;
}

/** Files whose data share bytes, the trick of the densest bombs. */
export function overlap(entries: readonly ZipEntry[]): boolean {
  const inOrder = [...entries].sort((one, other) => one.headerAt - other.headerAt);
  return inOrder.some(({ headerAt }, index) => {
    const earlier = inOrder[index - 1];
    return earlier !== undefined && earlier.dataAt + earlier.packed > headerAt;
  });
}

/** The first name that is another one's on a system that ignores case, or that is both a file and a folder. */
export function clashingName(entries: readonly ZipEntry[]): string | undefined {
  const files = new Set<string>();
  for (const { name = '', folder } of entries) {
    if (folder) continue;
    if (files.has(clashKey(name))) return name;
    files.add(clashKey(name));
  }
  return entries.find(({ name = '', folder }) => {
    const parts = clashKey(name).split('/');
    return parts.some(
      (_, index) => index + (folder ? 0 : 1) < parts.length && files.has(parts.slice(0, index + 1).join('/')),
    );
  })?.name;
}

/** The end record is the last 22 bytes, before a comment of at most 65,535. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endSignature && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return undefined;
}

function entryAt(view: DataView, at: number, directory: number): ZipEntry | undefined {
  if (view.getUint32(at, true) !== lineSignature) return undefined;
  const nameLength = view.getUint16(at + 28, true);
  const headerAt = view.getUint32(at + 42, true);
  const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  if (headerAt + 30 > directory || view.getUint32(headerAt, true) !== headerSignature) return undefined;
  const dataAt = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  // A ZIP64 size is 0xffffffff and fails here too.
  if (dataAt + packed > directory || at + 46 + nameLength > view.byteLength) return undefined;
  const name = utf8(view, at + 46, nameLength);
  // Two names for one file: which would be checked, and which written?
  if (name !== utf8(view, headerAt + 30, view.getUint16(headerAt + 26, true))) return undefined;
  return {
    name,
    folder: name?.endsWith('/') ?? false,
    link: view.getUint8(at + 5) === 3 && view.getUint32(at + 38, true) >>> 28 === 0xa,
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    lineAt: at,
    headerAt,
    dataAt,
  };
}

function utf8(view: DataView, at: number, length: number): string | undefined {
  if (at + length > view.byteLength) return undefined;
  try {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
