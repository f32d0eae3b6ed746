import { decodeText } from '#codecs/encoding';
import { readAiken } from '#formats/aiken/read';
import { readGift } from '#formats/gift/read';
import { readMoodleXml } from '#formats/moodle-xml/read';
import type { QuestionReader } from '#formats/reading/reading';

/** The formats that questions are read from: one line each. */
export const questionReaders = {
  'moodle-xml': readMoodleXml,
  gift: readGift,
  aiken: readAiken,
} as const satisfies Readonly<Record<string, QuestionReader>>;

export type QuestionFormat = keyof typeof questionReaders;

/** Enough of a text to know it by. */
const looked = 200_000;

/** The format of a file of questions, by what it holds, then by its name; `undefined` where it is none. */
export function questionFormatOf(name: string, bytes: Uint8Array): QuestionFormat | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return undefined;
  const text = decodeText(bytes.subarray(0, looked)).text.trimStart();
  if (text.startsWith('<')) return /<quiz[\s>]/.test(text) || /\.xml$/i.test(name) ? 'moodle-xml' : undefined;
  if (/^ANSWER\s*:\s*[A-Z]\s*$/im.test(text) && /^[A-Z][.)]\s/m.test(text)) return 'aiken';
  if (/\.gift(\.txt)?$/i.test(name)) return 'gift';
  return /^(::|\$CATEGORY:|\/\/)/m.test(text) || /\{[^{}]*[=~#TF][^{}]*\}/.test(text) ? 'gift' : undefined;
}
