import type { Id } from '#core/id';

/** A field of the workspace: what it belongs to, and its JSON Pointer in it. */
export interface FieldPlace {
  readonly entity: Id;
  readonly path: string;
}

/** What a document may ask of a course. What is empty says so: where to fill it in, never something made up. */
export type Field = TextField | ListField | TableField;

interface Labelled {
  /** What it is, as people call it. */
  readonly label: string;
  readonly place: FieldPlace;
}

export interface TextField extends Labelled {
  readonly kind: 'text';
  readonly value: string | undefined;
  /** Restricted Markdown. */
  readonly isRich?: boolean;
}

export interface ListField extends Labelled {
  readonly kind: 'list';
  readonly items: readonly string[];
}

export interface TableField extends Labelled {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly text: string;
  readonly align?: 'end';
  /** Of the width of the page, in percent. */
  readonly share?: number;
}

/** A cell without text says what is missing where it has a place, else stays empty. */
export interface Cell {
  readonly text?: string | undefined;
  readonly missing?: { readonly label: string; readonly place: FieldPlace };
  readonly isStrong?: boolean;
}

export type Fields = Readonly<Record<string, Field>>;
