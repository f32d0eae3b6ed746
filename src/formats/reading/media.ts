import { svgThreats } from '#codecs/svgThreats';
import { isMediaPath } from '#codecs/mdx/addresses';
import { decodeText } from '#codecs/encoding';
import { bytesOf, type FileTree } from '#core/fileTree';

/** Why a file stays out. */
export type Refusal = { readonly refused: 'unknown-kind' | 'too-big' } | { readonly refused: 'unsafe'; found: string };

export interface MediaIntake {
  /** The path that a picture, or a recording, gets in the course; the same bytes have one path. */
  add(name: string, bytes: Uint8Array, what: 'picture' | 'sound'): string | Refusal;
  /** What the course had not. */
  files(): FileTree;
}

const most = 20_000_000;

/** Takes in the pictures and recordings of a file, each under a name that is free. */
export function mediaIntake(course: FileTree): MediaIntake {
  const added = new Map<string, Uint8Array>();
  const fileAt = (path: string) => added.get(path) ?? bytesOf(course, path);
  return {
    files: () => added,
    add(name, bytes, what) {
      const kind = what === 'picture' ? pictureKind(bytes) : soundKind(bytes);
      if (kind === undefined) return { refused: 'unknown-kind' };
      if (bytes.length > most) return { refused: 'too-big' };
      const threats = kind === 'svg' ? svgThreats(decodeText(bytes).text) : [];
      if (threats.length > 0) return { refused: 'unsafe', found: threats.slice(0, 5).join(', ') };
      const stem = stemOf(name, what);
      for (let next = 1; ; next += 1) {
        const path = `media/${stem}${next === 1 ? '' : `-${next}`}.${kind}`;
        const there = fileAt(path);
        if (there && !same(there, bytes)) continue;
        if (!there) added.set(path, bytes);
        return path;
      }
    },
  };
}

/** A picture that every browser of the floor shows, by what it holds: a name may lie. */
function pictureKind(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\u0089PNG')) return 'png';
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'jpg';
  if (start.startsWith('GIF8')) return 'gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'webp';
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE[^>]*>\s*)?<svg[\s>]/i.test(decodeText(bytes).text)
    ? 'svg'
    : undefined;
}

/** A recording that every browser of the floor plays. */
function soundKind(bytes: Uint8Array): string | undefined {
  const [first = 0, second = 0] = bytes;
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith('ID3') || (first === 0xff && (second & 0xe0) === 0xe0)) return 'mp3';
  if (start.startsWith('OggS')) return 'ogg';
  return start.endsWith('ftyp') ? 'm4a' : undefined;
}

/** A name that every system and archive takes, without its ending. */
function stemOf(name: string, what: 'picture' | 'sound'): string {
  const bare = name
    .replace(/\.[^./]*$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return bare !== '' && isMediaPath(`media/${bare}`) ? bare : names[what];
}

const names = { picture: 'image', sound: 'son' };

const same = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
