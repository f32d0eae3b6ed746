import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Figure } from '#blocks/figure/model';
import { say } from '#core/words';

export const figure: BlockRender<Figure> = {
  render({ src, alt, caption, width, height, content }, context, inside) {
    const image = h('img', { src: context.media(src), alt, width, height, loading: 'lazy' });
    const summary = h('summary', say(context.words, 'player.longDescription'));
    const long = content.length === 0 ? [] : [h('details', [summary, ...inside(content)])];
    const text = caption === undefined ? long : [caption, ...long];
    const legend = text.length === 0 ? [] : [h('figcaption', text)];
    return h(null, h('figure', { className: ['nv-figure'] }, [image, ...legend]));
  },
};
