import type { Long } from '#core/question/long/index';
import type { TableType } from '#formats/question-table/tableType';

/** No choices: what a corrector looks for, and a height. */
export const long: TableType<Long> = {
  cells: ({ lines, guide }) => ({ ...(guide !== undefined && { guide }), settings: [{ name: 'lines', value: lines }] }),
  read(row) {
    const [lines, guide] = [row.setting('lines'), row.rich(row.cell('guide'))];
    return { type: 'long', ...(typeof lines === 'number' && { lines }), ...(guide && { guide }) };
  },
};
