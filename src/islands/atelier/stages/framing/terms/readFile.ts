import { decodeText } from '#codecs/encoding';
import words from 'branch:problem';
import { sayProblem } from '#tasks/sayProblem';

/** The text of a file that somebody hands in, or why there is none, in words. */
export async function readTextFile(file: File): Promise<{ readonly text: string } | { readonly trouble: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isText = !isArchive && !bytes.subarray(0, 4000).includes(0);
  if (isText) return { text: decodeText(bytes).text };
  const { readWordText } = await import('#codecs/wordText');
  const read = readWordText(bytes, file.name);
  if (read.ok) return { text: read.value };
  const { what, mend } = sayProblem(
    read.problems[0] ?? { code: 'word/no-text', at: file.name, severity: 'error' },
    words,
  );
  return { trouble: `${what} ${mend}` };
}
