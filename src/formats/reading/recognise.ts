import { decodeText } from '#codecs/encoding';
import { readCsv } from '#codecs/csv';
import { zipEntries } from '#codecs/zipDirectory';
import type { Words } from '#core/words';
import { readAiken } from '#formats/aiken/read';
import { readCsvQuestions } from '#formats/csv/read';
import { readGift } from '#formats/gift/read';
import { isBackup } from '#formats/moodle-backup/read/archive';
import { readMoodleBackup } from '#formats/moodle-backup/read';
import { readMoodleXml } from '#formats/moodle-xml/read';
import { isHeader } from '#formats/question-table/read';
import type { QuestionReader } from '#formats/reading/reading';
import { readXlsxQuestions } from '#formats/xlsx/read';

/** The formats that questions are read from: one line each. */
export const questionReaders = {
  'moodle-xml': readMoodleXml,
  'moodle-backup': readMoodleBackup,
  gift: readGift,
  aiken: readAiken,
  csv: readCsvQuestions,
  xlsx: readXlsxQuestions,
} as const satisfies Readonly<Record<string, QuestionReader>>;

export type QuestionFormat = keyof typeof questionReaders;

/** Enough of a text to know it by. */
const looked = 200_000;

/** The format of a file of questions, by what it holds, then by its name; `undefined` where it is none. */
export function questionFormatOf(name: string, bytes: Uint8Array, words: Words): QuestionFormat | undefined {
  if (isBackup(bytes)) return 'moodle-backup';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return isWorkbook(bytes) ? 'xlsx' : undefined;
  const text = decodeText(bytes.subarray(0, looked)).text.trimStart();
  if (text.startsWith('<')) return /<quiz[\s>]/.test(text) || /\.xml$/i.test(name) ? 'moodle-xml' : undefined;
  if (/^ANSWER\s*:\s*[A-Z]\s*$/im.test(text) && /^[A-Z][.)]\s/m.test(text)) return 'aiken';
  if (/\.(csv|tsv)$/i.test(name) || hasHeader(text, words)) return 'csv';
  if (/\.gift(\.txt)?$/i.test(name)) return 'gift';
  return /^(::|\$CATEGORY:|\/\/)/m.test(text) || /\{[^{}]*[=~#TF][^{}]*\}/.test(text) ? 'gift' : undefined;
}

const isWorkbook = (bytes: Uint8Array): boolean =>
  zipEntries(bytes, 5_000)?.some(({ name }) => name === 'xl/workbook.xml') ?? false;

/** One of the first lines says the columns of a table of questions. */
const hasHeader = (text: string, words: Words): boolean =>
  readCsv(text.split('\n').slice(0, 10).join('\n')).rows.some(({ cells }) => isHeader(cells, words));
