import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Callout } from '#blocks/callout/model';
import { say } from '#core/words';

export const callout: BlockRender<Callout> = {
  render({ kind, title, content }, { words }, inside) {
    const label = say(words, `player.callout.${kind}`);
    const properties = {
      className: ['nv-callout', `nv-${kind}`],
      role: 'note',
      ariaLabel: title === undefined ? label : `${label}, ${title}`,
    };
    const heading = [h('strong', label), ...(title === undefined ? [] : [' ', h('span', title)])];
    return h(null, h('aside', properties, [h('p', { className: ['nv-label'] }, heading), ...inside(content)]));
  },
};
