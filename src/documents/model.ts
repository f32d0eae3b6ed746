import type { FieldPlace } from '#core/views/documentFields';

/** A document as every writer reads it: what it says, not how it looks. */
export interface Document {
  readonly lang: string;
  readonly title: string;
  /** The action that it belongs to, above the title. */
  readonly above: string;
  readonly isLandscape: boolean;
  readonly blocks: readonly Block[];
  /** Word for word, in every version. */
  readonly clause?: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | Table
  /** Two columns without a head: what, and its value. */
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: string; readonly content: readonly Inline[] }[];
    };

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly { readonly content: readonly Inline[]; readonly align?: 'end'; readonly share?: number }[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

export type Inline =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }
  | { readonly kind: 'break' }
  | Gap;

/** Something that the course does not say yet, and the field to say it in. */
export interface Gap {
  readonly kind: 'gap';
  readonly label: string;
  readonly place: FieldPlace;
}

/** Every gap of a document, in the order of reading. */
export const gapsIn = ({ blocks }: Pick<Document, 'blocks'>): readonly Gap[] => inlinesIn(blocks).flatMap(gapsOf);

const gapsOf = (inline: Inline): readonly Gap[] =>
  inline.kind === 'gap' ? [inline] : 'content' in inline ? inline.content.flatMap(gapsOf) : [];

const inlinesIn = (blocks: readonly Block[]): readonly Inline[] => linesIn(blocks).flat();

/** The runs of text, whatever holds them. */
export const linesIn = (blocks: readonly Block[]): readonly (readonly Inline[])[] =>
  blocks.flatMap((block): readonly (readonly Inline[])[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.content];
      case 'list':
        return block.items.flatMap(linesIn);
      case 'quote':
        return linesIn(block.blocks);
      case 'table':
        return [...block.columns.map(({ content }) => content), ...block.rows.flat()];
      case 'facts':
        return block.rows.map(({ content }) => content);
    }
  });

export const plainOf = (content: readonly Inline[]): string =>
  content
    .map((inline) => {
      if (inline.kind === 'text') return inline.value;
      if (inline.kind === 'break') return ' ';
      return inline.kind === 'gap' ? inline.label : plainOf(inline.content);
    })
    .join('');
