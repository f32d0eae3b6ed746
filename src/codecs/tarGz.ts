/**
 * Reading a gzipped tar, as Moodle writes its backups.
 *
 * Norm: RFC 1952 (gzip); POSIX.1-1988 ustar, with its prefix, and the long names of GNU tar.
 * In:   bytes of unknown origin. Out: the regular files as a tree; folders, links and devices are passed over.
 * Problems, errors: those of `zip.ts`: `zip/damaged`, `zip/too-big`, `zip/too-dense`, `zip/too-many-files`,
 *   `zip/unsafe-name`, `zip/long-name`, at the entry where there is one. Never throws, never holds more than the limits.
 * Deviation: one gzip member and nothing after it.
 */
import { Gunzip } from 'fflate';
import { crc32 } from '#codecs/crc32';
import { type ZipLimits, zipLimits } from '#codecs/zip';
import { isSafePath, shownName } from '#core/filePath';
import type { FileTree } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';

const block = 512;
/** Small enough that one step of a bomb harms nobody. */
const step = 16_384;

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The files of a gzipped tar, or why it is not opened. */
export function untarGz(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Result<FileTree> {
  const allowed = { ...zipLimits, ...limits };
  const inflated = gunzip(bytes, allowed);
  if (!(inflated instanceof Uint8Array)) return { ok: false, problems: [inflated] };
  const files = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  let longName: string | undefined;
  let at = 0;
  for (; at + block <= inflated.length;) {
    const head = inflated.subarray(at, at + block);
    if (head.every((byte) => byte === 0)) return settle(files, problems);
    const size = octal(head, 124, 12);
    const from = at + block;
    if (size === undefined || checksumOf(head) !== octal(head, 148, 8) || from + size > inflated.length) break;
    const type = String.fromCharCode(head[156] ?? 0);
    const content = inflated.subarray(from, from + size);
    at = from + Math.ceil(size / block) * block;
    const name = (longName ?? nameIn(head)).replace(/^\.\//, '');
    longName = type === 'L' ? textIn(content) : undefined;
    if (type !== '0' && type !== '\u0000') continue;
    if (!isSafePath(name)) problems.push(trouble('zip/unsafe-name', name));
    else if (name.length > allowed.path) problems.push(trouble('zip/long-name', name, { most: allowed.path }));
    else files.set(name, content);
    if (files.size > allowed.entries) return failed('zip/too-many-files', { most: allowed.entries });
  }
  // No two blocks of zeros at the end: it was cut off.
  return failed('zip/damaged');
}

const failed = (code: string, values = {}) => ({ ok: false, problems: [trouble(code, '', values)] }) as const;

function trouble(code: string, name: string, values: Readonly<Record<string, string | number>> = {}): Problem {
  const shown = shownName(name);
  return { code, at: shown || 'tar', severity: 'error', values: { ...(shown && { entry: shown }), ...values } };
}

function gunzip(bytes: Uint8Array, { bytes: most, ratio }: ZipLimits): Uint8Array | Problem {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip((piece) => {
    size += piece.length;
    if (size <= most) pieces.push(piece);
  });
  try {
    for (let at = 0; at < bytes.length; at += step) {
      stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
      if (size > most) return trouble('zip/too-big', '', { megabytes: most / 1e6 });
      if (size > 1_000_000 && size > bytes.length * ratio) return trouble('zip/too-dense', '', { ratio });
    }
  } catch {
    return trouble('zip/damaged', '');
  }
  const whole = new Uint8Array(size);
  let filled = 0;
  for (const piece of pieces) {
    whole.set(piece, filled);
    filled += piece.length;
  }
  return isWhole(bytes, whole) ? whole : trouble('zip/damaged', '');
}

/** Its last eight bytes say what it holds: its check sum and its length. One that was cut off there reads well all the same. */
function isWhole(gzipped: Uint8Array, content: Uint8Array): boolean {
  if (gzipped.length < 18) return false;
  const end = new DataView(gzipped.buffer, gzipped.byteOffset + gzipped.length - 8, 8);
  return end.getUint32(4, true) === content.length && end.getUint32(0, true) === crc32(content);
}

const textIn = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
};

function nameIn(head: Uint8Array): string {
  const name = textIn(head.subarray(0, 100));
  const prefix = textIn(head.subarray(257, 262)) === 'ustar' ? textIn(head.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function octal(head: Uint8Array, at: number, length: number): number | undefined {
  const digits = textIn(head.subarray(at, at + length)).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** The sum of the header's bytes, its own place counted as blanks. */
const checksumOf = (head: Uint8Array): number =>
  head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
