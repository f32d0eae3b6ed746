import type { Likert } from '#core/question/likert/index';
import { say } from '#core/words';
import { plainOf } from '#formats/question-table/columns';
import type { TableType } from '#formats/question-table/tableType';

/** The points of the scale as choices; « sans objet » says so where a right choice has its star. */
export const likert: TableType<Likert> = {
  cells: ({ scale, notApplicable, lowest }, words) => ({
    choices: [
      ...scale.map(({ label }) => ({ choice: label })),
      ...(notApplicable ? [{ choice: notApplicable.label, right: say(words, 'table.notApplicable') }] : []),
    ],
    settings: [lowest !== undefined && { name: 'lowest', value: lowest }],
  }),
  read(row, sheet) {
    const apart = plainOf(say(row.words, 'table.notApplicable'));
    const points = row.choices
      .filter(({ choice }) => choice !== '')
      .map(({ choice, right }) => ({ isApart: plainOf(right) === apart, point: { id: sheet.id('c'), label: choice } }));
    const notApplicable = points.find(({ isApart }) => isApart)?.point;
    const lowest = row.setting('lowest');
    return {
      type: 'likert',
      scale: points.flatMap(({ isApart, point }) => (isApart ? [] : [point])),
      ...(notApplicable && { notApplicable }),
      ...(typeof lowest === 'number' && { lowest }),
    };
  },
};
