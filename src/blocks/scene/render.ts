import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Scene } from '#blocks/scene/model';

export const scene: BlockRender<Scene> = {
  render: ({ id, title, content }, _, inside) =>
    h(
      null,
      h('section', { className: ['nv-scene'], id }, [h('h4', { className: ['nv-title'] }, title), ...inside(content)]),
    ),
};
