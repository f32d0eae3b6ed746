import type { PersonInput } from '#core/records/people';
import { smallCells } from '#core/statistics/smallCells';

/** By what people may be counted. */
export const coverageFields = ['country', 'institution', 'category', 'gender', 'seniority', 'group'] as const;
export type CoverageField = (typeof coverageFields)[number];

/** People counted by one field, or by two; what would show who somebody is stays hidden (methods §21). */
export interface Coverage {
  readonly n: number;
  /** The values of the first field, in order; '' where nothing is said. */
  readonly rows: readonly string[];
  /** Those of the second; one, empty, where there is none. */
  readonly columns: readonly string[];
  /** `undefined` where a count is hidden. */
  readonly counts: readonly (readonly (number | undefined)[])[];
  readonly rowTotals?: readonly number[] | undefined;
  readonly columnTotals?: readonly number[] | undefined;
  /** Why nothing may be shown: too few people, or a total of too few. */
  readonly refused?: string;
  /** Rows where everybody is in one column. */
  readonly disclosive: readonly string[];
  /** How many counts are hidden. */
  readonly hidden: number;
}

/** Counts people; `order` sorts the values as the language does. */
export function coverageOf(
  people: readonly PersonInput[],
  [first, second]: readonly [CoverageField, CoverageField?],
  order: (one: string, other: string) => number,
): Coverage {
  const valuesOf = (field: CoverageField) => [...new Set(people.map((person) => person[field] ?? ''))].sort(order);
  const rows = valuesOf(first);
  const columns = second === undefined ? [''] : valuesOf(second);
  const count = (row: string, column: string) =>
    people.filter(
      (person) => (person[first] ?? '') === row && (second === undefined || (person[second] ?? '') === column),
    ).length;
  const table = rows.map((row) => columns.map((column) => count(row, column)));
  const { value } = smallCells.compute({ table });
  const shown = value?.published ?? table.map((row) => row.map(() => undefined));
  return {
    n: people.length,
    rows,
    columns,
    counts: shown,
    ...(value?.publishable ? { rowTotals: value.rowTotals, columnTotals: value.colTotals } : {}),
    ...(value?.reason === undefined ? {} : { refused: value.reason }),
    disclosive: (value?.disclosive ?? []).map((row) => rows[row] ?? ''),
    hidden: shown.flat().filter((cell) => cell === undefined).length,
  };
}
