import type { Report } from '#codecs/mdx/tree';

/** The message of the parser, as far as we read it. */
interface Message {
  readonly reason: string;
  readonly ruleId?: string;
  readonly source?: string;
  readonly place?: { readonly offset?: number; readonly start?: { readonly offset?: number } };
}

const isMessage = (error: unknown): error is Message =>
  error instanceof Error && 'reason' in error && typeof error.reason === 'string';

/** The parser's own development build stumbles where the other says which tag is open: one in a heading underlined with `=`. */
const isAssertion = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ERR_ASSERTION';

/**
 * Reports what the parser stumbled over. Comes back with a text of the same length where that is blank, so that the
 * rest can be read for more; or `undefined` where reading cannot go on. What is no message of the parser is thrown on.
 */
export function reportFault(error: unknown, text: string, report: Report): string | undefined {
  if (isAssertion(error)) {
    report('mdx/syntax', 1);
    return undefined;
  }
  if (!isMessage(error)) throw error;
  const offset = error.place?.offset ?? error.place?.start?.offset ?? text.length;
  if (error.ruleId === 'end-tag-mismatch' || error.source === 'mdast-util-mdx-jsx') {
    reportTag(error, text, offset, report);
    return undefined;
  }
  const [begin, end] = error.source === 'micromark-extension-mdx-jsx' ? angle(text, offset) : brace(text, offset);
  const line = lineAt(text, begin);
  if (text.startsWith('<!--', begin)) report('mdx/comment', line);
  else if (text[begin] === '<') report('mdx/stray-angle', line);
  else if (text[begin] === '{') report('mdx/stray-brace', line);
  else report('mdx/syntax', line);
  return blank(text, begin, end);
}

function reportTag({ reason }: Message, text: string, offset: number, report: Report) {
  const open = /closing tag for `<([^>`]*)>` \((\d+):/.exec(reason);
  if (open) report('mdx/tag-open', Number(open[2]), { tag: open[1] ?? '' });
  else report('mdx/tag-mismatch', lineAt(text, offset));
}

/** The tag that the parser could not read: from its `<`; a comment to its end. */
function angle(text: string, offset: number): [number, number] {
  const begin = text.lastIndexOf('<', offset);
  if (!text.startsWith('<!--', begin)) return [begin, begin + 1];
  const end = text.indexOf('-->', begin + 4);
  return [begin, end < 0 ? text.length : end + 3];
}

/** The brace that nothing closes before `offset`. */
function brace(text: string, offset: number): [number, number] {
  let closed = 0;
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === '}') closed++;
    else if (text[at] === '{' && text[at - 1] !== '\\' && closed-- === 0) return [at, at + 1];
  }
  return [Math.max(0, offset - 1), offset];
}

function blank(text: string, begin: number, end: number): string | undefined {
  if (begin < 0 || end <= begin) return undefined;
  const hole = text.slice(begin, end).replace(/[^\n]/g, ' ');
  return hole === text.slice(begin, end) ? undefined : text.slice(0, begin) + hole + text.slice(end);
}

const lineAt = (text: string, offset: number) => text.slice(0, Math.max(0, offset)).split('\n').length;
