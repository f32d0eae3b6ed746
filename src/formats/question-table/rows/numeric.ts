import type { Numeric } from '#core/question/numeric/index';
import type { TableType } from '#formats/question-table/tableType';

/** The number as first choice. */
export const numeric: TableType<Numeric> = {
  cells: ({ answer, tolerance, unit, min, max, wrongFeedback }) => ({
    ...(answer !== undefined && { choices: [{ choice: String(answer).replace('.', ','), right: '*' }] }),
    ...(tolerance !== 0 && { tolerance }),
    ...(unit !== undefined && { unit }),
    ...(wrongFeedback !== undefined && { wrongFeedback }),
    settings: [min !== undefined && { name: 'min', value: min }, max !== undefined && { name: 'max', value: max }],
  }),
  read(row) {
    const [first, ...others] = row.choices.filter(({ choice }) => choice !== '');
    const right = first?.right === '' ? (others.find((choice) => choice.right !== '') ?? first) : first;
    const [min, max] = [row.setting('min'), row.setting('max')];
    return {
      type: 'numeric',
      answer: row.number(right?.choice ?? ''),
      tolerance: Math.abs(row.number(row.cell('tolerance')) ?? 0),
      unit: row.cell('unit') || undefined,
      wrongFeedback: row.rich(row.cell('wrongFeedback')),
      ...(typeof min === 'number' && { min }),
      ...(typeof max === 'number' && { max }),
    };
  },
};
