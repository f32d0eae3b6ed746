import type { Question, TypeName } from '#core/question/index';
import type { TableType } from '#formats/question-table/tableType';
import { cloze } from '#formats/question-table/rows/cloze';
import { likert } from '#formats/question-table/rows/likert';
import { long } from '#formats/question-table/rows/long';
import { matching } from '#formats/question-table/rows/matching';
import { multiple, single } from '#formats/question-table/rows/choices';
import { numeric } from '#formats/question-table/rows/numeric';
import { ordering } from '#formats/question-table/rows/ordering';
import { short } from '#formats/question-table/rows/short';
import { trueFalse } from '#formats/question-table/rows/trueFalse';

/** The types that a table has room for; the others are left out with a warning. */
const tableTypes: { readonly [Name in TypeName]?: TableType<Extract<Question, { type: Name }>> } = {
  single,
  multiple,
  'true-false': trueFalse,
  short,
  numeric,
  matching,
  ordering,
  cloze,
  long,
  likert,
};

/** How a type stands in a table. The compiler cannot follow one member of the table to one of the union. */
export const tableTypeOf = (type: string): TableType<Question> | undefined =>
  Object.hasOwn(tableTypes, type) ? tableTypes[type as TypeName] : undefined;
