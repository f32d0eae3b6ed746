/**
 * The question bank as a table in XLSX: a template to fill in, and a way back in.
 *
 * Norm: ECMA-376 (`codecs/xlsxWrite.ts`).
 * In:   as `csv`. Out: `<course>-questions.xlsx/…`, the parts of a workbook: types and levels are chosen from lists.
 * Problems: as `csv`.
 * Deviation: as `csv`. Text is text, also where it begins like a formula; it is cut at 32,767 characters.
 */
import type { Course } from '#blocks/course';
import { writeXlsx } from '#codecs/xlsxWrite';
import { settle } from '#core/problem';
import { say } from '#core/words';
import type { Format } from '#formats/format';
import type { Column } from '#formats/question-table/columns';
import { tableOf } from '#formats/question-table/table';

export const xlsx: Format<Course> = {
  id: 'xlsx',
  async write(course, { words, progress, signal }) {
    signal.throwIfAborted();
    const { columns, rows, problems } = tableOf(course, words);
    const parts = writeXlsx({
      name: say(words, 'table.sheet'),
      columns: columns.map(({ title, values, field }) => ({
        title,
        width: widths[field] ?? 14,
        ...(values && { values }),
      })),
      rows,
    });
    await progress(1);
    const archive = `${course.name}-questions.xlsx`;
    return settle(new Map([...parts].map(([path, content]) => [`${archive}/${path}`, content])), problems);
  },
};

/** In characters. */
const widths: { readonly [Field in Column['field']]?: number } = {
  stem: 60,
  choice: 30,
  remark: 30,
  right: 9,
  feedback: 40,
  guide: 40,
  hints: 30,
  wrongFeedback: 30,
  type: 18,
};
