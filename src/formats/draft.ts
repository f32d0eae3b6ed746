import type { Course } from '#blocks/course';
import { base64 } from '#codecs/base64';
import { dataHead } from '#codecs/dataAddress';
import { bytesOf } from '#core/fileTree';
import { perRun, type Run } from '#formats/run';

/** A page in which media have no address yet: the same drawing goes beside its media, or takes them in. */
export interface Draft {
  /** The medium `media[n]` stands as `\uE000n\uE001`. */
  readonly markup: string;
  readonly media: readonly string[];
}

/** Gives the media of one page their places: `addressOf` is for the render, `draft` for what it made. */
export function drafting(): {
  readonly addressOf: (path: string) => string;
  readonly draft: (markup: string) => Draft;
} {
  const places = new Map<string, string>();
  return {
    addressOf(path) {
      const place = places.get(path) ?? `\uE000${places.size}\uE001`;
      places.set(path, place);
      return place;
    },
    draft: (markup) => ({ markup, media: [...places.keys()] }),
  };
}

const place = /\uE000(\d+)\uE001/;

/** The page as text; an address stands in an attribute. */
export function filled({ markup, media }: Draft, addressOf: (path: string) => string): string {
  return pieces(markup, media, addressOf).join('');
}

/** The page as UTF-8: media of megabytes never become part of a text. */
export function filledBytes({ markup, media }: Draft, addressOf: (path: string) => string): Uint8Array {
  const encoder = new TextEncoder();
  const parts = pieces(markup, media, addressOf).map((text) => encoder.encode(text));
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Text and addresses in turn; a number that no medium bears was typed by an author. */
function pieces(markup: string, media: readonly string[], addressOf: (path: string) => string): readonly string[] {
  return markup.split(place).map((text, index) => {
    if (index % 2 === 0) return text;
    const path = media[Number(text)];
    return path === undefined ? `\uE000${text}\uE001` : escaped(addressOf(path));
  });
}

const escaped = (address: string): string =>
  address.startsWith('data:') ? address : address.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');

const encoded = perRun<string>();

/** A medium of the course in base64, once for all pages of a run; empty where there is no such file. */
export const base64Of = (path: string, { media }: Pick<Course, 'media'>, of: { readonly run?: Run }): string =>
  encoded(of, path, () => base64(bytesOf(media, path) ?? new Uint8Array()));

/** A medium of the course as an address that holds it. */
export const heldAddress = (path: string, course: Pick<Course, 'media'>, of: { readonly run?: Run }): string =>
  dataHead(path) + base64Of(path, course, of);
