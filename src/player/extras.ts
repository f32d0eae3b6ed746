import { notebook } from '#player/notes';
import { oneByOne } from '#player/oneByOne';
import { quizFoot } from '#player/quiz';
import { reviewList } from '#player/review';
import { thread } from '#player/thread';

/** What only some modules have, by its class: a graded quiz and how it is shown, more than one page, something to keep besides answers. */
export const extras: {
  readonly 'nv-test'?: typeof quizFoot;
  readonly 'nv-one'?: typeof oneByOne;
  readonly 'nv-review'?: typeof reviewList;
  readonly 'nv-nav'?: typeof thread;
  readonly 'nv-kept'?: typeof notebook;
} = {
  'nv-test': quizFoot,
  'nv-one': oneByOne,
  'nv-review': reviewList,
  'nv-nav': thread,
  'nv-kept': notebook,
};
