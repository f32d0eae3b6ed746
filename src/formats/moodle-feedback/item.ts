import { cdata, type Xml, xml } from '#codecs/xml';

/** One `<ITEM>` as Moodle's template has it. All texts are HTML. */
export interface Item {
  readonly type: 'label' | 'pagebreak' | 'multichoice' | 'multichoicerated' | 'textfield' | 'textarea' | 'numeric';
  /** The question; at most 255 characters. */
  readonly text?: string;
  /** Stands before each answer in Moodle's exports, and lets a later item depend on this one. */
  readonly label?: string;
  /** The choices, the size of a field, the bounds of a number, the HTML of a label. */
  readonly presentation?: string;
  readonly required?: boolean;
  /** Shown only when the item of that number got the answer with that text. */
  readonly depends?: Depends | undefined;
}

export interface Depends {
  readonly on: number;
  readonly value: string;
}

/** Items as Moodle's file has them; an item's number is its place, 1 first. */
export const itemXml = (item: Item, index: number): Xml => xml`
    <ITEM TYPE="${item.type}" REQUIRED="${item.required ? 1 : 0}">
      <ITEMID>${index + 1}</ITEMID>
      <ITEMTEXT>${htmlXml(item.text)}</ITEMTEXT>
      <ITEMLABEL>${htmlXml(item.label)}</ITEMLABEL>
      <PRESENTATION>${htmlXml(item.presentation)}</PRESENTATION>
      <OPTIONS>${optionsOf(item)}</OPTIONS>
      <DEPENDITEM>${item.depends?.on ?? 0}</DEPENDITEM>
      <DEPENDVALUE>${htmlXml(item.depends?.value)}</DEPENDVALUE>
    </ITEM>`;

/**
 * Moodle looks for the file's encoding up to the last `?>` of the whole file: a text about XML would give it another.
 * CDATA, because its reader drops a blank between two escaped characters.
 */
const htmlXml = (html = ''): Xml => cdata(html.replaceAll('?>', '?&gt;'));

/** `h` spares a required question the choice « not selected »; `i` keeps an empty answer out of the shares and means. */
export function optionsOf({ type, required }: Item): string {
  if (type !== 'multichoice' && type !== 'multichoicerated') return '';
  return required ? 'h' : 'i';
}
