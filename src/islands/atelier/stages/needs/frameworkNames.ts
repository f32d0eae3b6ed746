import { type ColumnNames, frameworkColumns } from '#core/needs/frameworkTable';
import { wordOf } from '../../words';

/** The columns of a framework's table, as the screen calls them; asked when used, as words come with the pieces. */
export const frameworkNames = (): ColumnNames =>
  Object.fromEntries(
    frameworkColumns.map((column) => [column, wordOf(`framework.column.${column}`)]),
  ) as unknown as ColumnNames;
