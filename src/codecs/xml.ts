/**
 * Writing XML by template: what is interpolated is escaped, so that no text becomes markup.
 * Norm: Extensible Markup Language 1.0, fifth edition, sections 2.2 (characters), 2.4 (text), 2.7 (CDATA), 3.3.3 (attributes).
 * In: text, numbers, other pieces of XML, lists of them; `undefined` and `false` write nothing.
 * Out: `Xml`, whose `markup` is the text; indentation and line ends are the template's own.
 * Problems: none. Deviation: characters that XML 1.0 has no way to write (most controls, lone surrogates) are left out.
 */
export interface Xml {
  readonly markup: string;
}
export type XmlValue = string | number | Xml | undefined | false | readonly XmlValue[];

/** A piece of XML: ``xml`<a b="${text}">${text}</a>` ``. Text is escaped for both places; pieces stay as they are. */
export const xml = (strings: TemplateStringsArray, ...values: readonly XmlValue[]): Xml => ({
  markup: strings.reduce((text, string, index) => text + markupOf(values[index - 1]) + string),
});

/** Text as a CDATA section; `]]>` inside is split over two. */
export const cdata = (text: string): Xml => ({
  markup: `<![CDATA[${legal(text).split(']]>').join(']]]]><![CDATA[>')}]]>`,
});

function markupOf(value: XmlValue): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeXml(value);
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute. A reader turns a bare carriage return into a line feed, so it goes as a reference. */
export const escapeXml = (text: string): string =>
  legal(text)
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/\r/g, '&#13;');

const legal = (text: string): string => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
