/**
 * HTML that others wrote → rich text.
 *
 * Norm: HTML Living Standard, fragments; restricted Markdown as `mdx/rich.ts` reads it.
 * In:   a fragment, however broken; `host` is asked where a picture or a recording is.
 * Out:  Markdown that `richProblems` has nothing against; the empty text where nothing is left.
 * Problems: none of its own; `host.lost` is told what could not be kept, each kind once: `script` (anything that runs),
 *   `frame`, `sound` (one that the host has not, or in a cell; every video), `field`, `drawing`, `link` (an address that is not safe; its words stay), `size`.
 * Deviation: colours, sizes and other looks go without a word; `h1` becomes a heading of the second rank; a recording stands
 *   in a paragraph of its own, named by its label or its file.
 */
import type { Element, ElementContent, Nodes, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type State, toMdast } from 'hast-util-to-mdast';
import type { RootContent as Markdown } from 'mdast';
import { isAudioPath, isMediaPath, isSafeLink } from '#codecs/mdx/addresses';
import { inlineTags } from '#codecs/mdx/inlineTags';
import { writeRich } from '#codecs/mdx/write';

export type HtmlLoss = 'script' | 'frame' | 'sound' | 'field' | 'drawing' | 'link' | 'size';

export interface HtmlHost {
  /** The file of a picture in the course (`media/…`), or `undefined`: its alternative stays. */
  image(address: string, alternative: string): string | undefined;
  /** The file of a recording in the course, or `undefined`. */
  sound(address: string): string | undefined;
  lost(what: HtmlLoss): void;
}

/** Longer, or deeper than `deepest`, is no question that a person wrote. */
const longest = 400_000;
const deepest = 100;

const dropped: ReadonlyMap<string, HtmlLoss | undefined> = new Map<string, HtmlLoss | undefined>([
  ...['script', 'noscript', 'template', 'link', 'meta', 'base', 'applet'].map((name) => [name, 'script'] as const),
  ...['iframe', 'frame', 'frameset', 'object', 'embed', 'portal'].map((name) => [name, 'frame'] as const),
  ...['video', 'source', 'track'].map((name) => [name, 'sound'] as const),
  ...['input', 'select', 'textarea', 'button', 'datalist', 'output'].map((name) => [name, 'field'] as const),
  ...['svg', 'math', 'canvas', 'map', 'area'].map((name) => [name, 'drawing'] as const),
  ...['style', 'title', 'head', 'wbr', 'col', 'colgroup'].map((name) => [name, undefined] as const),
]);

/** The rich text of a fragment. */
export function htmlToRich(html: string, host: HtmlHost): string {
  const told = new Set<HtmlLoss>();
  const lost = (what: HtmlLoss) => void (!told.has(what) && told.add(what) && host.lost(what));
  const isTooMuch = html.length > longest || depthOf(html) > deepest * 3;
  if (isTooMuch) lost('size');
  const tree = fromHtml(isTooMuch ? html.slice(0, longest).replace(/<[^>]*>/g, ' ') : html, { fragment: true });
  const children = tree.children.flatMap((node) => prune(node, { ...host, lost }, 0));
  const root = toMdast(
    { type: 'root', children },
    {
      document: true,
      quotes: ['\u00ab\u00bb'],
      handlers: Object.fromEntries(
        [...inlineTags.keys()].filter((name) => name !== 'br').map((name) => [name, inline]),
      ),
    },
  );
  return writeRich('children' in root ? (root.children as Markdown[]).filter(isSeen) : []);
}

/** The letters of a fragment, in one line: of a text that has no room for marks. */
export const htmlToLine = (html: string): string =>
  (depthOf(html) > deepest * 3 ? [] : fromHtml(html.slice(0, longest), { fragment: true }).children)
    .map((node) => (node.type === 'element' ? lettersIn(node) : node.type === 'text' ? node.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** How deep its elements may be, seen from far: the parser walks down them by recursion. */
function depthOf(html: string): number {
  let [depth, most] = [0, 0];
  for (const [, slash] of html.matchAll(/<(\/?)[a-z][^>]*>/gi)) {
    depth = Math.max(0, depth + (slash ? -1 : 1));
    most = Math.max(most, depth);
  }
  return most;
}

const blocks =
  /^(p|div|pre|blockquote|ul|ol|li|dl|dt|dd|h[1-6]|table|tbody|thead|tfoot|tr|td|th|section|article|figure|hr)$/;

/** What stands in a cell as one line: a cell of Markdown holds no block. */
const inCell = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node, index): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = inCell(node.children);
    if (!blocks.test(node.tagName)) return [{ ...node, children }];
    return index === 0 ? children : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, ...children];
  });

