import * as v from 'valibot';
import type { BlockModel } from '#blocks/block';
import { sceneName } from '#blocks/scene/model';
import { type Plain, plain } from '#core/text';

/** A way out of a scene; stands nowhere else. */
export interface Choice {
  readonly block: 'choice';
  readonly to: string;
  readonly label: Plain;
}

export const choice: BlockModel<Choice> = {
  name: 'Choice',
  schema: v.strictObject({
    block: v.literal('choice'),
    /** The scene where it leads. */
    to: sceneName,
    /** What the learner decides to do. */
    label: plain,
  }),
  holds: [],
};
