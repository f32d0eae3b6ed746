import { slugOf } from '#formats/moodle-results/header';

/** « Analyse » of a feedback begins with a date, how many answered, how many questions: sums of everybody, no answer of anybody. */
export const isAnalysis = (rows: readonly { readonly cells: readonly string[] }[]): boolean =>
  rows.slice(0, 6).some(({ cells: [first = ''] }) => /^(?:submittedanswers|rponsesenvoyes)\d+$/.test(slugOf(first)));
