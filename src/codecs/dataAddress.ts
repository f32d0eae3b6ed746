/**
 * A file as an address that holds it.
 *
 * Norm: RFC 2397. In: the name of a file, by whose ending its kind is known, and its bytes. Out: `data:…;base64,…`.
 * Problems: none; a kind that is not known is bytes. Deviation: none.
 */
import { base64 } from '#codecs/base64';

const kinds: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt',
  pdf: 'application/pdf',
  html: 'text/html',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** The address of a file. */
export const dataAddress = (path: string, bytes: Uint8Array): string => dataHead(path) + base64(bytes);

/** What stands before the bytes in base64. */
export const dataHead = (path: string): string => `data:${mediaType(path)};base64,`;

/** The media type of a file, by the ending of its name. */
export const mediaType = (path: string): string =>
  kinds[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
