import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Download } from '#blocks/download/model';
import { say } from '#core/words';

export const download: BlockRender<Download> = {
  render({ src, title, content }, context, inside) {
    const kind = src.slice(src.lastIndexOf('.') + 1).toUpperCase();
    const bytes = context.size?.(src);
    const weight =
      bytes === undefined ? '' : `, ${say(context.words, 'player.kilobytes', { size: Math.ceil(bytes / 1000) })}`;
    // Its name is said: an address that holds the file has none.
    const link = h('a', { href: context.media(src), download: src.slice(src.lastIndexOf('/') + 1) }, title);
    return h(
      null,
      h('div', { className: ['nv-download'] }, [h('p', [link, ` (${kind}${weight})`]), ...inside(content)]),
    );
  },
};
