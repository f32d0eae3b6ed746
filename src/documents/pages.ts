import { type Block, type Document, type Inline, plainOf } from '#documents/model';

/** Points of an A4 page between its margins, as the HTML writer sets them. */
const page = { portrait: { width: 482, height: 723 }, landscape: { width: 728, height: 476 } } as const;

/** Points that a letter takes on average, and lines their height: 11 pt in text, 9.5 pt in tables. */
const text = { letter: 5.2, line: 15.4, after: 6 } as const;
const small = { letter: 4.7, line: 12.9, around: 8 } as const;

/**
 * How many A4 pages a document takes, about: its lines counted, with the letters of an average line. A word processor
 * with other fonts may give one page more or less.
 */
export function pagesOf({ blocks, clause, isLandscape }: Document): number {
  const { width, height } = page[isLandscape ? 'landscape' : 'portrait'];
  const points =
    52 + heightOf(blocks, width) + (clause === undefined ? 0 : 42 + lines(clause.length, 4.4, width) * 12.6);
  return Math.max(1, Math.ceil(points / height));
}

const heightOf = (blocks: readonly Block[], width: number): number =>
  blocks.reduce<number>((sum, block) => sum + blockHeight(block, width), 0);

function blockHeight(block: Block, width: number): number {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? 48 : 31;
    case 'paragraph':
      return lines(lengthOf(block.content), text.letter, width) * text.line + text.after;
    case 'list':
      return block.items.reduce<number>((sum, item) => sum + heightOf(item, width - 30) - text.after + 2, text.after);
    case 'quote':
      return heightOf(block.blocks, width - 28);
    case 'facts':
      return block.rows.reduce(
        (sum, { content }) => sum + lines(lengthOf(content), small.letter, width * 0.72) * small.line + small.around,
        14,
      );
    case 'table': {
      const rows = [block.columns.map(({ content }) => content), ...block.rows];
      const shares = sharesOf(block.columns);
      return rows.reduce((sum, row) => {
        const tallest = row.map((cell, index) =>
          lines(lengthOf(cell), small.letter, (shares[index] ?? 0.1) * width - 12),
        );
        return sum + Math.max(1, ...tallest) * small.line + small.around;
      }, 14);
    }
  }
}

/** The width that columns say, the rest shared among the others. */
function sharesOf(columns: readonly { readonly share?: number }[]): readonly number[] {
  const said = columns.reduce((sum, { share = 0 }) => sum + share, 0);
  const open = columns.filter(({ share }) => share === undefined).length;
  return columns.map(({ share }) => (share ?? (100 - said) / open) / 100);
}

/** A gap takes the words around it too. */
const lengthOf = (content: readonly Inline[]): number =>
  plainOf(content).length + 14 * content.filter(({ kind }) => kind === 'gap').length;

const lines = (letters: number, letter: number, width: number): number =>
  Math.max(1, Math.ceil((letters * letter) / Math.max(30, width)));
