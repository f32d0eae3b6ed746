import type { Multiple } from '#core/question/multiple/index';
import type { Single } from '#core/question/single/index';
import { rightCells, sharesIn } from '#formats/question-table/shares';
import type { TableType } from '#formats/question-table/tableType';

const choicesType = (type: 'single' | 'multiple'): TableType<Single | Multiple> => ({
  cells({ choices, shuffle, dontKnow }) {
    const right = rightCells(
      choices.map(({ share }) => share),
      type === 'multiple',
    );
    return {
      choices: choices.map(({ text, feedback }, at) => ({ choice: text, right: right[at] ?? '', remark: feedback })),
      settings: [!shuffle && { name: 'fixedOrder' }, dontKnow && { name: 'dontKnow' }],
    };
  },
  read(row, sheet) {
    const filled = row.choices.filter(({ choice }) => choice !== '');
    const shares = sharesIn(
      filled.map(({ right }) => right),
      type === 'multiple',
      row.number,
    );
    const choices = filled.map(({ choice, remark }, at) => {
      const [share, feedback] = [shares[at], row.rich(remark)];
      const text = row.rich(choice);
      return { id: sheet.id('c'), text, ...(share !== undefined && { share }), ...(feedback && { feedback }) };
    });
    return {
      type,
      choices,
      shuffle: !row.setting('fixedOrder'),
      ...(row.setting('dontKnow') && { dontKnow: true }),
    };
  },
});

export const single = choicesType('single');
export const multiple = choicesType('multiple');
