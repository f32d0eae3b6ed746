import type { Question, TypeName } from '#core/question/index';
import type { TableType } from '#formats/question-table/tableType';
import { likert } from '#formats/question-table/rows/likert';
import { long } from '#formats/question-table/rows/long';
import { multiple, single } from '#formats/question-table/rows/choices';
import { numeric } from '#formats/question-table/rows/numeric';
import { short } from '#formats/question-table/rows/short';

/** The types that a table has room for; the others are left out with a warning. */
const tableTypes: { readonly [Name in TypeName]?: TableType<Extract<Question, { type: Name }>> } = {
  single,
  multiple,
  short,
  numeric,
  long,
  likert,
};

/** How a type stands in a table. The compiler cannot follow one member of the table to one of the union. */
export const tableTypeOf = (type: string): TableType<Question> | undefined =>
  Object.hasOwn(tableTypes, type) ? (tableTypes[type as TypeName]) : undefined;
