/**
 * JSON with places, and without surprises.
 *
 * Norm: RFC 8259 (syntax), RFC 6901 (pointers).
 * In:   the text of a file; a byte order mark is tolerated.
 * Out:  a value, or text with two spaces of indent and one line end at the end.
 * Problems, all errors, with file and line:
 *   `json/syntax` – not JSON; the first mistake only, what follows it cannot be trusted;
 *   `json/too-deep` – deeper than any course;
 *   `json/unsafe-key` – `__proto__`, `constructor` or `prototype`, which could reach into a program;
 *   `json/duplicate-key` – one key twice in an object: readers disagree on which counts.
 */
import { jsonEvents } from '#codecs/jsonScan';
import { pointerOf } from '#core/pointer';
import type { Problem, Result } from '#core/problem';

/** Containers inside one another; a course needs 12. */
const deepest = 64;

const unsafeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The value of a JSON text; `at` names the file in the problems: `course.json` becomes `course.json:12`. */
export function readJson(text: string, at: string): Result<unknown> {
  const body = withoutMark(text);
  const problems = trouble(body, at);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: JSON.parse(body) as unknown, problems };
}

/** The same where only the value counts: `undefined` for what is no JSON. */
export function jsonValue(text: string, at: string): unknown {
  const read = readJson(text, at);
  return read.ok ? read.value : undefined;
}

/** A value as the text of a file: the same value always gives the same text. */
export const writeJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The line, from 1, of what a JSON Pointer names; of the nearest container around it where it is not there. Parses once, answers often. */
export function placesIn(text: string): (pointer: string) => number {
  const body = withoutMark(text);
  const offsets = offsetsByPointer(body);
  return (pointer) => {
    let known = pointer;
    while (known !== '' && !offsets.has(known)) known = known.slice(0, known.lastIndexOf('/'));
    return lineAndColumn(body, offsets.get(known) ?? 0).line;
  };
}

/** The line of one place; for several in one text, `placesIn`. */
export const lineOf = (text: string, pointer: string): number => placesIn(text)(pointer);

const withoutMark = (text: string) => (text.startsWith('\ufeff') ? text.slice(1) : text);

function trouble(text: string, at: string): Problem[] {
  const problems: Problem[] = [];
  const keysOfOpen: Set<string>[] = [];
  const tell = (code: string, offset: number, values: Record<string, string | number> = {}) => {
    const { line, column } = lineAndColumn(text, offset);
    problems.push({ code, at: `${at}:${line}`, severity: 'error', values: { file: at, line, column, ...values } });
  };
  const events = jsonEvents(text);
  for (let step = events.next(); ; step = events.next()) {
    if (step.done) {
      if (step.value !== undefined) tell(syntax, step.value);
      return problems;
    }
    const { kind, offset, text: name = '' } = step.value;
    if (kind === 'open') keysOfOpen.push(new Set());
    if (kind === 'close') keysOfOpen.pop();
    if (keysOfOpen.length > deepest) {
      tell(tooDeep, offset, { depth: deepest });
      return problems;
    }
    if (kind !== 'key') continue;
    if (unsafeKeys.has(name)) tell(unsafeKey, offset, { key: name });
    if (keysOfOpen.at(-1)?.has(name)) tell(duplicateKey, offset, { key: name.slice(0, 80) });
    keysOfOpen.at(-1)?.add(name);
  }
}

const syntax = 'json/syntax';
const tooDeep = 'json/too-deep';
const unsafeKey = 'json/unsafe-key';
const duplicateKey = 'json/duplicate-key';

function offsetsByPointer(text: string): Map<string, number> {
  const offsets = new Map<string, number>();
  /** The pointer of each open container, and the next index of an array; an object waits for its key. */
  const open: { readonly pointer: string; next: string | number }[] = [];
  for (const { kind, offset, text: name = '' } of jsonEvents(text)) {
    const around = open.at(-1);
    if (kind === 'close') open.pop();
    else if (kind === 'key' && around) {
      around.next = name;
      offsets.set(around.pointer + pointerOf([name]), offset);
    } else {
      const pointer = around ? around.pointer + pointerOf([around.next]) : '';
      if (around && typeof around.next === 'number') around.next += 1;
      if (!offsets.has(pointer)) offsets.set(pointer, offset);
      if (kind === 'open') open.push({ pointer, next: name === '[' ? 0 : '' });
    }
  }
  return offsets;
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
