import { fromBase64 } from '#codecs/base64';
import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import type { Part, Sheet } from '#formats/reading/sheet';

/** The text of an element that holds a `<text>`, as `<name>` and `<questiontext>` do; empty where there is none. */
export const textIn = (element: XmlElement | undefined): string => childOf(element, 'text')?.text ?? '';

/** The same, as rich text in the format that the element says. */
export const richIn = (element: XmlElement | undefined, sheet: Sheet): string | undefined =>
  richOf(textIn(element), element, sheet);

/** A text of such an element that was changed before. */
export function richOf(text: string, element: XmlElement | undefined, sheet: Sheet): string | undefined {
  if (text.trim() === '') return undefined;
  switch (element?.attributes['format']) {
    case 'markdown':
      return sheet.markdown(text);
    case 'plain_text':
      return sheet.letters(text);
    case 'moodle_auto_format':
      return sheet.html(autoFormatted(text), attachedTo(element));
    default:
      return sheet.html(text, attachedTo(element));
  }
}

/** What Moodle calls its own format: HTML in which line ends count. */
export const autoFormatted = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`)
    .join('');

/** The files that come with a text, by the path that the text knows them under. */
const attachedTo = (element: XmlElement | undefined): ReadonlyMap<string, Uint8Array | undefined> =>
  new Map(
    childrenOf(element, 'file').map((file) => {
      const { name = '', path = '/' } = file.attributes;
      return [`${path}${name}`.replace(/^\//, ''), fromBase64(file.text)];
    }),
  );

/** A number as Moodle writes it: decimal point. `undefined` where there is none. */
export function numberIn(element: XmlElement | undefined, name: string): number | undefined {
  const child = childOf(element, name);
  const text = (child && (childOf(child, 'text') ?? child).text)?.trim() ?? '';
  return text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
}

/** The share of an answer, in percent. */
export const shareOf = (answer: XmlElement): number => {
  const share = Number(answer.attributes['fraction'] ?? '0');
  return Number.isFinite(share) ? Math.max(-100, Math.min(100, share)) : 0;
};

/** `1`, `true`, or an element that is there and empty. */
export function isSet(element: XmlElement, name: string, otherwise: boolean): boolean {
  const text = childOf(element, name)?.text.trim();
  return text === undefined ? otherwise : /^(1|true|)$/.test(text);
}

/** Tells of what is there and has nowhere to go. */
export function loses(element: XmlElement, name: string, part: Part, sheet: Sheet, nothing = /^0?$/): void {
  for (const child of childrenOf(element, name)) {
    const text = (childOf(child, 'text') ?? child).text.trim();
    if (!nothing.test(text)) return sheet.lost(part);
  }
}
