import type { Course } from '#blocks/course';
import { base64Letters } from '#codecs/base64';
import { dataHead } from '#codecs/dataAddress';
import { bytesOf } from '#core/fileTree';

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

/** The page as UTF-8; media of megabytes go in as bytes, and never become part of a text. */
export function filledBytes({ markup, media }: Draft, addressOf: (path: string) => string | Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  const parts = pieces(markup, media, addressOf).map((part) =>
    typeof part === 'string' ? encoder.encode(part) : part,
  );
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Text and addresses in turn; a number that no medium bears is none of ours. */
function pieces<Address extends string | Uint8Array>(
  markup: string,
  media: readonly string[],
  addressOf: (path: string) => Address,
): readonly (string | Address)[] {
  return markup.split(place).map((text, index) => {
    if (index % 2 === 0) return text;
    const path = media[Number(text)];
    if (path === undefined) return `\uFFFE${text}\uFFFF`;
    const address = addressOf(path);
    return typeof address === 'string' ? escaped(address) : address;
  });
}

const escaped = (address: string): string => address.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');

/** A medium of the course as an address that holds it; without content where there is no such file. */
export function heldAddress(path: string, { media }: Pick<Course, 'media'>): Uint8Array {
  const head = new TextEncoder().encode(dataHead(path));
  const letters = base64Letters(bytesOf(media, path) ?? new Uint8Array());
  const address = new Uint8Array(head.length + letters.length);
  address.set(head);
  address.set(letters, head.length);
  return address;
}
