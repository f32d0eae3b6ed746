import type { ElementContent, Root } from 'hast';
import { accordion } from '#blocks/accordion/render';
import type { BlockRender, RenderContext } from '#blocks/block';
import { callout } from '#blocks/callout/render';
import { figure } from '#blocks/figure/render';
import { placeHeadings } from '#blocks/headings';
import type { Block } from '#blocks/models';
import { panel } from '#blocks/panel/render';
import { renderRichBlocks } from '#blocks/prose';
import { question } from '#blocks/question/render';
import { text } from '#blocks/text/render';

export type { RenderContext } from '#blocks/block';
export { type Heading, headingsIn } from '#blocks/headings';
export { toHtml } from '#blocks/html';
export { renderQuestion } from '#blocks/question/render';
export { mediaIn, questionsIn } from '#blocks/walk';

/** How each kind of block looks: the compiler asks for all of them. */
const renders: { readonly [Name in Block['block']]: BlockRender<Extract<Block, { block: Name }>> } = {
  text,
  callout,
  figure,
  accordion,
  panel,
  question,
};

/** A page or a part of one; headings have their places, unique in it. */
export const renderBlocks = (blocks: readonly Block[], context: RenderContext): Root => ({
  type: 'root',
  children: placeHeadings(renderAll(blocks, context)),
});

function renderAll(blocks: readonly Block[], context: RenderContext): ElementContent[] {
  return blocks.flatMap((block) => {
    const render = renders[block.block] as unknown as BlockRender<Block>;
    const { children } = render.render(block, context, (inside) => renderAll(inside, context));
    return children.filter((node) => node.type !== 'doctype');
  });
}

/** A rich text of a question, a form or the structure, as blocks. */
export const renderRich = (text: string, context: RenderContext): Root => ({
  type: 'root',
  children: renderRichBlocks(text, context),
});
