/**
 * The question bank as a table in CSV: a template to fill in, and a way back in.
 *
 * Norm: RFC 4180, as a French spreadsheet opens it (`codecs/csv.ts`).
 * In:   a course; every question of its bank that a table has room for.
 * Out:  `<course>-questions.csv`: a header and a row for each question (`question-table/columns.ts`). Rich text is Markdown.
 * Problems: warnings: `table/type-left-out` – the question is left out; for information: `table/images-by-name`.
 * Deviation: choices lose their ids, tags that hold a `;` or a comma become several.
 */
import type { Course } from '#blocks/course';
import { writeCsv } from '#codecs/csv';
import { settle } from '#core/problem';
import type { Format } from '#formats/format';
import { tableOf } from '#formats/question-table/table';

export const csv: Format<Course> = {
  id: 'csv',
  async write(course, { words, progress, signal }) {
    signal.throwIfAborted();
    const { columns, rows, problems } = tableOf(course, words);
    const text = writeCsv([columns.map(({ title }) => title), ...rows]);
    await progress(1);
    return settle(new Map([[`${course.name}-questions.csv`, text]]), problems);
  },
};
