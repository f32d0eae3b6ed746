import { LineCounter, parseDocument, stringify } from 'yaml';
import type { Report } from '#codecs/mdx/tree';

/** The values of a front matter, of which `line` is the first; no tags, no aliases, no merge keys, so nothing grows while it is read. */
export function readFrontMatter(yaml: string, line: number, report: Report): Record<string, unknown> | undefined {
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
