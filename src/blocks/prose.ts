import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Link, Nodes, Paragraph, Parents, RootContent, Table } from 'mdast';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import type { RenderContext } from '#blocks/block';
import { slugOf } from '#blocks/headings';
import { isMediaPath, isSafeLink } from '#codecs/mdx/addresses';
import { isRecording } from '#codecs/mdx/clean';
import type { InlineTag } from '#codecs/mdx/tree';
import { readRich } from '#codecs/mdx/rich';
import { isId } from '#core/id';
import { say } from '#core/words';

/** mdast as the HTML of a page. */
export function renderProse(nodes: readonly RootContent[], context: RenderContext): ElementContent[] {
  const line = onlyText(nodes);
  if (line !== undefined) return [h('p', line)];
  const state = stateFor(context);
  return state.wrap(state.all({ type: 'root', children: [...nodes] }), false);
}

/** One line of plain text, as most answers and comments are. */
function onlyText([only, ...more]: readonly RootContent[]): string | undefined {
  if (only?.type !== 'paragraph' || more.length > 0) return undefined;
  const [text, ...others] = only.children;
  return text?.type === 'text' && others.length === 0 && !text.value.includes('\n') ? text.value : undefined;
}

/** A converter per context: what it would look for in each tree, definitions and footnotes, ours have not. */
function stateFor(context: RenderContext): State {
  const known = states.get(context);
  if (known) return known;
  let made: State | undefined;
  const root = (state: State): Root => {
    made = state;
    return { type: 'root', children: [] };
  };
  const handlers = { ...handlersFor(context), root } as unknown as Handlers;
  toHast({ type: 'root', children: [] }, { handlers });
  if (!made) throw new Error('the converter asks for the root first');
  states.set(context, made);
  return made;
}

const states = new WeakMap<RenderContext, State>();

/** Rich text as blocks: paragraphs, lists … */
export const renderRichBlocks = (text: string, context: RenderContext): ElementContent[] =>
  renderProse(readRich(text, unheard), context);

/** Rich text inside a line, such as a label: blocks become spans, and links their text. */
export function renderRichLine(text: string, context: RenderContext): ElementContent[] {
  return inLine(onlyLine(renderRichBlocks(text, context)), false);
}

/** Blocks inside a line, as `renderRichLine`, but links stay links. */
export const asLine = (nodes: ElementContent[]): ElementContent[] => inLine(onlyLine(nodes), true);

function onlyLine(nodes: ElementContent[]): ElementContent[] {
  const [only, ...more] = nodes;
  return more.length === 0 && only?.type === 'element' && only.tagName === 'p' ? only.children : nodes;
}

// What may not stand in a rich text was said by `richProblems`; here it is only shown as it was typed.
const unheard = () => undefined;

const phrasing = new Set(['em', 'strong', 'del', 'code', 'br', 'sub', 'sup', 'kbd', 'abbr', 'img', 'span']);

const inLine = (nodes: readonly ElementContent[], linked: boolean): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = inLine(node.children, linked);
    if (phrasing.has(node.tagName) || (linked && node.tagName === 'a')) return [{ ...node, children }];
    return node.tagName === 'a' ? children : [h('span', { className: ['nv-row'] }, children)];
  });

function handlersFor(context: RenderContext): Handlers {
  return {
    heading: (state: State, node: Extract<Nodes, { type: 'heading' }>) =>
      h(`h${Math.max(2, node.depth)}`, state.all(node)),
    paragraph: (state: State, node: Paragraph) =>
      h(
        'p',
        isRecording(node)
          ? node.children.map((link) => renderRecording(state, link as Link, context))
          : state.all(node),
      ),
    link: (state: State, node: Extract<Nodes, { type: 'link' }>) => renderLink(state, node),
    image: (_: State, node: Extract<Nodes, { type: 'image' }>) => renderImage(node, context),
    listItem: (state: State, node: Extract<Nodes, { type: 'listItem' }>, parent: Parents) =>
      renderItem(state, node, parent, context),
    table: (state: State, node: Table) => renderTable(state, node, context),
    mdxJsxTextElement: (state: State, node: InlineTag) => renderInline(state, node),
  } as unknown as Handlers;
}

