import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Figure } from '#blocks/figure/model';
import { say } from '#core/words';

export const figure: BlockRender<Figure> = {
  render({ src, alt, caption, width, height, content }, context, inside) {
    const image = h('img', { src: context.media(src), alt, width, height, loading: 'lazy', decoding: 'async' });
    const legend = caption === undefined ? [] : [h('figcaption', caption)];
    const summary = h('summary', say(context.words, 'player.longDescription'));
    const long = content.length === 0 ? [] : [h('details', { className: ['nv-long'] }, [summary, ...inside(content)])];
    return h(null, h('figure', { className: ['nv-figure'] }, [image, ...legend, ...long]));
  },
};
