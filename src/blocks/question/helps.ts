import { standAlone } from '#blocks/question/alone';
import { liveHints } from '#blocks/question/hints';

/** What only some questions have, by its class. */
export const helps: { readonly 'nv-tip'?: typeof liveHints; readonly 'nv-apart'?: typeof standAlone } = {
  'nv-tip': liveHints,
  'nv-apart': standAlone,
};
