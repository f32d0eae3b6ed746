import { optionsOf } from '#core/question/grading';
import type { Question } from '#core/question/index';

export type { Response } from '#core/question/questionType';

/** A question at its place in a module: the same one may be practised on a page and graded in the quiz. */
export interface Slot {
  /** Its key; the texts may be blank, nobody reads them here. */
  readonly question: Question;
  /** Counts in the score; practice does not. */
  readonly graded: boolean;
}

/** What a player knows of the module that it plays, in the order of reading. */
export interface Layout {
  readonly pages: readonly string[];
  readonly slots: readonly Slot[];
  /** The graded quiz is the last page. */
  readonly quiz?:
    | {
        /** Seuil de réussite, in percent of the points. */
        readonly passShare?: number | undefined;
      }
    | undefined;
}

/** A few characters that change with what is asked and where: progress in another layout means nothing in this one. */
export function fingerprintOf({ pages, slots }: Layout): string {
  const ids = slots.flatMap(({ question, graded }) => [graded ? '*' : '', question.id, ...optionsOf(question)]);
  return hash([...pages, '', ...ids].join(' ')).toString(36);
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum >>> 0;
}
