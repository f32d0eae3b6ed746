import type { Matching } from '#core/question/matching/index';
import type { TableType } from '#formats/question-table/tableType';

/** What goes together stands side by side, in « Choix » and « Juste »; a right side alone fits nothing. */
export const matching: TableType<Matching> = {
  cells: ({ pairs, distractors = [] }) => ({
    choices: [
      ...pairs.map(({ left, right }) => ({ choice: left, right })),
      ...distractors.map(({ text }) => ({ choice: '', right: text })),
    ],
  }),
  read(row, sheet) {
    const sides = row.choices.filter(({ right }) => right !== '');
    const pairs = sides.filter(({ choice }) => choice !== '');
    const distractors = sides.filter(({ choice }) => choice === '');
    return {
      type: 'matching',
      pairs: pairs.map(({ choice, right }) => ({ id: sheet.id('c'), left: row.rich(choice), right })),
      ...(distractors.length > 0 && {
        distractors: distractors.map(({ right }) => ({ id: sheet.id('c'), text: right })),
      }),
    };
  },
};
