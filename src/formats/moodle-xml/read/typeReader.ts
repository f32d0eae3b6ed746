import type { XmlElement } from '#codecs/xmlRead';
import type { Words } from '#core/words';
import type { Fields } from '#formats/reading/collector';
import type { Sheet } from '#formats/reading/sheet';

/** What a type adds to what all questions have: `type` and its own fields; `undefined` where it had to give up and said why. */
export type TypeReader = (element: XmlElement, sheet: Sheet, common: Common) => Fields | undefined;

/** What all questions have, for types that change it (a unit said in the stem). */
export interface Common {
  readonly stem: string | undefined;
  readonly words: Words;
}
