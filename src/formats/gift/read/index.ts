import type { GiftBlock } from '#formats/gift/blocks';
import { unmask } from '#formats/gift/masks';
import { readChoices } from '#formats/gift/read/choices';
import { readLong } from '#formats/gift/read/long';
import { readMatching } from '#formats/gift/read/matching';
import { readNumeric } from '#formats/gift/read/numeric';
import { readOrdering } from '#formats/gift/read/ordering';
import { readShort } from '#formats/gift/read/short';
import { readTrueFalse } from '#formats/gift/read/trueFalse';
import type { BodyReader } from '#formats/gift/read/body';
import { formatted, richFrom, richOf } from '#formats/gift/read/text';
import type { Category } from '#formats/reading/category';
import type { Collector } from '#formats/reading/collector';
import type { Desk } from '#formats/reading/reading';

type Kind =
  'description' | 'essay' | 'numerical' | 'multichoice' | 'matching' | 'ordering' | 'truefalse' | 'shortanswer';

/** Who reads which kind: one file each, one line here. */
const readers: { readonly [Name in Kind]?: BodyReader } = {
  essay: readLong,
  numerical: readNumeric,
  multichoice: readChoices,
  matching: readMatching,
  ordering: readOrdering,
  truefalse: readTrueFalse,
  shortanswer: readShort,
};

/** What Moodle takes a body for, in its order of looking. */
function kindOf(body: string | undefined): Kind {
  if (body === undefined) return 'description';
  if (body === '') return 'essay';
  if (body.startsWith('#')) return 'numerical';
  if (/^>\d* *[A-Z]+ /.test(body)) return 'ordering';
  if (body.includes('~')) return 'multichoice';
  if (body.includes('=') && body.includes('->')) return 'matching';
  return /^(t|true|f|false)\s*(#|$)/i.test(body) ? 'truefalse' : 'shortanswer';
}

/** One question of the file. */
export function readGiftQuestion(
  block: Extract<GiftBlock, { kind: 'question' }>,
  category: Category | undefined,
  gathered: Collector,
  desk: Desk,
): void {
  const [, name = '', rest = ''] = /^(?:::([\s\S]*?)::)?([\s\S]*)$/.exec(block.text) ?? [];
  const parts = partsOf(rest);
  const { format, text } = formatted(parts?.stem ?? rest, 'moodle');
  const heading = {
    line: block.line,
    name: unmask(name).trim() || unmask(text).trim(),
    number: marksIn(block.comments, 'id')[0],
    tags: marksIn(block.comments, 'tag'),
    category,
  };
  gathered.take(heading, (sheet) => {
    if (!parts) {
      sheet.problem('gift/braces');
      return undefined;
    }
    const { body, feedback } = bodyOf(parts.body);
    const kind = kindOf(body);
    const read = readers[kind];
    if (!read) {
      sheet.problem('import/type-left-out', { type: desk.words[`import.moodleType.${kind}`] ?? kind });
      return undefined;
    }
    const stem = richFrom(text, format, sheet);
    const own = read({ text: body ?? '', format, stem, words: desk.words }, sheet);
    const general = feedback && richOf(feedback, format, sheet);
    return own && { stem, ...(general && { feedback: general }), ...own };
  });
}

/** The text around the braces and what is between them; `undefined` where they do not pair. A word may be missing in the middle. */
function partsOf(text: string): { readonly stem: string; readonly body: string | undefined } | undefined {
  const open = text.indexOf('{');
  const close = text.indexOf('}');
  if (open < 0 && close < 0) return { stem: text.trim(), body: undefined };
  const body = text.slice(open + 1, close);
  const [before, after] = [text.slice(0, open).trim(), text.slice(close + 1).trim()];
  if (open < 0 || close < open || /[{}]/.test(body + after)) return undefined;
  return { stem: after === '' ? before : `${before} _____ ${after}`, body: body.trim() };
}

function bodyOf(text: string | undefined): { readonly body: string | undefined; readonly feedback?: string } {
  const at = text?.lastIndexOf('####') ?? -1;
  return text === undefined || at < 0
    ? { body: text }
    : { body: text.slice(0, at).trim(), feedback: text.slice(at + 4) };
}

/** What `[id:…]` or `[tag:…]` says, `\]` for a bracket. */
const marksIn = (comments: string, name: 'id' | 'tag'): readonly string[] =>
  [...comments.matchAll(new RegExp(`\\[${name}:((?:\\\\\\]|[^\\]\\n])+)\\]`, 'g'))].map(([, value = '']) =>
    unmask(value).replaceAll('\\]', ']').trim(),
  );
