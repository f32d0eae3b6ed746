/**
 * The text of a word-processing document, without its look.
 *
 * Norm: ECMA-376 part 1, section 17 (`word/document.xml`); OpenDocument 1.3, sections 5 and 6 (`content.xml`).
 * In:   the bytes of a `.docx` or an `.odt`.
 * Out:  its paragraphs, one a line, those of lists after a dash; cells of a table are paragraphs.
 * Problems: those of `zip.ts` and `xmlRead.ts`; `word/no-text` – an archive that is no such document.
 * Deviation: headers, footers, notes, comments, text that was struck by a revision, and what a field computes anew are left out.
 */
import { decodeText } from '#codecs/encoding';
import { scanXml, type XmlVisitor } from '#codecs/xmlRead';
import { unzip } from '#codecs/zip';
import { bytesOf } from '#core/fileTree';
import type { Result } from '#core/problem';

/** What elements of the two formats mean, by their name. */
interface Dialect {
  readonly path: string;
  readonly paragraphs: readonly string[];
  /** Inside of which letters count; without one, all of a paragraph. */
  readonly run?: string;
  readonly listed: readonly string[];
  readonly signs: Readonly<Record<string, string>>;
  readonly leftOut: readonly string[];
}

const dialects: readonly Dialect[] = [
  {
    path: 'word/document.xml',
    paragraphs: ['w:p'],
    run: 'w:t',
    listed: ['w:numPr'],
    signs: { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' },
    leftOut: ['w:del', 'mc:Fallback', 'w:tabs'],
  },
  {
    path: 'content.xml',
    paragraphs: ['text:p', 'text:h'],
    listed: ['text:list-item'],
    signs: { 'text:tab': '\t', 'text:line-break': '\n', 'text:s': ' ' },
    leftOut: ['text:note', 'office:annotation', 'text:tracked-changes'],
  },
];

/** Reads a document; `file` names it in problems. */
export function readWordText(bytes: Uint8Array, file: string): Result<string> {
  const opened = unzip(bytes);
  if (!opened.ok) return opened;
  for (const dialect of dialects) {
    const content = bytesOf(opened.value, dialect.path);
    if (!content) continue;
    const writer = writerOf(dialect);
    const fault = scanXml(decodeText(content).text, `${file}/${dialect.path}`, writer.visitor);
    return fault ? { ok: false, problems: [fault.problem] } : { ok: true, value: writer.text(), problems: [] };
  }
  return { ok: false, problems: [{ code: 'word/no-text', at: file, severity: 'error', values: { file } }] };
}

function writerOf({ paragraphs, run, listed, signs, leftOut }: Dialect) {
  const lines: string[] = [];
  let line = '';
  let inParagraph = 0;
  let inRun = 0;
  let silent = 0;
  let isListed = false;
  const visitor: XmlVisitor = {
    open(name) {
      if (leftOut.includes(name)) silent += 1;
      if (name === run) inRun += 1;
      if (listed.includes(name)) isListed = true;
      if (silent === 0 && paragraphs.includes(name)) inParagraph += 1;
      if (silent === 0 && inParagraph > 0) line += signs[name] ?? '';
    },
    text(characters) {
      if (silent > 0 || inParagraph === 0) return;
      if (run === undefined) line += characters.replace(/\s+/g, ' ');
      else if (inRun > 0) line += characters;
    },
    close(name) {
      if (leftOut.includes(name)) silent -= 1;
      if (name === run) inRun -= 1;
      if (silent > 0 || !paragraphs.includes(name)) return;
      inParagraph -= 1;
      const text = line.trim();
      lines.push(isListed && text !== '' ? `- ${text}` : text);
      [line, isListed] = ['', false];
    },
  };
  return { visitor, text: () => `${lines.join('\n').trim()}\n` };
}
