import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

export const sceneName = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

/** One situation of a case; without a choice in it the case ends there. Stands nowhere else. */
export interface Scene {
  readonly block: 'scene';
  readonly id: string;
  readonly title: Plain;
  readonly content: readonly Block[];
}

export const scene: BlockModel<Scene> = {
  name: 'Scene',
  schema: v.strictObject({
    block: v.literal('scene'),
    /** Its name for `<Choice to=…>`: small letters, figures, hyphens. */
    id: sceneName,
    title: plain,
    content: contentSchema,
  }),
  holds: ['text', 'callout', 'figure', 'table', 'citation', 'video', 'audio', 'download', 'choice'],
};
