/** A file, or what was pasted under a name. */
export interface GivenTable {
  readonly file: string;
  readonly bytes: Uint8Array;
}
