import type { Words } from '#core/words';
import type { Document } from '#documents/model';
import { writeHtml } from '#documents/writers/html';

/** What writes a document in one format; its name is the ending of the file. */
export type DocumentWriter = (document: Document, words: Words) => string;

export const documentWriters: Readonly<Record<string, DocumentWriter>> = {
  html: writeHtml,
};
