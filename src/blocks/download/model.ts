import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { isMediaPath } from '#codecs/mdx/addresses';
import { type Plain, plain } from '#core/text';

/** A file to keep: a model, a grid, a document to print. */
export interface Download {
  readonly block: 'download';
  readonly src: string;
  readonly title: Plain;
  readonly content: readonly Block[];
}

export const download: BlockModel<Download> = {
  name: 'Download',
  schema: v.strictObject({
    block: v.literal('download'),
    /** `media/grille.ods` */
    src: v.pipe(v.string(), v.check(isMediaPath)),
    title: plain,
    content: contentSchema,
  }),
  holds: ['text'],
  media: ({ src }) => [src],
};
