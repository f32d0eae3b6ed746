import { oneByOne } from '#player/oneByOne';
import { reviewList } from '#player/review';

/** What only some graded quizzes have, by its class: one question at a time, what to read again. */
export const quizParts: {
  readonly 'nv-one'?: typeof oneByOne;
  readonly 'nv-review'?: typeof reviewList;
} = {
  'nv-one': oneByOne,
  'nv-review': reviewList,
};
