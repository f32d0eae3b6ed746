import { h } from 'hastscript';
import type { Audio } from '#blocks/audio/model';
import type { BlockRender } from '#blocks/block';
import { mediaCaption } from '#blocks/video/caption';

export const audio: BlockRender<Audio> = {
  render({ src, title, content }, context, inside) {
    const player = h('audio', { src: context.media(src), controls: true, preload: 'none', ariaLabel: title });
    return h(null, h('figure', { className: ['nv-media'] }, [player, mediaCaption(title, inside(content), context)]));
  },
};
