import { unguarded } from '#codecs/csv';
import { type ColumnNames, type FrameworkRead, readFramework } from '#core/needs/frameworkTable';
import type { Competency } from '#core/needs/schema';
import type { Result } from '#core/problem';
import { type Going, tableRows } from '#tasks/tableRows';

export interface FrameworkWish {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly names: ColumnNames;
}

/** What is there already. */
export interface FrameworkHere {
  readonly competencies: readonly Competency[];
  readonly levels: readonly string[];
}

/** What a table would do to the framework, and how its file was read. */
export interface FrameworkPlan extends Pick<FrameworkRead, 'rows'> {
  readonly encoding: string;
}

/** Reads a competency framework from a spreadsheet's file; nothing is changed. */
export async function planFramework(
  { file, bytes, names }: FrameworkWish,
  here: FrameworkHere,
  going: Going,
): Promise<Result<FrameworkPlan>> {
  const table = await tableRows(file, bytes, { rows: 2_000, columns: 60 }, going);
  if (!table.ok) return table;
  const { encoding } = table.value;
  // What a CSV of ours guards from being a formula comes back as it was typed.
  const bare =
    encoding === 'xlsx'
      ? table.value.rows
      : table.value.rows.map((row) => ({ ...row, cells: row.cells.map(unguarded) }));
  const { rows, problems } = readFramework({ file, rows: bare }, here, names);
  const plan = { rows, encoding };
  return { ok: true, value: plan, problems: [...table.problems, ...problems] };
}
