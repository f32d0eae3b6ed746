import type { Xml } from '#codecs/xml';
import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import { courseContext } from '#formats/moodle-backup/desk';
import { fields } from '#formats/moodle-backup/fields';
import type { Pool } from '#formats/moodle-backup/pool';

/** Moodle's names of its formats in the exchange file → their numbers in the database. */
const formats: Readonly<Record<string, number>> = { moodle_auto_format: 0, html: 1, plain_text: 2, markdown: 4 };

/** Where the files of a text belong; question areas need no line in any `inforef.xml`. */
export interface Area {
  readonly area: string;
  readonly item: number;
  readonly component?: string;
}

/** The columns of a text and of its format. */
export type Columns = readonly [text: string, format: string];

/** The text of an element as two columns, its files in the pool; `own` stands in the place of the text. */
export function textFields(
  element: XmlElement | undefined,
  columns: Columns,
  { area, item, component = 'question' }: Area,
  pool: Pool,
  own?: string,
): Xml {
  for (const file of childrenOf(element, 'file')) {
    const { name = '', path = '/', from = '' } = file.attributes;
    const content = pool.media.get(from);
    if (content !== undefined)
      pool.add({ context: courseContext, component, area, item }, `${path}${name}`.replace(/^\//, ''), content);
  }
  const text = own ?? childOf(element, 'text')?.text ?? '';
  return fields({ [columns[0]]: text, [columns[1]]: formats[element?.attributes['format'] ?? 'html'] ?? 1 });
}

/** A text whose columns have the name of its element: `generalfeedback`, `generalfeedbackformat`. */
export const namedText = (parent: XmlElement | undefined, name: string, area: Omit<Area, 'area'>, pool: Pool): Xml =>
  textFields(parent && childOf(parent, name), [name, `${name}format`], { area: name, ...area }, pool);
