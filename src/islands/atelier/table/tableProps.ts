/** What a table of results shows. */
export interface TableProps {
  caption: string;
  columns: readonly { readonly text: string; readonly align?: 'end' }[];
  /** Of each row, the first cell names it. */
  rows: readonly (readonly (string | number)[])[];
  /** Of the file for spreadsheets, without its ending. */
  name: string;
  note?: string | undefined;
  /** Said in place of a table without rows. */
  empty?: string | undefined;
}
