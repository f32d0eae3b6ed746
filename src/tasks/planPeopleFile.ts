import type { Result } from '#core/problem';
import type { PersonInput } from '#core/records/people';
import { type PeopleField, type PeoplePlan, planPeople } from '#core/records/peopleTable';
import { type Going, tableRows } from '#tasks/tableRows';

export interface PeopleFileWish {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What each column holds, where a person said so. */
  readonly columns?: readonly (PeopleField | undefined)[] | undefined;
}

/** A plan, and how the file was read. */
export interface PeopleFilePlan extends PeoplePlan {
  readonly encoding: string;
}

/** What a list of people in a spreadsheet's file would do to those who are here. */
export async function planPeopleFile(
  { file, bytes, columns }: PeopleFileWish,
  here: readonly PersonInput[],
  going: Going,
): Promise<Result<PeopleFilePlan>> {
  const table = await tableRows(file, bytes, { rows: 20_000, columns: 400 }, going);
  if (!table.ok) return table;
  const { rows, encoding } = table.value;
  const plan = planPeople(file, rows, here, columns);
  return { ok: true, value: { ...plan, encoding }, problems: [...table.problems, ...plan.problems] };
}
