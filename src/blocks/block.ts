import type { ElementContent, Root } from 'hast';
import * as v from 'valibot';
import type { Block } from '#blocks/models';
import type { Tag } from '#codecs/mdx/tree';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';
import type { Words } from '#core/words';

/** A kind of block: its name in the file is the tag (`Callout`), its data is what the schema says. */
export interface BlockModel<Data> {
  readonly name: string;
  /** The block as a value: `block`, the attributes, and `content` where something stands between the tags. */
  readonly schema: v.GenericSchema<unknown, Data>;
  /** The blocks that may stand between its tags. */
  readonly holds: readonly Block['block'][];
  /** The questions that it shows itself; those of its content are its content's. None where it says nothing; so for the next two. */
  questions?(data: Data): readonly Id<'q'>[];
  /** The tests whose questions it shows. */
  tests?(data: Data): readonly Id<'e'>[];
  /** The files that it shows itself. */
  media?(data: Data): readonly string[];
  /** What is wrong with the tag as it is written, beyond what the schema sees. */
  faults?(tag: Tag): readonly Fault[];
}

/** A problem at a line of the page. */
export interface Fault extends Pick<Problem, 'code' | 'severity' | 'values'> {
  readonly line: number;
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
  /** A test of the course with its questions in order; hosts whose pages hold no quiz need not have it. */
  test?(id: Id<'e'>): ShownTest | undefined;
  /** Bytes of a medium, where the host knows them. */
  size?(path: string): number | undefined;
  /**
   * The answer may be looked up on the page (practice); `false` in a test that gives no correction. `whole`: the key lists
   * what is wrong too, for paper, where its letters are those of the question.
   */
  readonly corrected: boolean | 'whole';
}

/** What a page shows of a test, for practice. */
export interface ShownTest {
  readonly title: string;
  readonly instructions?: string | undefined;
  readonly questions: readonly Question[];
}

/** What may stand wherever text runs: in a step, a tab, a panel. */
export const flow: readonly Block['block'][] = [
  ...(['text', 'callout', 'figure', 'table', 'video', 'audio', 'download'] as const),
  ...(['citation', 'checklist', 'question', 'reflection'] as const),
];

/** Blocks between tags: each has been read by its own model before. */
export const contentSchema = v.custom<readonly Block[]>(Array.isArray);
