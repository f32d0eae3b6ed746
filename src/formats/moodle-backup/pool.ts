import { sha1 as ourSha1 } from '@noble/hashes/legacy.js';
import { mediaType } from '#codecs/dataAddress';
import { type Xml, xml } from '#codecs/xml';
import type { FileTree } from '#core/fileTree';
import { nullXml } from '#formats/moodle-backup/fields';

/** Where a file belongs in Moodle: the context of a course or an activity, and the text or package in it. */
export interface Place {
  readonly context: number;
  readonly component: string;
  readonly area: string;
  readonly item: number;
}

/** The files of a backup: each content once, under its SHA-1, and a line for each place that shows it. */
export interface Pool {
  /** The media of the course, for texts that name them. */
  readonly media: FileTree;
  /** `path` begins without a slash: `schemas/arbre.svg`. Gives the number of the line, for `inforef.xml`. */
  add(place: Place, path: string, content: string | Uint8Array): number;
  hashOf(content: string | Uint8Array): string;
  /** `files.xml` and `files/<two hex>/<sha1>`. */
  files(): FileTree;
}

export function newPool(time: number, media: FileTree, sha1: (bytes: Uint8Array) => Uint8Array = ourSha1): Pool {
  const contents = new Map<string, string | Uint8Array>();
  const hashes = new Map<string | Uint8Array, string>();
  const lines: Xml[] = [];
  const hashOf = (content: string | Uint8Array): string => {
    const known = hashes.get(content) ?? hex(sha1(bytesIn(content)));
    hashes.set(content, known);
    return known;
  };
  return {
    media,
    hashOf,
    add(place, path, content) {
      const hash = hashOf(content);
      contents.set(hash, content);
      lines.push(fileXml(lines.length + 1, place, path, { hash, size: bytesIn(content).length, time }));
      return lines.length;
    },
    files: () =>
      new Map<string, string | Uint8Array>([
        ['files.xml', xml`<?xml version="1.0" encoding="UTF-8"?>\n<files>${lines}\n</files>\n`.markup],
        ...[...contents].map(([hash, content]) => [`files/${hash.slice(0, 2)}/${hash}`, content] as const),
      ]),
  };
}

const bytesIn = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function fileXml(
  id: number,
  { context, component, area, item }: Place,
  path: string,
  { hash, size, time }: { readonly hash: string; readonly size: number; readonly time: number },
): Xml {
  const parts = path.split('/');
  const name = parts.pop() ?? path;
  return xml`
  <file id="${id}">
    <contenthash>${hash}</contenthash>
    <contextid>${context}</contextid>
    <component>${component}</component>
    <filearea>${area}</filearea>
    <itemid>${item}</itemid>
    <filepath>${['', ...parts, ''].join('/')}</filepath>
    <filename>${name}</filename>
    <userid>${nullXml}</userid>
    <filesize>${size}</filesize>
    <mimetype>${mediaType(name)}</mimetype>
    <status>0</status>
    <timecreated>${time}</timecreated>
    <timemodified>${time}</timemodified>
    <source>${nullXml}</source>
    <author>${nullXml}</author>
    <license>${nullXml}</license>
    <sortorder>0</sortorder>
    <repositorytype>${nullXml}</repositorytype>
    <repositoryid>${nullXml}</repositoryid>
    <reference>${nullXml}</reference>
  </file>`;
}
