import { childOf } from '#codecs/xmlRead';
import { loses, numberIn, richIn } from '#formats/moodle-xml/read/element';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';

/** `essay`: a text to write. */
export const readLong: TypeReader = (element, sheet) => {
  loses(element, 'attachments', 'attachments', sheet);
  loses(element, 'responsetemplate', 'template', sheet);
  loses(element, 'minwordlimit', 'wordLimits', sheet);
  loses(element, 'maxwordlimit', 'wordLimits', sheet);
  if (childOf(element, 'responseformat')?.text.trim() === 'noinline') sheet.lost('attachments');
  const lines = numberIn(element, 'responsefieldlines') ?? 5;
  const guide = richIn(childOf(element, 'graderinfo'), sheet);
  return { type: 'long', lines: Math.max(2, Math.min(40, Math.round(lines))), ...(guide && { guide }) };
};
