import type { BlockRender } from '#blocks/block';
import { renderProse } from '#blocks/prose';
import type { Text } from '#blocks/text/model';

export const text: BlockRender<Text> = {
  render: ({ nodes }, context) => ({ type: 'root', children: renderProse(nodes, context) }),
};
