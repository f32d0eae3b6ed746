import { mask } from '#formats/gift/masks';

/** A piece of a GIFT file, with the line where it begins. */
export type GiftBlock =
  | { readonly kind: 'category'; readonly line: number; readonly path: string }
  | {
      readonly kind: 'question';
      readonly line: number;
      /** Masked: what was escaped is no grammar any more. */
      readonly text: string;
      /** The comments above it, where ids and tags are. */
      readonly comments: string;
    };

/** The questions and categories of a file, in order: a blank line stands between two, except inside braces. */
export function blocksIn(text: string): readonly GiftBlock[] {
  const lines = mask(text)
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  const blocks: GiftBlock[] = [];
  let [held, comments, start]: [string[], string[], number] = [[], [], 0];
  const flush = () => {
    const written = held.join('\n').trim();
    if (written !== '') blocks.push({ kind: 'question', line: start, text: written, comments: comments.join('\n') });
    [held, comments] = [[], []];
  };
  lines.forEach((line, at) => {
    const isEmpty = held.length === 0;
    if (line === '') {
      if (isOpen(held) && closesSoon(lines, at + 1)) held.push('');
      else flush();
    } else if (line.startsWith('//')) {
      if (!isEmpty && !isOpen(held)) flush();
      comments.push(line);
    } else if (/^\$CATEGORY:/i.test(line) && !isOpen(held)) {
      flush();
      blocks.push({ kind: 'category', line: at + 1, path: line.slice(line.indexOf(':') + 1).trim() });
    } else {
      if (line.startsWith('::') && (isClosed(held) || isOpen(held))) flush();
      if (held.length === 0) start = at + 1;
      held.push(line);
    }
  });
  flush();
  return blocks;
}

/** Braces were opened and not closed yet. */
const isOpen = (lines: readonly string[]): boolean => {
  const text = lines.join('\n');
  return text.includes('{') && text.lastIndexOf('{') > text.lastIndexOf('}');
};

const isClosed = (lines: readonly string[]): boolean => !isOpen(lines) && lines.some((line) => line.includes('}'));

/** What follows belongs to open braces: they close before anything else begins. */
function closesSoon(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^(::|\/\/|\$CATEGORY)/i.test(line)) return false;
    const sign = /[{}]/.exec(line)?.[0];
    if (sign !== undefined) return sign === '}';
  }
  return false;
}
