import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { isMediaPath } from '#codecs/mdx/addresses';
import { type Plain, plain } from '#core/text';

/** A picture with its alternative; what stands between the tags is the long description. */
export interface Figure {
  readonly block: 'figure';
  readonly src: string;
  readonly alt: Plain;
  readonly caption?: Plain | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly content: readonly Block[];
}

const pixels = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000)));

export const figure: BlockModel<Figure> = {
  name: 'Figure',
  schema: v.strictObject({
    block: v.literal('figure'),
    /** `media/arbre.svg` */
    src: v.pipe(v.string(), v.check(isMediaPath)),
    /** What the picture says to those who do not see it. */
    alt: plain,
    caption: v.optional(plain),
    /** Size in CSS pixels: the page keeps the place while the picture loads. */
    width: pixels,
    height: pixels,
    content: contentSchema,
  }),
  holds: ['text'],
  media: ({ src }) => [src],
};