function renderLink(state: State, node: Extract<Nodes, { type: 'link' }>): Element {
  const { url } = node;
  const children = state.all(node);
  if (!isSafeLink(url)) return h('span', children);
  const title = node.title || undefined;
  if (url.startsWith('#')) return h('a', { href: placeOf(url.slice(1)), title }, children);
  return h('a', { href: url, title, rel: ['noopener'] }, children);
}

const renderRecording = (state: State, node: Link, context: RenderContext): Element =>
  h('audio', { src: context.media(node.url), controls: true, preload: 'none', ariaLabel: textOf(state.all(node)) });

/** `#le-besoin` leads to the heading « Le besoin »; `#q-…` to that question. */
const placeOf = (fragment: string) => `#${isId(fragment) ? fragment : slugOf(fragment)}`;

function renderImage({ url, alt, title }: Extract<Nodes, { type: 'image' }>, context: RenderContext): Element {
  if (!isMediaPath(url)) return h('span', alt ?? '');
  const src = context.media(url);
  return h('img', { src, alt: alt ?? '', title: title || undefined, loading: 'lazy', decoding: 'async' });
}

function renderItem(
  state: State,
  node: Extract<Nodes, { type: 'listItem' }>,
  parent: Parents | undefined,
  { words }: RenderContext,
): Element {
  const loose = node.spread || (parent?.type === 'list' && parent.spread);
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'paragraph' && !loose) return state.all(child);
    const rendered = state.one(child, node);
    return Array.isArray(rendered) ? rendered : rendered ? [rendered] : [];
  });
  if (typeof node.checked !== 'boolean') return h('li', children);
  const label = say(words, node.checked ? 'player.task.done' : 'player.task.todo');
  const box = h('span', { role: 'img', ariaLabel: label }, node.checked ? '\u2611' : '\u2610');
  return h('li', { className: ['nv-task'] }, [box, ' ', ...children]);
}

/** A table that scrolls by itself on a narrow screen, by keyboard too. */
function renderTable(state: State, node: Table, { words }: RenderContext): Element {
  const [head, ...rows] = node.children.map(({ children }) =>
    children.map((cell, column) => ({ content: state.all(cell), className: alignment(node, column) })),
  );
  const columns = (head ?? []).map(({ content }) => textOf(content)).filter((text) => text !== '');
  const table = h('table', [
    h(
      'thead',
      h(
        'tr',
        (head ?? []).map(({ content, className }) => h('th', { scope: 'col', className }, content)),
      ),
    ),
    h(
      'tbody',
      rows.map((row) =>
        h(
          'tr',
          row.map(({ content, className }) => h('td', { className }, content)),
        ),
      ),
    ),
  ]);
  const ariaLabel = say(words, 'player.table', { columns: columns.join(', ') });
  return h('div', { className: ['nv-table'], tabIndex: 0, role: 'region', ariaLabel }, table);
}

const sides = { left: undefined, center: ['nv-middle'], right: ['nv-end'] };
const alignment = ({ align }: Table, column: number) => sides[align?.[column] ?? 'left'];

function renderInline(state: State, node: InlineTag): Element {
  const title = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'title');
  const properties = typeof title?.value === 'string' ? { title: title.value } : {};
  return h(node.name ?? 'span', properties, state.all(node));
}

/** The text of a tree, pictures by their alternative. */
export function textOf(nodes: readonly (ElementContent | Root['children'][number])[]): string {
  return nodes
    .map((node): string => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      return node.tagName === 'img' ? String(node.properties.alt ?? '') : textOf(node.children);
    })
    .join('');
}
