/**
 * A table of questions in CSV.
 *
 * Norm: as `write.ts`. In: the bytes of a file, `;`, `,` or tab, UTF-8 or Windows-1252, decimal comma or point.
 * Out:  its questions; columns are known by their headers, in any order, and most may be missing.
 * Problems, at `<file>:<line>`: `table/no-header`, an error; warnings: `csv/unclosed-quote`, `table/…`, `import/…`.
 * Deviation: none.
 */
import { readCsv, unguarded } from '#codecs/csv';
import { decodeText } from '#codecs/encoding';
import type { Problem } from '#core/problem';
import { readTable } from '#formats/question-table/read';
import type { QuestionReader } from '#formats/reading/reading';

/** Reads a table of questions. */
export const readCsvQuestions: QuestionReader = (bytes, desk) => {
  const { rows, unclosed } = readCsv(decodeText(bytes).text);
  const told = unclosed.map((line): Problem => ({
    code: 'csv/unclosed-quote',
    at: `${desk.file}:${line}`,
    severity: 'warning',
    values: { file: desk.file, line },
  }));
  return readTable(
    rows.map(({ cells, line }) => ({ line, cells: cells.map(unguarded) })),
    desk,
    told,
  );
};
