import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import { mediaCaption } from '#blocks/video/caption';
import type { Video } from '#blocks/video/model';
import { say } from '#core/words';

export const video: BlockRender<Video> = {
  render({ src, title, captions, poster, width, height, content }, context, inside) {
    const label = say(context.words, 'player.captions');
    const track =
      captions === undefined
        ? []
        : [h('track', { kind: 'captions', src: context.media(captions), srcLang: context.lang, label, default: true })];
    const shown = { poster: poster === undefined ? undefined : context.media(poster), width, height };
    const player = h(
      'video',
      { src: context.media(src), ...shown, controls: true, preload: 'none', ariaLabel: title },
      track,
    );
    return h(null, h('figure', { className: ['nv-media'] }, [player, mediaCaption(title, inside(content), context)]));
  },
};
