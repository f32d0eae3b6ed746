import type { Course } from '#blocks/course';
import { dataAddress, dataHead } from '#codecs/dataAddress';
import { bytesOf } from '#core/fileTree';
import { perRun, type Run } from '#formats/run';

/** A page in which media have no address yet: the same drawing goes beside its media, or takes them in. */
export interface Draft {
  /** The medium `media[n]` stands as `\uFFFEn\uFFFF`, which no text may hold. */
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
      const place = places.get(path) ?? `\uFFFE${places.size}\uFFFF`;
      places.set(path, place);
      return place;
    },
    draft: (markup) => ({ markup, media: [...places.keys()] }),
  };
}

const place = /\uFFFE(\d+)\uFFFF/;

/** The page as text; an address stands in an attribute. */
export function filled({ markup, media }: Draft, addressOf: (path: string) => string): string {
  return pieces(markup, media, addressOf).join('');
}

/** The page as UTF-8: media of megabytes never become part of a text. */
export function filledBytes({ markup, media }: Draft, addressOf: (path: string) => string): Uint8Array {
  const encoder = new TextEncoder();
  // An address in base64 has a byte for each letter, and goes where it will stand.
  const parts = pieces(markup, media, addressOf).map((text, index) =>
    index % 2 === 1 && isHeld(text) ? text : encoder.encode(text),
  );
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'string') encoder.encodeInto(part, bytes.subarray(at));
    else bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Text and addresses in turn; a number that no medium bears is none of ours. */
function pieces(markup: string, media: readonly string[], addressOf: (path: string) => string): readonly string[] {
  return markup.split(place).map((text, index) => {
    if (index % 2 === 0) return text;
    const path = media[Number(text)];
    return path === undefined ? `\uFFFE${text}\uFFFF` : escaped(addressOf(path));
  });
}

const escaped = (address: string): string =>
  isHeld(address) ? address : address.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');

const isHeld = (address: string): boolean => address.startsWith('data:');

const held = perRun<string>();

/** A medium of the course as an address that holds it, once for all pages of a run; without content where there is no such file. */
export const heldAddress = (path: string, { media }: Pick<Course, 'media'>, of: { readonly run?: Run }): string =>
  held(of, path, () => dataAddress(path, bytesOf(media, path) ?? new Uint8Array()));

/** A medium of the course in base64, alone. */
export const base64Of = (path: string, course: Pick<Course, 'media'>, of: { readonly run?: Run }): string =>
  heldAddress(path, course, of).slice(dataHead(path).length);
