import type { Caution, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';

interface Input {
  /** Counts, one row per category. */
  readonly table: readonly (readonly number[])[];
  /** Fewer persons than this are not shown. */
  readonly k?: number;
}

interface Publication {
  readonly publishable: boolean;
  readonly reason?: Caution;
  readonly advice?: 'merge-categories';
  readonly primary?: readonly (readonly boolean[])[];
  readonly mask?: readonly (readonly boolean[])[];
  /** What may be shown; `undefined` where a count is masked. */
  readonly published?: readonly (readonly (number | undefined)[])[];
  /** None for a table of one column, nor the other for one of one row: they would be the cells. */
  readonly rowTotals?: readonly number[] | undefined;
  readonly colTotals?: readonly number[] | undefined;
  readonly grandTotal?: number;
  /** Rows where everybody is in one column: « 0 % » or « 100 % » tells something about each of them. */
  readonly disclosive?: readonly number[];
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Masks counts of fewer than k persons, and as many more as it takes that no masked one can be worked out. */
export const smallCells: Statistic<Input, Publication> = {
  formula: 'small-cells',
  compute({ table, k = 5 }) {
    const columns = table[0]?.map((_, column) => table.map((row) => row[column] ?? 0)) ?? [];
    const [rowTotals, colTotals] = [table.map(total), columns.map(total)];
    const grandTotal = total(rowTotals);
    const common = { n: grandTotal, missing: 0, formula: smallCells.formula };
    if (grandTotal < k) {
      const reason = 'total-below-threshold';
      return { ...common, value: { publishable: false, reason }, caution: reason };
    }
    const flat = table.length === 1 || columns.length === 1;
    const margins = flat ? [grandTotal] : [...rowTotals, ...colTotals];
    if (margins.some((margin) => margin > 0 && margin < k)) {
      const reason = 'margin-below-threshold';
      return {
        ...common,
        value: { publishable: false, reason, advice: 'merge-categories', grandTotal },
        caution: reason,
      };
    }
    const primary = table.map((row) => row.map((count) => count > 0 && count < k));
    const mask = primary.map((row) => [...row]);
    while (complete(table, mask, k));
    const published = table.map((row, r) => row.map((count, c) => (mask[r]?.[c] ? undefined : count)));
    const totals = {
      rowTotals: columns.length === 1 ? undefined : rowTotals,
      colTotals: table.length === 1 ? undefined : colTotals,
      grandTotal,
    };
    const disclosive = columns.length === 1 ? [] : rowsOfOneKind(published);
    const value = { publishable: true, primary, mask, published, ...totals, disclosive };
    return { ...common, value, ...warned(disclosive.length > 0 ? 'disclosive' : undefined) };
  },
};

const rowsOfOneKind = (published: readonly (readonly (number | undefined)[])[]): number[] =>
  published.flatMap((row, index) => {
    const filled = row.filter((count) => count !== 0);
    return filled.length === 1 && filled[0] !== undefined ? [index] : [];
  });

interface Place {
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

/** One pass over rows, then columns; true when it masked something. A line of one cell protects nothing by itself. */
function complete(table: readonly (readonly number[])[], mask: boolean[][], k: number): boolean {
  const places = table.map((row, r) => row.map((count, c): Place => ({ row: r, column: c, count })));
  const columns = places[0]?.map((_, column) => places.flatMap((row) => row[column] ?? [])) ?? [];
  const lines = [...places, ...columns].filter((line) => line.length > 1);
  let changed = false;
  for (const line of lines) {
    for (let next = toMask(line, mask, k); next !== undefined; next = toMask(line, mask, k)) {
      mask[next.row]?.splice(next.column, 1, true);
      changed = true;
    }
  }
  return changed;
}

/** The next cell a line must hide: the smallest that is not zero, a zero only where nothing else is left. */
function toMask(line: readonly Place[], mask: readonly (readonly boolean[])[], k: number): Place | undefined {
  const isMasked = ({ row, column }: Place) => mask[row]?.[column] === true;
  const masked = line.filter(isMasked);
  if (masked.length === 0) return undefined;
  if (masked.length >= 2 && total(masked.map(({ count }) => count)) >= k) return undefined;
  const open = line.filter((place) => !isMasked(place));
  const order = (a: Place, b: Place) => a.count - b.count || a.row - b.row || a.column - b.column;
  return [...open.filter(({ count }) => count > 0).sort(order), ...open.filter(({ count }) => count === 0)][0];
}
