import { richProblems } from '#blocks/rich';
import { type HtmlLoss, htmlToRich } from '#codecs/htmlRead';
import { fromBase64 } from '#codecs/base64';
import { markdownToHtml } from '#codecs/markdownHtml';
import { writeRich } from '#codecs/mdx/write';
import { typed } from '#core/french';
import { type Id, newId } from '#core/id';
import type { Problem } from '#core/problem';
import { say } from '#core/words';
import type { MediaIntake } from '#formats/reading/media';
import type { Desk } from '#formats/reading/reading';

/** What of a question could not be kept while the question is: `import.part.<name>` says it. */
export type Part =
  | HtmlLoss
  | 'answerFeedback'
  | 'attachments'
  | 'emptyAnswers'
  | 'grading'
  | 'hints'
  | 'otherAnswers'
  | 'template'
  | 'units'
  | 'verdicts'
  | 'wildcards'
  | 'wordLimits'
  | 'wrongFeedback';

/** A file that a text of somebody else's brings along: its path there → its bytes. */
export type Attached = ReadonlyMap<string, Uint8Array | undefined>;

/** One question while it is read: makes texts ours, and remembers what they lose. */
export interface Sheet {
  /** The line in the file where the question begins, and how it is called there. */
  readonly line: number;
  readonly label: string;
  /** A new id, for a choice or an answer. */
  id<const Letter extends string>(letter: Letter): Id<Letter>;
  /** HTML as rich text; `undefined` where nothing is left. */
  html(text: string, attached?: Attached): string | undefined;
  /** Markdown, with or without HTML in it. */
  markdown(text: string): string | undefined;
  /** Letters that mean nothing but themselves; line ends stay. */
  letters(text: string): string | undefined;
  lost(part: Part): void;
  problem(code: string, values?: Readonly<Record<string, string | number>>): void;
}

export function sheetOf(
  { line, label }: Pick<Sheet, 'line' | 'label'>,
  desk: Desk,
  media: MediaIntake,
): { readonly sheet: Sheet; readonly problems: () => readonly Problem[] } {
  const problems: Problem[] = [];
  const parts = new Set<Part>();
  const lost = (part: Part) => void parts.add(part);
  const problem: Sheet['problem'] = (code, values = {}) =>
    void problems.push({
      code,
      at: `${desk.file}:${line}`,
      severity: 'warning',
      values: { question: label, line, ...values },
    });
  // Pages print what is typed; what was printed for Moodle comes back as it was typed.
  const plain = /^fr\b/.test(desk.course.meta.lang) ? typed : (text: string) => text;
  const html = (text: string, attached?: Attached) =>
    filled(
      plain(
        htmlToRich(text, {
          lost,
          image: (address) => picture(address, attached, media, problem),
          sound: (address) => recording(address, attached, media),
        }),
      ),
    );
  const sheet: Sheet = {
    line,
    label,
    lost,
    problem,
    html,
    id: (letter) => newId(letter, desk.chance),
    markdown: (text) => (richProblems(text, '').length === 0 ? filled(text) : html(markdownToHtml(text))),
    letters: (text) =>
      filled(
        writeRich(
          text
            .split(/\n\s*\n/)
            .filter((paragraph) => paragraph.trim() !== '')
            .map((paragraph) => ({ type: 'paragraph', children: linesOf(paragraph) })),
        ),
      ),
  };
  const inOneWarning = (): readonly Problem[] => {
    if (parts.size > 0) {
      const names = [...parts].map((part) => say(desk.words, `import.part.${part}`));
      problem('import/part-left-out', { parts: names.join(', ') });
      parts.clear();
    }
    return problems;
  };
  return { sheet, problems: inOneWarning };
}

const filled = (text: string): string | undefined => text.trim() || undefined;

const linesOf = (paragraph: string) =>
  paragraph
    .trim()
    .split('\n')
    .flatMap((value, index) => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      { type: 'text' as const, value: value.trim() },
    ]);

function picture(
  address: string,
  attached: Attached | undefined,
  media: MediaIntake,
  problem: Sheet['problem'],
): string | undefined {
  const image = address.length > 60 ? `${address.slice(0, 59)}\u2026` : address;
  const found = bytesAt(address, attached);
  if (!found?.bytes) {
    problem('import/image-left-out', { image });
    return undefined;
  }
  const path = media.add(found.name, found.bytes, 'picture');
  if (typeof path === 'string') return path;
  if (path.refused === 'unsafe') problem('import/image-unsafe', { image: found.name, found: path.found });
  else problem('import/image-left-out', { image: found.name });
  return undefined;
}

function recording(address: string, attached: Attached | undefined, media: MediaIntake): string | undefined {
  const found = bytesAt(address, attached);
  const path = found?.bytes && media.add(found.name, found.bytes, 'sound');
  return typeof path === 'string' ? path : undefined;
}

/** A picture or a recording written into the text, or a file that came along with it. */
function bytesAt(address: string, attached: Attached | undefined) {
  const [, kind = '', coding, data = ''] =
    /^data:(?:image|audio)\/([a-z0-9.+-]+)(?:;[^,;]*)*?(;base64)?,([\s\S]*)$/i.exec(address) ?? [];
  if (kind !== '') {
    const bytes = coding ? fromBase64(data) : new TextEncoder().encode(decoded(data));
    return { name: '', bytes };
  }
  const name = decoded(address.replace(/^@@PLUGINFILE@@\//, '').replace(/\?.*$/, ''));
  return attached?.has(name) ? { name, bytes: attached.get(name) } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
