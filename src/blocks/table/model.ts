import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

/** A table with its caption, and where wanted a header in front of each row. */
export interface Table {
  readonly block: 'table';
  readonly caption?: Plain | undefined;
  readonly rowHeaders?: boolean | undefined;
  readonly content: readonly Block[];
}

export const table: BlockModel<Table> = {
  name: 'Table',
  schema: v.strictObject({
    block: v.literal('table'),
    caption: v.optional(plain),
    /** The first cell of each row names the row. */
    rowHeaders: v.optional(v.boolean()),
    content: contentSchema,
  }),
  holds: ['text'],
  faults: ({ content, line }) => {
    const nodes = content.flatMap((piece) => (piece.kind === 'prose' ? piece.nodes : []));
    const isTable = nodes.length === 1 && nodes[0]?.type === 'table';
    return isTable ? [] : [{ code: 'table/not-a-table', line, severity: 'error' }];
  },
};
