import type { ElementContent, Root } from 'hast';
import * as v from 'valibot';
import type { Block } from '#blocks/models';
import type { Id } from '#core/id';
import type { Question } from '#core/question/index';
import type { Words } from '#core/words';

/** A kind of block: its name in the file is the tag (`Callout`), its data is what the schema says. */
export interface BlockModel<Data> {
  readonly name: string;
  /** The block as a value: `block`, the attributes, and `content` where something stands between the tags. */
  readonly schema: v.GenericSchema<unknown, Data>;
  /** The blocks that may stand between its tags. */
  readonly holds: readonly Block['block'][];
  /** The questions that it shows itself; those of its content are its content's. */
  questions(data: Data): readonly Id<'q'>[];
  /** The files that it shows itself. */
  media(data: Data): readonly string[];
}

/** How a block looks: HTML that reads well without script and on paper. `inside` draws what it holds. */
export interface BlockRender<Data> {
  render(data: Data, context: RenderContext, inside: Inside): Root;
}

export type Inside = (blocks: readonly Block[]) => ElementContent[];

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

/** Blocks between tags: each has been read by its own model before. */
export const contentSchema = v.custom<readonly Block[]>(Array.isArray);
