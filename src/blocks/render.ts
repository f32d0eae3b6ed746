import type { ElementContent, Root } from 'hast';
import { accordion } from '#blocks/accordion/render';
import { audio } from '#blocks/audio/render';
import type { BlockRender, RenderContext } from '#blocks/block';
import { callout } from '#blocks/callout/render';
import { card } from '#blocks/card/render';
import { caseStudy } from '#blocks/case/render';
import { checklist } from '#blocks/checklist/render';
import { choice } from '#blocks/choice/render';
import { citation } from '#blocks/citation/render';
import { debrief } from '#blocks/debrief/render';
import { directed } from '#blocks/direction';
import { download } from '#blocks/download/render';
import { figure } from '#blocks/figure/render';
import { flashcards } from '#blocks/flashcards/render';
import { glossary } from '#blocks/glossary/render';
import { placeHeadings } from '#blocks/headings';
import { item } from '#blocks/item/render';
import type { Block } from '#blocks/models';
import { panel } from '#blocks/panel/render';
import { renderRichBlocks } from '#blocks/prose';
import { question, renderQuestion as drawQuestion } from '#blocks/question/render';
import { quiz } from '#blocks/quiz/render';
import { reflection } from '#blocks/reflection/render';
import { scene } from '#blocks/scene/render';
import { step } from '#blocks/step/render';
import { steps } from '#blocks/steps/render';
import { tab } from '#blocks/tab/render';
import { table } from '#blocks/table/render';
import { tabs } from '#blocks/tabs/render';
import { term } from '#blocks/term/render';
import { text } from '#blocks/text/render';
import { video } from '#blocks/video/render';
import { printed } from '#blocks/typography';
import type { Question } from '#core/question/index';

export type { RenderContext } from '#blocks/block';
export { type Heading, headingsIn } from '#blocks/headings';
export { toHtml } from '#blocks/html';
export { shownTest } from '#blocks/quiz/shownTest';
export { mediaIn, questionsIn, testsIn } from '#blocks/walk';

/** How each kind of block looks: the compiler asks for all of them. */
const renders: { readonly [Name in Block['block']]: BlockRender<Extract<Block, { block: Name }>> } = {
  text,
  callout,
  figure,
  accordion,
  panel,
  steps,
  step,
  tabs,
  tab,
  flashcards,
  card,
  video,
  audio,
  download,
  checklist,
  item,
  glossary,
  term,
  table,
  citation,
  reflection,
  case: caseStudy,
  scene,
  choice,
  debrief,
  question,
  quiz,
};

/** A page or a part of one; headings have their places, unique in it. */
export const renderBlocks = (blocks: readonly Block[], context: RenderContext): Root =>
  shown({ type: 'root', children: placeHeadings(renderAll(blocks, context)) }, context);

function renderAll(blocks: readonly Block[], context: RenderContext): ElementContent[] {
  return blocks.flatMap((block) => {
    const render = renders[block.block] as unknown as BlockRender<Block>;
    const { children } = render.render(block, context, (inside) => renderAll(inside, context));
    return children.filter((node) => node.type !== 'doctype');
  });
}

/** A rich text of a question, a form or the structure, as blocks. */
export const renderRich = (text: string, context: RenderContext): Root =>
  shown({ type: 'root', children: renderRichBlocks(text, context) }, context);

/** A question as its form, with its key where the context lets it be looked up. */
export const renderQuestion = (asked: Question, context: RenderContext): Root =>
  shown(drawQuestion(asked, context), context);

/** As its language is printed, each part in its direction. */
const shown = (root: Root, { lang }: RenderContext): Root => directed(printed(root, lang), lang);
