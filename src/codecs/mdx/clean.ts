import type { Definition, Image, Link, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { isAudioPath, isMediaPath, isSafeLink } from '#codecs/mdx/addresses';
import { evenBreaks, evenInline } from '#codecs/mdx/evenInline';
import { lineIn, standAlone } from '#codecs/mdx/hollow';
import { inlineTags } from '#codecs/mdx/inlineTags';
import type { Report } from '#codecs/mdx/tree';

/** Deeper is no text that a person wrote, and would exhaust the stack of those who read the tree. */
const deepest = 60;

const plainTypes = new Set([
  'heading',
  'emphasis',
  'strong',
  'delete',
  'blockquote',
  'list',
  'table',
  'tableRow',
  'tableCell',
  'thematicBreak',
  'break',
  'inlineCode',
  'code',
  'text',
]);

export interface Cleaner {
  readonly report: Report;
  /** What references lead to. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The names of the block tags. */
  readonly tags: ReadonlySet<string>;
}

/** The tree without positions, references resolved, and without what a page may not hold: that is reported. */
export function cleanNodes(nodes: readonly Nodes[], cleaner: Cleaner, depth = 0): RootContent[] {
  const cleaned: RootContent[] = [];
  for (const node of nodes) {
    for (const next of cleanNode(node, cleaner, depth)) {
      const last = cleaned.at(-1);
      if (next.type === 'text' && last?.type === 'text') cleaned[cleaned.length - 1] = text(last.value + next.value);
      else cleaned.push(next);
    }
  }
  return cleaned;
}

function cleanNode(node: Nodes, cleaner: Cleaner, depth: number): readonly RootContent[] {
  const { report, definitions } = cleaner;
  const line = lineOf(node);
  if (depth > deepest) {
    report('mdx/too-deep', line);
    return [];
  }
  const inside = () =>
    ('children' in node ? evenInline(node, cleanNodes(node.children, cleaner, depth + 1)) : []) as PhrasingContent[];
  switch (node.type) {
    case 'definition':
      return [];
    case 'link':
      return [cleanLink(node, inside(), line, report)];
    case 'image':
      return [cleanImage(node, line, report)];
    case 'linkReference': {
      const { url = '', title } = definitions.get(node.identifier) ?? {};
      return [cleanLink({ url, title: title ?? null }, inside(), line, report)];
    }
    case 'imageReference': {
      const { url = '', title } = definitions.get(node.identifier) ?? {};
      return [cleanImage({ url, title: title ?? null, alt: node.alt ?? null }, line, report)];
    }
    case 'mdxJsxTextElement':
      return cleanInline(node, inside, line, cleaner);
    case 'mdxJsxFlowElement': {
      // A `<br />` or `<kbd>` alone on its line: the parser takes it for a block.
      const children = lineIn(node);
      if (!children) return refused(...reasonAgainst(node.name ?? '', 'mdx/tag-misplaced', cleaner));
      const element = cleanNode({ ...node, type: 'mdxJsxTextElement', children }, cleaner, depth + 1);
      return standAlone({ type: 'paragraph', children: element as PhrasingContent[] });
    }
    case 'listItem': {
      const children = inside() as Nodes[];
      // Two paragraphs in an item have a blank line between them, written or not.
      const paragraphs = children.filter(({ type }) => type === 'paragraph');
      return [bare({ ...node, spread: node.spread || paragraphs.length > 1 }, children)];
    }
    case 'paragraph':
      if (isRecording(node)) return [bare(node, node.children.map(recording))];
      return standAlone({ type: 'paragraph', children: inside() });
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return refused('mdx/expression');
    case 'footnoteReference':
    case 'footnoteDefinition':
      return refused('mdx/footnote');
    case 'text':
      return [text(node.value)];
    default:
      if (!plainTypes.has(node.type)) return refused('mdx/html');
      return [bare(node, 'children' in node ? inside() : undefined)];
  }

  function recording(link: PhrasingContent) {
    return bare(link, 'children' in link ? evenInline(link, cleanNodes(link.children, cleaner, depth + 2)) : undefined);
  }

  function refused(code: string, values?: Record<string, string>): readonly RootContent[] {
    report(code, line, values);
    return [];
  }
}

/** A link to a recording that stands alone is the recording. */
export const isRecording = ({ children: [only, ...more] }: Paragraph): boolean =>
  only?.type === 'link' && more.length === 0 && isAudioPath(only.url);

function cleanLink(
  { url, title }: Pick<Link, 'url' | 'title'>,
  children: PhrasingContent[],
  line: number,
  report: Report,
): Link {
  if (!isSafeLink(url)) report('mdx/link-refused', line, { link: shortened(url) });
  return { type: 'link', url, title: title ?? null, children };
}

function cleanImage({ url, title, alt }: Pick<Image, 'url' | 'title' | 'alt'>, line: number, report: Report): Image {
  if (!isMediaPath(url)) report('mdx/image-refused', line, { image: shortened(url) });
  return { type: 'image', url, title: title ?? null, alt: alt ?? '' };
}

const reasonAgainst = (tag: string, known: string, { tags }: Cleaner): [string, Record<string, string>] => [
  tags.has(tag) || inlineTags.has(tag) ? known : 'mdx/tag-unknown',
  { tag },
];

function cleanInline(
  node: Extract<Nodes, { type: 'mdxJsxTextElement' }>,
  inside: () => PhrasingContent[],
  line: number,
  cleaner: Cleaner,
): readonly RootContent[] {
  const { report } = cleaner;
  const tag = node.name ?? '';
  const known = inlineTags.get(tag);
  if (known === undefined) {
    const [code, values] = reasonAgainst(tag, 'mdx/tag-in-text', cleaner);
    report(code, line, values);
    return [];
  }
  const attributes = node.attributes.flatMap((attribute) => {
    if (attribute.type === 'mdxJsxAttribute' && known.includes(attribute.name) && typeof attribute.value === 'string') {
      return [{ type: 'mdxJsxAttribute' as const, name: attribute.name, value: attribute.value }];
    }
    report('mdx/inline-attribute', line, { tag });
    return [];
  });
  return [{ type: 'mdxJsxTextElement', name: tag, attributes, children: tag === 'br' ? [] : inside() }];
}

/** A node without its position. */
function bare(node: Nodes, children: readonly unknown[] | undefined): RootContent {
  const { position: _, data: __, ...rest } = node;
  return (children ? { ...rest, children } : rest) as RootContent;
}

const text = (value: string): RootContent => ({ type: 'text', value: evenBreaks(value) });

export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;

/** Enough of an address to recognise it. */
const shortened = (address: string) => (address.length > 80 ? `${address.slice(0, 79)}\u2026` : address);

/** What the references of a text lead to, wherever they stand in it. */
export function definitionsIn(nodes: readonly Nodes[]): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    if ('children' in node) pending.push(...[...node.children].reverse());
  }
  return found;
}
