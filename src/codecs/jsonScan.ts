/** What stands in a JSON text, in order; `offset` counts UTF-16 units. */
export interface JsonEvent {
  readonly kind: 'open' | 'close' | 'key' | 'value';
  readonly offset: number;
  /** `{` or `[` of an opening; the name of a key, unescaped. */
  readonly text?: string;
}

/** What may come next. `orEnd`: the container may also close. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'end';

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const space = /[ \t\n\r]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Walks through a JSON text (RFC 8259) without recursion, so that no depth can overflow; returns the offset of the
 * first mistake of syntax, or `undefined`. It agrees with `JSON.parse` on what is JSON.
 */
export function* jsonEvents(text: string): Generator<JsonEvent, number | undefined> {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let offset = skip(space, text, 0);
  const afterValue = (): Expected => (open.length === 0 ? 'end' : 'commaOrEnd');
  while (offset < text.length) {
    const character = text.charAt(offset);
    let next = offset + 1;
    if (character === '{' || character === '[') {
      if (!expected.startsWith('value')) return offset;
      open.push(character);
      yield { kind: 'open', offset, text: character };
      expected = character === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else if (character === '}' || character === ']') {
      if (!expected.endsWith('OrEnd') || open.pop() !== (character === '}' ? '{' : '[')) return offset;
      yield { kind: 'close', offset };
      expected = afterValue();
    } else if (character === ',') {
      if (expected !== 'commaOrEnd') return offset;
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else if (character === ':') {
      if (expected !== 'colon') return offset;
      expected = 'value';
    } else if (expected.startsWith('key')) {
      next = endOfString(text, offset);
      if (next < 0) return -next - 1;
      yield { kind: 'key', offset, text: JSON.parse(text.slice(offset, next)) as string };
      expected = 'colon';
    } else {
      if (!expected.startsWith('value')) return offset;
      next = character === '"' ? endOfString(text, offset) : skip(scalar, text, offset);
      if (next < 0) return -next - 1;
      if (next === offset) return offset;
      yield { kind: 'value', offset };
      expected = afterValue();
    }
    offset = skip(space, text, next);
  }
  return expected === 'end' ? undefined : text.length;
}

/** The offset behind what a sticky pattern matches at `offset`, or `offset` itself. */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

/** The offset behind the string that begins at `offset`; `-1 - place` of a mistake in it. */
function endOfString(text: string, offset: number): number {
  if (text.charAt(offset) !== '"') return -1 - offset;
  let place = offset + 1;
  while (place < text.length) {
    const character = text.charCodeAt(place);
    if (character === 0x22) return place + 1;
    if (character < 0x20) return -1 - place;
    const next: number = character === 0x5c ? skip(escape, text, place) : place + 1;
    if (next === place) return -1 - place;
    place = next;
  }
  return -1 - place;
}
