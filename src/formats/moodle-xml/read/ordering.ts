import { childOf, childrenOf } from '#codecs/xmlRead';
import { richIn } from '#formats/moodle-xml/read/element';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';

/** `ordering`: its answers stand in the right order. */
export const readOrdering: TypeReader = (element, sheet) => {
  const isOurs = (name: string, value: string) => (childOf(element, name)?.text.trim() || value) === value;
  if (!isOurs('gradingtype', 'ABSOLUTE_POSITION') || !isOurs('selecttype', 'ALL')) sheet.lost('grading');
  const items = childrenOf(element, 'answer').map((answer) => ({ id: sheet.id('c'), text: richIn(answer, sheet) }));
  return { type: 'ordering', items: items.filter(({ text }) => text !== undefined) };
};
