import { type Accordion, accordion } from '#blocks/accordion/model';
import { type Callout, callout } from '#blocks/callout/model';
import { type Figure, figure } from '#blocks/figure/model';
import { type Panel, panel } from '#blocks/panel/model';
import { type QuestionBlock, question } from '#blocks/question/model';
import { type Text, text } from '#blocks/text/model';

/** The kinds of block: one folder each, one line here. */
export const blockModels = { text, callout, figure, accordion, panel, question };

export type Block = Text | Callout | Figure | Accordion | Panel | QuestionBlock;

/** What may stand at the top of a page. */
export const holdsLesson: readonly Block['block'][] = ['text', 'callout', 'figure', 'accordion', 'question'];
