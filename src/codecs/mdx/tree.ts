import type { RootContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';

/** A tag in a line of text, such as `<kbd>`. */
export type InlineTag = MdxJsxTextElement;

/** A value that JSON can write. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Markdown between two tags. */
export interface Prose {
  readonly kind: 'prose';
  /** mdast without positions. */
  readonly nodes: readonly RootContent[];
  /** The line where each node begins. */
  readonly lines: readonly number[];
}

/** A block tag with what stands in it. */
export interface Tag {
  readonly kind: 'tag';
  readonly name: string;
  readonly attributes: Readonly<Record<string, Json>>;
  readonly content: readonly Piece[];
  readonly line: number;
}

export type Piece = Prose | Tag;

/** What a writer needs of a piece: no lines. */
export type Draft =
  Pick<Prose, 'kind' | 'nodes'> | (Pick<Tag, 'kind' | 'name' | 'attributes'> & { readonly content: readonly Draft[] });

/** Tells a problem of what stands at a line of the text. */
export type Report = (code: string, line: number, values?: Readonly<Record<string, string | number>>) => void;
