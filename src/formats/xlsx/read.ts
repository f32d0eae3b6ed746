/**
 * A table of questions in XLSX.
 *
 * Norm: as `write.ts`. In: the bytes of a workbook; its first sheet.
 * Out:  its questions, as from `csv`. Problems: `xlsx/…`, `zip/…`, `xml/…`, `table/no-header`, errors; warnings as `csv`,
 *       at `<file>:<row>`. Deviation: none.
 */
import { readXlsx } from '#codecs/xlsxRead';
import { readTable } from '#formats/question-table/read';
import type { QuestionReader } from '#formats/reading/reading';

/** Reads a workbook of questions. */
export const readXlsxQuestions: QuestionReader = (bytes, desk) => {
  const rows = readXlsx(bytes, desk.file);
  return rows.ok ? readTable(rows.value, desk) : rows;
};
