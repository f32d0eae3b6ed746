import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { isMediaPath } from '#codecs/mdx/addresses';
import { type Plain, plain } from '#core/text';

/** A film; what stands between the tags is its transcript. */
export interface Video {
  readonly block: 'video';
  readonly src: string;
  readonly title: Plain;
  readonly captions?: string | undefined;
  readonly poster?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly content: readonly Block[];
}

export const video: BlockModel<Video> = {
  name: 'Video',
  schema: v.strictObject({
    block: v.literal('video'),
    /** `media/entretien.mp4` */
    src: v.pipe(v.string(), v.check(isMediaPath), v.regex(/\.(?:mp4|webm|ogv|ogg)$/i)),
    title: plain,
    /** What is said, as WebVTT: `media/entretien.vtt`. */
    captions: v.optional(v.pipe(v.string(), v.check(isMediaPath), v.regex(/\.(?:vtt)$/i))),
    /** The picture that stands there before it plays. */
    poster: v.optional(v.pipe(v.string(), v.check(isMediaPath), v.regex(/\.(?:jpe?g|png|webp|svg|gif)$/i))),
    /** Size in CSS pixels: the page keeps the place. */
    width: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
    height: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
    content: contentSchema,
  }),
  holds: ['text'],
  media: ({ src, captions, poster }) => [src, captions, poster].filter((path) => path !== undefined),
  faults: ({ attributes, content, line }) =>
    'captions' in attributes || content.length > 0 ? [] : [{ code: 'video/not-for-all', line, severity: 'warning' }],
};
