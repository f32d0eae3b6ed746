/**
 * ZIP archives: the same files give the same bytes anywhere, and nothing that arrives can fill a memory.
 *
 * Norm: PKWARE APPNOTE 6.3.10, without ZIP64, encryption and splitting.
 * In:   a file tree; bytes of unknown origin.
 * Out:  bytes with the files in order of path, stamped with one time; a file tree.
 * Problems, all errors, `at` the entry where there is one:
 *   `zip/damaged` – no archive, cut, split, ZIP64, two names for one file, data that overlap;
 *   `zip/too-many-files`, `zip/too-big`, `zip/too-dense` – beyond the limits, seen before anything is inflated;
 *   `zip/unsafe-name`, `zip/long-name`, `zip/clashing-names` – would leave the folder, or not be one file everywhere;
 *   `zip/encrypted`, `zip/unknown-method` (also links) – cannot be read;
 *   `zip/nested` – an archive inside;
 *   `zip/wrong-content` – not the size or the checksum that the archive claims.
 */
import { Inflate } from 'fflate';
import { clashingName, overlap, type ZipEntry, zipEntries } from '#codecs/zipDirectory';
import { crc32 } from '#codecs/crc32';
import { isSafePath, shownName } from '#core/filePath';
import type { FileTree } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';

export { zip } from '#codecs/zipTree';

export interface ZipLimits {
  /** Bytes of all files together. */
  readonly bytes: number;
  readonly entries: number;
  /** Size out of the archive by size in it, of one file and of all; what stays under a megabyte harms nobody. */
  readonly ratio: number;
  /** Characters of a path. */
  readonly path: number;
  /** Archives inside the archive are let through, as bytes. */
  readonly nested: boolean;
}

export const zipLimits: ZipLimits = { bytes: 200_000_000, entries: 5_000, ratio: 100, path: 200, nested: false };

const archive = /\.(zip|mbz|7z|rar|tar|gz|tgz|bz2|xz|jar|h5p|imscc)$/i;

/** The files of an archive, or every reason not to open it; never throws, and never holds more than it checked. */
export function unzip(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Result<FileTree> {
  const allowed = { ...zipLimits, ...limits };
  const entries = zipEntries(bytes, allowed.entries);
  if (entries === undefined || overlap(entries)) return { ok: false, problems: [trouble('zip/damaged')] };
  const problems = [
    ...reasonsAgainstAll(entries, bytes.length, allowed),
    ...entries.flatMap((entry) => reasonsAgainst(entry, allowed)),
  ];
  const files = new Map<string, Uint8Array>();
  if (problems.length > 0) return settle(files, problems);
  for (const entry of entries) {
    if (entry.folder) continue;
    const content = contentOf(bytes, entry);
    if (content === undefined) problems.push(trouble('zip/wrong-content', entry));
    else files.set(entry.name ?? '', content);
  }
  return settle(files, problems);
}

function reasonsAgainstAll(entries: readonly ZipEntry[], packed: number, limits: ZipLimits): Problem[] {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const clash = clashingName(entries);
  const problems: Problem[] = [];
  if (entries.length > limits.entries)
    problems.push(trouble('zip/too-many-files', undefined, { most: limits.entries }));
  if (size > limits.bytes) problems.push(trouble('zip/too-big', undefined, { megabytes: limits.bytes / 1e6 }));
  if (isDense(size, packed, limits)) problems.push(trouble('zip/too-dense', undefined, { ratio: limits.ratio }));
  if (clash !== undefined) problems.push(trouble('zip/clashing-names', { name: clash }));
  return problems;
}

function reasonsAgainst(entry: ZipEntry, limits: ZipLimits): Problem[] {
  const { name } = entry;
  const problems: Problem[] = [];
  if (name === undefined || !isSafePath(entry.folder ? name.slice(0, -1) : name))
    problems.push(trouble('zip/unsafe-name', entry));
  else if (name.length > limits.path) problems.push(trouble('zip/long-name', entry, { most: limits.path }));
  if (entry.encrypted) problems.push(trouble('zip/encrypted', entry));
  else if (entry.link || ![0, 8].includes(entry.method)) problems.push(trouble('zip/unknown-method', entry));
  if (isDense(entry.size, entry.packed, limits))
    problems.push(trouble('zip/too-dense', entry, { ratio: limits.ratio }));
  if (!limits.nested && name !== undefined && archive.test(name)) problems.push(trouble('zip/nested', entry));
  return problems;
}

const isDense = (size: number, packed: number, { ratio }: ZipLimits) => size > 1_000_000 && size > packed * ratio;

function trouble(code: string, entry?: Pick<ZipEntry, 'name'>, values: Record<string, string | number> = {}): Problem {
  const name = shownName(entry?.name ?? '');
  return { code, at: name || 'zip', severity: 'error', values: { entry: name, ...values } };
}

/** The file of an entry; `undefined` as soon as it is not what the archive claims. */
function contentOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const packed = bytes.subarray(entry.dataAt, entry.dataAt + entry.packed);
  const content = entry.method === 0 ? packed.slice() : inflated(packed, entry.size);
  return content?.length === entry.size && crc32(content) === entry.crc ? content : undefined;
}

/** Small enough that one step of a bomb, 1,032 times its size, harms nobody. */
const step = 16_384;

function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  const content = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length <= size) content.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && filled <= size; at += step) {
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    return undefined;
  }
  return filled === size ? content : undefined;
}
