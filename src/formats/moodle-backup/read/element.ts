import { base64 } from '#codecs/base64';
import { childOf, type XmlElement } from '#codecs/xmlRead';
import { nullText } from '#formats/moodle-backup/fields';

/** A column of a row; empty where it is NULL or not there. */
export function column(row: XmlElement | undefined, name: string): string {
  const text = childOf(row, name)?.text ?? '';
  return text === nullText ? '' : text;
}

export const numberIn = (row: XmlElement | undefined, name: string): number => Number(column(row, name)) || 0;

/** An element of the exchange file, made of what the database has. */
export const made = (
  name: string,
  inside: string | readonly XmlElement[],
  attributes: Readonly<Record<string, string>> = {},
  line = 1,
): XmlElement => ({
  name,
  attributes,
  children: typeof inside === 'string' ? [] : inside,
  text: typeof inside === 'string' ? inside : '',
  line,
});

/** The files of one place: path there → bytes. */
export type FilesOf = (area: string, item: string, component?: string) => ReadonlyMap<string, Uint8Array | undefined>;

const formats = ['moodle_auto_format', 'html', 'plain_text', 'plain_text', 'markdown'];

/** A text with its format and files, as the exchange file has it. */
export function madeText(
  name: string,
  text: string,
  format: number,
  files: ReadonlyMap<string, Uint8Array | undefined> = new Map(),
): readonly XmlElement[] {
  const attached = [...files].flatMap(([path, bytes]) => {
    // A picture that the text does not show is not unpacked.
    const last = path.slice(path.lastIndexOf('/') + 1);
    if (!bytes || !text.includes('@@PLUGINFILE@@')) return [];
    const folder = `/${path.slice(0, path.length - last.length)}`;
    return [made('file', base64(bytes), { name: last, path: folder, encoding: 'base64' })];
  });
  return [made(name, [made('text', text), ...attached], { format: formats[format] ?? 'html' })];
}
