import type { Words } from '#core/words';
import type { TextFormat } from '#formats/gift/read/text';
import type { Fields } from '#formats/reading/collector';
import type { Sheet } from '#formats/reading/sheet';

/** What stands between the braces of a question, masked, without the general feedback. */
export interface GiftBody {
  readonly text: string;
  /** The format of the question's own text, which its answers inherit. */
  readonly format: TextFormat;
  readonly stem: string | undefined;
  readonly words: Words;
}

/** What a kind of question adds to what all have; `undefined` where it had to give up and said why. */
export type BodyReader = (body: GiftBody, sheet: Sheet) => Fields | undefined;
