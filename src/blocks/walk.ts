import type { BlockModel } from '#blocks/block';
import { type Block, blockModels } from '#blocks/models';
import type { Id } from '#core/id';

/** The model of a block; the compiler cannot follow one member of the table to one of the union. */
export const modelOf = (block: Block): BlockModel<Block> => blockModels[block.block];

/** What stands between the tags of a block. */
export const contentOf = (block: Block): readonly Block[] => ('content' in block ? block.content : []);

/** The questions that blocks show, in order; twice what is there twice. */
export const questionsIn = (blocks: readonly Block[]): Id<'q'>[] =>
  blocks.flatMap((block) => [...(modelOf(block).questions?.(block) ?? []), ...questionsIn(contentOf(block))]);

/** The tests whose questions blocks show, in order; their questions are not among `questionsIn`. */
export const testsIn = (blocks: readonly Block[]): Id<'e'>[] =>
  blocks.flatMap((block) => [...(modelOf(block).tests?.(block) ?? []), ...testsIn(contentOf(block))]);

/** The files that blocks show (`media/…`), in order, each once; those of their questions are not among them: `mediaInQuestion`. */
export const mediaIn = (blocks: readonly Block[]): string[] => [...new Set(allMedia(blocks))];

const allMedia = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => [...(modelOf(block).media?.(block) ?? []), ...allMedia(contentOf(block))]);
