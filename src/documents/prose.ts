import { isSafeLink } from '#codecs/mdx/addresses';
import { readRich } from '#codecs/mdx/rich';
import type { Block, Inline, Table } from '#documents/model';

/** A node of a rich text; its grammar stays with the codec. */
type Node = ReturnType<typeof readRich>[number];
type Phrasing = Extract<Node, { type: 'paragraph' }>['children'][number];

/** Restricted Markdown as blocks of a document; headings keep their depth below that of the title. */
export const proseOf = (text: string): readonly Block[] => readRich(text, () => undefined).flatMap(blockOf);

function blockOf(node: Node): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [
        {
          kind: 'heading',
          level: Math.min(3, Math.max(2, node.depth)) as 2 | 3,
          content: node.children.flatMap(inlineOf),
        },
      ];
    case 'paragraph':
      return [{ kind: 'paragraph', content: node.children.flatMap(inlineOf) }];
    case 'list':
      return [
        {
          kind: 'list',
          isOrdered: node.ordered === true,
          items: node.children.map(({ children }) => children.flatMap(blockOf)),
        },
      ];
    case 'blockquote':
      return [{ kind: 'quote', blocks: node.children.flatMap(blockOf) }];
    case 'table':
      return [tableOf(node)];
    case 'code':
      return [{ kind: 'paragraph', content: [{ kind: 'text', value: node.value }] }];
    default:
      return [];
  }
}

function tableOf({ children, align }: Extract<Node, { type: 'table' }>): Table {
  const [head, ...rows] = children.map((row) => row.children.map((cell) => cell.children.flatMap(inlineOf)));
  return {
    kind: 'table',
    columns: (head ?? []).map((content, index) => ({
      content,
      ...(align?.[index] === 'right' ? { align: 'end' as const } : {}),
    })),
    rows,
  };
}

function inlineOf(node: Phrasing): readonly Inline[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ kind: 'text', value: node.value }];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, content: node.children.flatMap(inlineOf) }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link': {
      const content = node.children.flatMap(inlineOf);
      // A document stands alone: nothing in it leads to a place of the course.
      return isSafeLink(node.url) && /^(?:https?|mailto):/.test(node.url)
        ? [{ kind: 'link', href: node.url, content }]
        : content;
    }
    case 'image':
      return [{ kind: 'text', value: node.alt ?? '' }];
    default:
      return 'children' in node ? node.children.flatMap((child) => inlineOf(child)) : [];
  }
}
