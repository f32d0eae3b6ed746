import type { Root } from 'hast';
import type * as v from 'valibot';
import type { Id } from '#core/id';
import type { Question } from '#core/question/index';
import type { Words } from '#core/words';

/** A kind of block: its name in the file is the tag (`Callout`), its data is what the schema says. */
export interface BlockModel<Data> {
  readonly name: string;
  readonly schema: v.GenericSchema<unknown, Data>;
  /** The questions that it shows. */
  questions(data: Data): readonly Id<'q'>[];
}

/** How a block looks: HTML that reads well without script and on paper. */
export interface BlockRender<Data> {
  render(data: Data, context: RenderContext): Root;
}

export interface RenderContext {
  readonly words: Words;
  /** Language of the content, BCP 47. */
  readonly lang: string;
  /** Address of a medium of the course (`media/arbre.svg`), from where the page will stand. */
  media(path: string): string;
  /** A question of the bank; `undefined` where it is gone. */
  question(id: Id<'q'>): Question | undefined;
  /** The answer may be looked up on the page (practice); `false` in a test that gives no correction. */
  readonly corrected: boolean;
}
