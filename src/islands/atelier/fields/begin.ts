/** For the empty row of a list: what makes its first field the beginning of a new thing; nothing for a row that is one already. */
export type Begin = (field: string) => ((value: string | undefined) => void) | undefined;
