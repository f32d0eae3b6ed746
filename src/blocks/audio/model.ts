import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { isMediaPath } from '#codecs/mdx/addresses';
import { type Plain, plain } from '#core/text';

/** A recording; what stands between the tags is its transcript. */
export interface Audio {
  readonly block: 'audio';
  readonly src: string;
  readonly title: Plain;
  readonly content: readonly Block[];
}

export const audio: BlockModel<Audio> = {
  name: 'Audio',
  schema: v.strictObject({
    block: v.literal('audio'),
    /** `media/entretien.mp3` */
    src: v.pipe(v.string(), v.check(isMediaPath), v.regex(/\.(?:mp3|m4a|ogg)$/i)),
    title: plain,
    content: contentSchema,
  }),
  holds: ['text'],
  media: ({ src }) => [src],
  faults: ({ content, line }) =>
    content.length > 0 ? [] : [{ code: 'audio/no-transcript', line, severity: 'warning' }],
};
