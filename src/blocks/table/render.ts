import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Table } from '#blocks/table/model';
import type { Element, ElementContent } from 'hast';

/** A row whose first cell names it; the row of the columns' headers is left as it is. */
function named(row: Element): Element {
  const [first, ...rest] = row.children;
  if (first?.type !== 'element' || first.tagName !== 'td') return row;
  const header: Element = { ...first, tagName: 'th', properties: { ...first.properties, scope: 'row' } };
  return { ...row, children: [header, ...rest] };
}

export const table: BlockRender<Table> = {
  render({ caption, rowHeaders = false, content }, _, inside) {
    const dress = (node: ElementContent): ElementContent => {
      if (node.type !== 'element') return node;
      if (node.tagName === 'div' && caption !== undefined) {
        return { ...node, properties: { ...node.properties, ariaLabel: caption }, children: node.children.map(dress) };
      }
      if (node.tagName === 'table') {
        const title = caption === undefined ? [] : [h('caption', caption)];
        return { ...node, children: [...title, ...node.children.map(dress)] };
      }
      if (node.tagName === 'tr') return rowHeaders ? named(node) : node;
      return { ...node, children: node.children.map(dress) };
    };
    return { type: 'root', children: inside(content).map(dress) };
  },
};
