import { LineCounter, parseDocument, stringify } from 'yaml';
import type { Report } from '#codecs/mdx/tree';

/** The values of a front matter, of which `line` is the first; no tags, no aliases, no merge keys, so nothing grows while it is read. */
export function readFrontMatter(yaml: string, line: number, report: Report): Record<string, unknown> | undefined {
  const plain = plainValues(yaml);
  if (plain) return plain;
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: 'core', merge: false, prettyErrors: false, lineCounter: lines });
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) report('mdx/front-matter-unreadable', line + lines.linePos(fault.pos[0]).line - 1);
  if (faults.length > 0) return undefined;
  const value = valueOf(document);
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '__proto__')) {
    return value as Record<string, unknown>;
  }
  report('mdx/front-matter-unreadable', line);
  return undefined;
}

/** A key in small letters, then letters that mean nothing in YAML, or a whole number. */
const plainLine =
  /^([a-z]+): (?:(0|[1-9]\d{0,5})|([A-Za-z\u00c0-\u00ff\u0152\u0153](?:[ \u00a0\u202f]?[\w\u00c0-\u00ff\u0152\u0153.,;'\u2019!?()/-])*))$/;
const words = /^(?:null|true|false)$/i;

/** What almost every page has, read without the parser: it gives the same, and takes as long as a page. `undefined` where only the parser knows. */
function plainValues(yaml: string): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {};
  for (const line of yaml.split('\n')) {
    const [, key, number, text] = plainLine.exec(line) ?? [];
    if (key === undefined || Object.hasOwn(values, key) || (text !== undefined && words.test(text))) return undefined;
    values[key] = number === undefined ? text : Number(number);
  }
  return values;
}

function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    // The library throws these for an alias: refused, or leading nowhere.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** YAML of plain values, one a line, whatever their length. */
export const writeFrontMatter = (values: Readonly<Record<string, unknown>>): string =>
  stringify(values, { schema: 'core', lineWidth: 0 }).trimEnd();
