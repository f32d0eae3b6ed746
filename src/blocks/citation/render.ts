import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Citation } from '#blocks/citation/model';

export const citation: BlockRender<Citation> = {
  render({ author, source, href, content }, _, inside) {
    const work = source === undefined ? [] : [h('cite', source)];
    const linked =
      href === undefined ? work : [h('a', { href, rel: ['noopener'] }, work.length > 0 ? work : (author ?? href))];
    const who = author === undefined || (href !== undefined && work.length === 0) ? [] : [author];
    const origin = [...who, ...(who.length > 0 && linked.length > 0 ? [', '] : []), ...linked];
    const caption = origin.length === 0 ? [] : [h('figcaption', origin)];
    return h(null, h('figure', { className: ['nv-citation'] }, [h('blockquote', inside(content)), ...caption]));
  },
};
