import type { BodyReader } from '#formats/gift/read/body';
import { richOf } from '#formats/gift/read/text';

/** `{>0 ALL VERTICAL ABSOLUTE_POSITION SHOW none`, then one item a line: how Moodle itself writes items to put in order. */
export const readOrdering: BodyReader = ({ text, format }, sheet) => {
  const [settings = '', ...lines] = text.slice(1).split('\n');
  if (/\b(RANDOM|CONTIGUOUS)\b/.test(settings) || !/\bABSOLUTE_POSITION\b/.test(settings)) sheet.lost('grading');
  const items = lines.flatMap((line) => richOf(line, format, sheet) ?? []);
  return { type: 'ordering', items: items.map((item) => ({ id: sheet.id('c'), text: item })) };
};
