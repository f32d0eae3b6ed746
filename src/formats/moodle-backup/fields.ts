import { cdata, type Xml, xml, type XmlValue } from '#codecs/xml';

/** How a backup says that a column is NULL. */
export const nullText = '$@NULL@$';
export const nullXml: Xml = { markup: nullText };

/** A column as an element; `null` is Moodle's NULL. Every text is CDATA: HTML stays readable, and blanks stay. */
export type Column = string | number | boolean | null | Xml;

/** Columns as elements, a line each, in the order of the object. */
export const fields = (columns: Readonly<Record<string, Column | undefined>>): Xml => ({
  markup: Object.entries(columns)
    .flatMap(([name, value]) => (value === undefined ? [] : [`\n<${name}>${columnMarkup(value)}</${name}>`]))
    .join(''),
});

function columnMarkup(value: Column): string {
  if (value === null) return nullText;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'string') return value.markup;
  return /^[\w .:,/+@-]*$/.test(value) ? value : cdata(value).markup;
}

/** A whole file of the backup. */
export const document = (...content: readonly XmlValue[]): string =>
  xml`<?xml version="1.0" encoding="UTF-8"?>\n${content}\n`.markup;

/** `format` of a column that holds HTML. */
export const html = 1;

/** A mark as Moodle's columns hold it: `33.3333300`. */
export const decimal = (value: number, places = 5): string => value.toFixed(places);

/** The widest column for a name. */
export const nameOf = (text: string): string => {
  const letters = Array.from(text.replace(/\s+/g, ' ').trim());
  return letters.length > 250 ? `${letters.slice(0, 248).join('')} \u2026` : letters.join('');
};
