import type { Ordering } from '#core/question/ordering/index';
import type { TableType } from '#formats/question-table/tableType';

/** The items as choices, in the right order. */
export const ordering: TableType<Ordering> = {
  cells: ({ items }) => ({ choices: items.map(({ text }) => ({ choice: text })) }),
  read(row, sheet) {
    const filled = row.choices.filter(({ choice }) => choice !== '');
    return { type: 'ordering', items: filled.map(({ choice }) => ({ id: sheet.id('c'), text: row.rich(choice) })) };
  },
};
