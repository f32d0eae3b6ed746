import { liveHints } from '#blocks/question/hints';

/** What only some questions have, by its class. */
export const helps: { readonly 'nv-tip'?: typeof liveHints } = {
  'nv-tip': liveHints,
};
