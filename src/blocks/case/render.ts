import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Case } from '#blocks/case/model';
import { slugOf } from '#blocks/headings';
import { say } from '#core/words';
import type { ElementContent } from 'hast';

/** Scenes have places of their own in the page, and each way out says in a sequence what it is. */
function placed(node: ElementContent, prefix: string, before: string): ElementContent {
  if (node.type !== 'element') return node;
  const { tagName, properties } = node;
  const classes = [properties.className].flat();
  const children = node.children.map((child) => placed(child, prefix, before));
  if (classes.includes('nv-scene')) {
    return { ...node, properties: { ...properties, id: `${prefix}-${String(properties.id)}` }, children };
  }
  if (!classes.includes('nv-way')) return { ...node, children };
  const links = node.children.map((link): ElementContent => {
    if (link.type !== 'element') return link;
    return { ...link, properties: { href: `#${prefix}-${String(link.properties.href).slice(1)}` } };
  });
  return { type: 'element', tagName, properties, children: [h('span', `${before} `), ...links] };
}

export const caseStudy: BlockRender<Case> = {
  render({ title, content }, { words }, inside) {
    const heading = h('h3', { className: ['nv-title'] }, title);
    const scenes = inside(content).map((node) =>
      placed(node, `x${slugOf(title).slice(1)}`, say(words, 'player.ifYouChoose')),
    );
    return h(null, h('div', { className: ['nv-case'] }, [heading, ...scenes]));
  },
};
