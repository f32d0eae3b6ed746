import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Json, Report } from '#codecs/mdx/tree';

/** The attributes of a block tag: strings, and JSON literals in braces. What is neither is reported and left out. */
export function readAttributes(
  { name, attributes, position }: MdxJsxFlowElement | MdxJsxTextElement,
  report: Report,
): Readonly<Record<string, Json>> {
  const tag = name ?? '';
  const read = new Map<string, Json>();
  for (const attribute of attributes) {
    const line = attribute.position?.start.line ?? position?.start.line ?? 1;
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report('mdx/spread', line, { tag });
      continue;
    }
    const value = valueOf(attribute);
    const place = { tag, attribute: attribute.name };
    if (read.has(attribute.name)) report('mdx/attribute-twice', line, place);
    else if (value === undefined || attribute.name === '__proto__') report('mdx/attribute-not-literal', line, place);
    else read.set(attribute.name, value);
  }
  return Object.fromEntries(read);
}

function valueOf({ value }: MdxJsxAttribute): Json | undefined {
  if (typeof value === 'string') return value;
  if (!value) return undefined;
  try {
    const read = JSON.parse(value.value) as Json;
    return holdsProto(read) ? undefined : read;
  } catch {
    return undefined;
  }
}

const holdsProto = (value: Json): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, '__proto__') || Object.values(value as object).some((part) => holdsProto(part as Json)));
