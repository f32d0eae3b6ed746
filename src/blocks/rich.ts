import type { Nodes } from 'mdast';
import { richTextsOf } from '#blocks/question/texts';
import { filesIn } from '#blocks/text/model';
import { readRich } from '#codecs/mdx/rich';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';

/** What may not stand in a rich text, at the place given: tags, unsafe links, pictures from elsewhere. */
export function richProblems(text: string, at: string): Problem[] {
  const problems: Problem[] = [];
  readRich(text, (code, _line, values = {}) => problems.push({ code, at, severity: 'error', values }));
  return problems;
}

/** The files of the pictures and recordings in a rich text, in order, each once. */
export const mediaInRich = (text: string): string[] => [...new Set(filesIn(readRich(text, () => undefined)))];

/** As `richProblems`, for every text of a question. */
export const questionTextProblems = (question: Question): Problem[] =>
  richTextsOf(question).flatMap((text) => richProblems(text, question.id));

/** As `mediaInRich`, for every text of a question. */
export const mediaInQuestion = (question: Question): string[] => [
  ...new Set(richTextsOf(question).flatMap(mediaInRich)),
];

/** A rich text as one line without marks, for titles and manifests; pictures by their alternative. */
export const richToPlain = (text: string): string =>
  readRich(text, () => undefined)
    .map(plainOf)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

const blocks = new Set(['paragraph', 'listItem', 'tableCell', 'blockquote', 'heading']);

function plainOf(node: Nodes): string {
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'break') return ' ';
  if (node.type === 'mdxJsxTextElement' && node.name === 'br') return ' ';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map(plainOf).join('');
  return blocks.has(node.type) ? `${text} ` : text;
}
