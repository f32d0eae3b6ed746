import type { Nodes, RootContent } from 'mdast';
import * as v from 'valibot';
import type { BlockModel } from '#blocks/block';

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
  media: ({ nodes }) => imagesIn(nodes),
};

/** The files of the pictures in a text, in order. */
export const imagesIn = (nodes: readonly Nodes[]): string[] =>
  nodes.flatMap((node) => (node.type === 'image' ? [node.url] : 'children' in node ? imagesIn(node.children) : []));