/** A tree without what may not stand in a rich text. */
function prune(node: Nodes, host: HtmlHost, depth: number): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const { tagName: name } = node;
  if (dropped.has(name)) {
    const loss = dropped.get(name);
    if (loss) host.lost(loss);
    return [];
  }
  if (depth > deepest) {
    host.lost('size');
    return [{ type: 'text', value: lettersIn(node) }];
  }
  if (name === 'img') return [picture(node, host)];
  if (name === 'audio') return recording(node, host);
  if (Object.keys(node.properties).some((key) => /^on[A-Z]/.test(key))) host.lost('script');
  const children = node.children.flatMap((child) => prune(child, host, depth + 1));
  // A block inside a line, as of a table that somebody made bold: the block stays.
  if (!blocks.test(name) && children.some((child) => child.type === 'element' && blocks.test(child.tagName))) {
    return children;
  }
  if (name === 'a') return anchor(node, children, host);
  if (/^(td|th|h[1-6])$/.test(name)) {
    return [{ ...node, tagName: name === 'h1' ? 'h2' : name, children: inCell(silent(children, host)) }];
  }
  return name === 'p' ? paragraphs(node, children) : [{ ...node, children }];
}

/** A recording of the course is a link that stands alone. */
function recording(node: Element, host: HtmlHost): ElementContent[] {
  const sources = [node, ...node.children.filter((child) => child.type === 'element' && child.tagName === 'source')];
  for (const source of sources as Element[]) {
    const path = host.sound(textOf(source.properties.src));
    if (path === undefined || !isAudioPath(path)) continue;
    const { ariaLabel, title } = node.properties;
    const label = textOf(ariaLabel) || textOf(title) || path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: path },
      children: [{ type: 'text', value: label }],
    };
    return [{ type: 'element', tagName: 'p', properties: {}, children: [link] }];
  }
  host.lost('sound');
  return [];
}

/** In a cell nothing stands alone: of a recording the label stays. */
const silent = (nodes: readonly ElementContent[], host: HtmlHost): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = silent(node.children, host);
    if (node.tagName !== 'a' || !isAudioPath(textOf(node.properties.href))) return [{ ...node, children }];
    host.lost('sound');
    return children;
  });

/** A paragraph as one or more: a block that came to stand in it parts it. */
function paragraphs(node: Element, children: readonly ElementContent[]): ElementContent[] {
  const parts: Element[] = [];
  let line: Element | undefined;
  for (const child of children) {
    if (child.type === 'element' && blocks.test(child.tagName)) {
      parts.push(child);
      line = undefined;
    } else if (line) line.children.push(child);
    else parts.push((line = { ...node, children: [child] }));
  }
  return parts;
}

function picture({ properties }: Element, host: HtmlHost): ElementContent {
  const alternative = textOf(properties.alt);
  const path = host.image(textOf(properties.src), alternative);
  if (path === undefined || !isMediaPath(path)) return { type: 'text', value: alternative };
  return { type: 'element', tagName: 'img', properties: { src: path, alt: alternative }, children: [] };
}

function anchor({ properties }: Element, children: ElementContent[], host: HtmlHost): ElementContent[] {
  const href = textOf(properties.href);
  if (isSafeLink(href)) {
    const title = textOf(properties.title);
    return [{ type: 'element', tagName: 'a', properties: { href, ...(title && { title }) }, children }];
  }
  if (href !== '') host.lost('link');
  return children;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The letters of a tree, without walking it by recursion. */
function lettersIn(node: Element): string {
  const letters: string[] = [];
  const pending: RootContent[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.type === 'text') letters.push(next.value);
    else if (next.type === 'element' && !dropped.has(next.tagName)) pending.push(...next.children.toReversed());
  }
  return letters.join('');
}

/** `<sub>` and the others that a rich text may hold. */
function inline(state: State, element: Element) {
  const title = textOf(element.properties.title);
  const known = inlineTags.get(element.tagName)?.includes('title') && title !== '';
  const attributes = known ? [{ type: 'mdxJsxAttribute' as const, name: 'title', value: title }] : [];
  return { type: 'mdxJsxTextElement', name: element.tagName, attributes, children: state.all(element) } as never;
}

/** Editors leave paragraphs of one hard blank between two others. */
const isSeen = (node: Markdown): boolean =>
  node.type !== 'paragraph' || node.children.some((child) => child.type !== 'text' || child.value.trim() !== '');
