import { notebook } from '#player/notes';
import { quizFoot } from '#player/quiz';
import { thread } from '#player/thread';

/** What only some modules have, by its class: a graded quiz, more than one page, something to keep besides answers. */
export const extras: {
  readonly 'nv-test'?: typeof quizFoot;
  readonly 'nv-nav'?: typeof thread;
  readonly 'nv-kept'?: typeof notebook;
} = {
  'nv-test': quizFoot,
  'nv-nav': thread,
  'nv-kept': notebook,
};
