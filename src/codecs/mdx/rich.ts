/**
 * Rich text (stems, answers, feedback) → mdast.
 *
 * Norm: https://github.github.com/gfm/, with the inline tags of a page.
 * In:   any text; `{`, `}` and a `<` that opens no tag are letters, so what a person types in a field needs no escape.
 * Out:  mdast without positions; always something to show.
 * Problems: `mdx/…` as a page's, at the place that the caller gives.
 * Deviation: tags that do not pair or are not known are shown as they were typed, and reported.
 */
import type { Html, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { cleanNodes, definitionsIn, lineOf } from '#codecs/mdx/clean';
import { evenLines, parseMarkdown } from '#codecs/mdx/grammar';
import { inlineTags } from '#codecs/mdx/inlineTags';
import { plainLine } from '#codecs/mdx/plainLine';
import type { Report } from '#codecs/mdx/tree';

/** Longer is a page, not a question. */
const longest = 50_000;

interface Read {
  readonly nodes: readonly RootContent[];
  readonly told: readonly Parameters<Report>[];
}

/** On its way out a text is read for its problems, its pictures and its HTML; it is parsed once. Emptied when it is full. */
const known = new Map<string, Read>();
const mostKnown = 2_000;

/** The tree of a rich text, not to be changed; `report` is told of what may not stand in it. */
export function readRich(text: string, report: Report): readonly RootContent[] {
  let read = known.get(text);
  if (read === undefined) {
    if (known.size >= mostKnown) known.clear();
    read = parseRich(text);
    known.set(text, read);
  }
  read.told.forEach((fault) => report(...fault));
  return read.nodes;
}

function parseRich(text: string): Read {
  const told: Parameters<Report>[] = [];
  const report: Report = (...fault) => told.push(fault);
  if (text.length > longest) {
    report('mdx/too-long', 1, { length: text.length, longest });
    return { nodes: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }], told };
  }
  const line = plainLine(text);
  if (line) return { nodes: [line], told };
  const { children } = parseMarkdown(evenLines(text));
  const paired = pairTags(children, report, 0);
  return { nodes: cleanNodes(paired, { report, definitions: definitionsIn(children), tags: new Set() }), told };
}

interface Open {
  readonly html: Html;
  readonly element: MdxJsxTextElement;
}

/** Opening and closing tags, which the parser gives one by one, as elements. */
function pairTags(nodes: readonly Nodes[], report: Report, depth: number): Nodes[] {
  const done: Nodes[] = [];
  const open: Open[] = [];
  const put = (...more: Nodes[]) => (open.at(-1)?.element.children ?? done).push(...(more as PhrasingContent[]));
  const giveUp = ({ html, element }: Open) => put(asText(html, report), ...element.children);
  for (const node of nodes) {
    if (node.type !== 'html') {
      put(
        'children' in node && depth < 100
          ? ({ ...node, children: pairTags(node.children, report, depth + 1) } as Nodes)
          : node,
      );
      continue;
    }
    const tag = readTag(node.value);
    if (tag === undefined) put(asText(node, report));
    else if (tag.closing) closeTag(node, tag.name);
    else if (tag.element.name === 'br') put(tag.element);
    else open.push({ html: node, element: tag.element });
  }
  for (let last = open.pop(); last; last = open.pop()) giveUp(last);
  return done;

  function closeTag(node: Html, name: string) {
    if (!open.some(({ element }) => element.name === name)) return put(asText(node, report));
    for (let last = open.pop(); last; last = open.pop()) {
      if (last.element.name === name) return put(last.element);
      giveUp(last);
    }
    return undefined;
  }
}

function asText(html: Html, report: Report): Nodes {
  const line = lineOf(html);
  if (html.value.startsWith('<!--')) report('mdx/comment', line);
  else report('mdx/tag-unknown', line, { tag: /^<\/?([\w-]+)/.exec(html.value)?.[1] ?? html.value.slice(0, 20) });
  return { type: 'text', value: html.value };
}

type ReadTag = { closing: true; name: string } | { closing: false; element: MdxJsxTextElement };

function readTag(html: string): ReadTag | undefined {
  const [, slash, name = '', title] = /^<(\/?)([a-z]+)(?:\s+title="([^"<>]*)")?\s*\/?>$/.exec(html) ?? [];
  const known = inlineTags.get(name);
  if (known === undefined || (title !== undefined && !known.includes('title'))) return undefined;
  if (slash) return { closing: true, name };
  const attributes = title === undefined ? [] : [{ type: 'mdxJsxAttribute' as const, name: 'title', value: title }];
  return { closing: false, element: { type: 'mdxJsxTextElement', name, attributes, children: [] } };
}
