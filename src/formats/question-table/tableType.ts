import type { Words } from '#core/words';
import type { Fields } from '#formats/reading/collector';
import type { Sheet } from '#formats/reading/sheet';
import type { Setting } from '#formats/question-table/settings';

/** What a type of question writes into its row besides what all have. */
export interface Cells {
  readonly choices?: readonly ChoiceCells[];
  readonly tolerance?: number;
  readonly unit?: string;
  readonly wrongFeedback?: string;
  readonly guide?: string;
  readonly settings?: readonly (Setting | false | undefined)[];
}

export interface ChoiceCells {
  readonly choice?: string;
  readonly right?: string | number;
  readonly remark?: string | undefined;
}

/** A row that was read. */
export interface Row {
  /** A cell as rich text, or `undefined`. */
  rich(text: string): string | undefined;
  /** The cell of a column; empty where there is none. */
  cell(field: 'tolerance' | 'unit' | 'wrongFeedback' | 'guide'): string;
  /** A number as people type it; one that is none is told. `undefined` for an empty cell. */
  readonly number: (text: string) => number | undefined;
  /** Up to the last one that holds something. */
  readonly choices: readonly Required<ChoiceCells & { readonly remark: string; readonly right: string }>[];
  /** The number of a setting, `true` for one without; `undefined` where it is not there. */
  setting(name: Setting['name']): number | true | undefined;
  readonly words: Words;
}

/** How one type stands in a table: one file each, one line in `rows/index.ts`. */
export interface TableType<Q> {
  cells(question: Q, words: Words): Cells;
  /** `type` and the fields of its own; `undefined` where it had to give up and said why. */
  read(row: Row, sheet: Sheet): Fields | undefined;
}
