/**
 * Moodle GIFT text as questions of ours.
 *
 * Norm: https://docs.moodle.org/en/GIFT_format, and Moodle's own reader, `question/format/gift/format.php` (4.5).
 * In:   the bytes of a file, in the encoding that it has.
 * Out:  the questions of the kinds in `read/index.ts`, with what `[id:…]` and `[tag:…]` in the comment above say of each;
 *       `$CATEGORY` as in `moodle-xml`.
 * Problems, warnings at `<file>:<line>` of the question; the others are read:
 *   `gift/braces` – braces that do not pair; `import/type-left-out`, `import/question-left-out`, `import/part-left-out`;
 *   `import/no-question`, an error.
 * Deviation from Moodle: a blank line between braces ends nothing, a missing one before `::` hides nothing, a decimal comma is
 *   one. Where read(write(x)) is not x: as in `moodle-xml`, and what GIFT has no room for (points, fixed order, capitals).
 */
import { decodeText } from '#codecs/encoding';
import { type Category, categoryOf } from '#formats/reading/category';
import { collector } from '#formats/reading/collector';
import type { QuestionReader } from '#formats/reading/reading';
import { blocksIn } from '#formats/gift/blocks';
import { readGiftQuestion } from '#formats/gift/read/index';

/** Reads a GIFT file. */
export const readGift: QuestionReader = (bytes, desk) => {
  const gathered = collector(desk, { keyed: true });
  let category: Category | undefined;
  for (const block of blocksIn(decodeText(bytes).text)) {
    if (block.kind === 'category') category = categoryOf(block.path, '', desk);
    else readGiftQuestion(block, category, gathered, desk);
  }
  return gathered.done();
};
