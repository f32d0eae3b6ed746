/**
 * Restricted MDX → pieces: Markdown and block tags in turn.
 *
 * Norm: https://mdxjs.com/docs/what-is-mdx/ for tags and braces, https://github.github.com/gfm/ for the rest.
 * In:   text with front matter (YAML), Markdown (GFM), `<br/> <sub> <sup> <kbd> <abbr title>`, and the block tags that
 *       the caller knows. Attributes are strings, or `{…}` with a JSON literal.
 * Out:  front matter as values; mdast without positions, references resolved; tags with their attributes.
 * Problems, all errors, at `<path>:<line>`: `mdx/…`; all that the parser lets through in one reading.
 * Deviation: nothing is evaluated. `import`, `export`, expressions, spread attributes, comments, other HTML and footnotes
 *   are problems. A block tag that shares its line with its content is taken as if it stood alone.
 */
import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { readAttributes } from '#codecs/mdx/attributes';
import { type Cleaner, cleanNodes, definitionsIn, lineOf } from '#codecs/mdx/clean';
import { reportFault } from '#codecs/mdx/faults';
import { readFrontMatter } from '#codecs/mdx/frontMatter';
import { evenLines, parseMdx } from '#codecs/mdx/grammar';
import type { Piece, Report, Tag } from '#codecs/mdx/tree';
import type { Problem } from '#core/problem';

export interface MdxFile {
  /** `undefined` where there is none. */
  readonly matter: Readonly<Record<string, unknown>> | undefined;
  readonly pieces: readonly Piece[];
}

/** Longer is no page: 30,000 words. Some texts take the parser a time that grows with the square of their length. */
const longest = 200_000;
/** So many slips of syntax are told at once. */
const mostFaults = 25;

/** Reads a page; `tags` are the names of the block tags. No file where the parser gave up; else what is left beside the problems. */
export function readMdx(
  path: string,
  text: string,
  tags: ReadonlySet<string>,
): { readonly file?: MdxFile; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report: Report = (code, line, values = {}) =>
    problems.push({ code, at: `${path}:${line}`, severity: 'error', values });
  if (text.length > longest) report('mdx/too-long', 1, { length: text.length, longest });
  const root = problems.length === 0 ? parse(evenLines(text), report) : undefined;
  if (root === undefined) return { problems };
  const [first] = root.children;
  const matter = first?.type === 'yaml' ? readFrontMatter(first.value, lineOf(first) + 1, report) : undefined;
  const nodes = first?.type === 'yaml' ? root.children.slice(1) : root.children;
  const reader = { tags, report, text: evenLines(text), definitions: definitionsIn(nodes) };
  return { file: { matter, pieces: readPieces(nodes, reader, 0) }, problems };
}

function parse(text: string, report: Report): Root | undefined {
  let next: string | undefined = text;
  for (let faults = 0; next !== undefined && faults < mostFaults; faults++) {
    try {
      return parseMdx(next);
    } catch (error) {
      next = reportFault(error, next, report);
    }
  }
  return undefined;
}

interface Reader extends Cleaner {
  readonly text: string;
}

type TagNode = MdxJsxFlowElement | MdxJsxTextElement;

function readPieces(nodes: readonly Nodes[], reader: Reader, depth: number): Piece[] {
  const pieces: Piece[] = [];
  let prose: { nodes: RootContent[]; lines: number[] } = { nodes: [], lines: [] };
  const close = () => {
    if (prose.nodes.length > 0) pieces.push({ kind: 'prose', ...prose });
    prose = { nodes: [], lines: [] };
  };
  for (const node of nodes) {
    const found = tagsAlone(node, reader);
    if (found) {
      close();
      pieces.push(...found.map((tag) => readTag(tag, reader, depth)));
    } else if (isModuleLine(node, reader.text)) {
      reader.report('mdx/module-line', lineOf(node));
    } else {
      const cleaned = cleanNodes([node], reader);
      prose.nodes.push(...cleaned);
      prose.lines.push(...cleaned.map(() => lineOf(node)));
    }
  }
  close();
  return pieces;
}

/** The block tags that a node stands for: itself, or a paragraph that holds nothing else. */
function tagsAlone(node: Nodes, { tags }: Reader): readonly TagNode[] | undefined {
  if (node.type === 'mdxJsxFlowElement') return tags.has(node.name ?? '') ? [node] : undefined;
  if (node.type !== 'paragraph') return undefined;
  const solid = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const found = solid.filter((child) => child.type === 'mdxJsxTextElement');
  const alone = found.length > 0 && found.length === solid.length && found.every(({ name }) => tags.has(name ?? ''));
  return alone ? found : undefined;
}

function readTag(node: TagNode, reader: Reader, depth: number): Tag {
  const name = node.name ?? '';
  const line = lineOf(node);
  const attributes = readAttributes(node, reader.report);
  // Tags in tags in tags: no block is that deep, and a stack has an end.
  if (depth > 20) reader.report('mdx/too-deep', line);
  const content = depth > 20 ? [] : readPieces(flowOf(node), reader, depth + 1);
  return { kind: 'tag', name, attributes, content, line };
}

/** What stands in a tag, as blocks; text on the tag's own line is a paragraph. */
function flowOf(node: TagNode): readonly Nodes[] {
  if (node.type === 'mdxJsxFlowElement' || node.children.length === 0) return node.children;
  const paragraph: Paragraph = { type: 'paragraph', children: node.children };
  return [node.position ? { ...paragraph, position: node.position } : paragraph];
}

const moduleLine =
  /^(?:import\s*(?:["'{*]|[\w$]+\s*(?:,|\s+from\b))|export\s*(?:[{*]|(?:default|const|let|var|function|class|async)\b))/;

/** A line that MDX would run as a module's; our parser has no ear for it and takes it for a paragraph. */
function isModuleLine(node: Nodes, text: string): boolean {
  const start = node.position?.start.offset;
  return node.type === 'paragraph' && start !== undefined && moduleLine.test(text.slice(start, start + 200));
}
