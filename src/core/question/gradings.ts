import { clozeGrading } from '#core/question/cloze/grade';
import { likertGrading } from '#core/question/likert/grade';
import { longGrading } from '#core/question/long/grade';
import { matchingGrading } from '#core/question/matching/grade';
import { multipleGrading } from '#core/question/multiple/grade';
import { numericGrading } from '#core/question/numeric/grade';
import { orderingGrading } from '#core/question/ordering/grade';
import { shortGrading } from '#core/question/short/grade';
import { singleGrading } from '#core/question/single/grade';
import { trueFalseGrading } from '#core/question/true-false/grade';
import type { Question } from '#core/question/index';

/** The half of each type that travels in a package, without the schema; a package takes those that its page asks. */
export const gradings: { readonly [Type in Question['type']]: unknown } = {
  single: singleGrading,
  multiple: multipleGrading,
  'true-false': trueFalseGrading,
  short: shortGrading,
  numeric: numericGrading,
  matching: matchingGrading,
  ordering: orderingGrading,
  cloze: clozeGrading,
  long: longGrading,
  likert: likertGrading,
};
