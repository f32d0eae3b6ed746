import type { Nodes, RootContent } from 'mdast';
import * as v from 'valibot';
import type { BlockModel } from '#blocks/block';
import { isAudioPath } from '#codecs/mdx/addresses';

/** Markdown between tags. */
export interface Text {
  readonly block: 'text';
  /** mdast without positions. */
  readonly nodes: readonly RootContent[];
}

export const text: BlockModel<Text> = {
  // No tag: it is what stands between them.
  name: '',
  schema: v.strictObject({ block: v.literal('text'), nodes: v.custom<readonly RootContent[]>(Array.isArray) }),
  holds: [],
  media: ({ nodes }) => filesIn(nodes),
};

/** The files of the pictures and recordings in a text, in order. */
export const filesIn = (nodes: readonly Nodes[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type === 'image' || (node.type === 'link' && isAudioPath(node.url))) return [node.url];
    return 'children' in node ? filesIn(node.children) : [];
  });
