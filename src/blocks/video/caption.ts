import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RenderContext } from '#blocks/block';
import { say } from '#core/words';

/** What stands under a film or a recording: its title, and its transcript to unfold. */
export function mediaCaption(title: string, transcript: ElementContent[], { words }: RenderContext): Element {
  const summary = h('summary', say(words, 'player.transcript'));
  const folded = transcript.length === 0 ? [] : [h('details', [summary, ...transcript])];
  return h('figcaption', [title, ...folded]);
}
