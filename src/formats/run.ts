import { newPress, type Press } from '#codecs/zipWrite';

/** One export: what several of its formats need is made once for all of them, and forgotten with it. */
export type Run = object;

/**
 * Remembers, for each run, what was made under a key: `const drawn = perRun<string>()`, then `drawn(means, page.id, () => …)`.
 * Without a run there is nothing to share, and all is made anew.
 */
export function perRun<Made>(): (of: { readonly run?: Run }, key: string, make: () => Made) => Made {
  const places = new WeakMap<Run, Map<string, { readonly made: Made }>>();
  return ({ run }, key, make) => {
    if (run === undefined) return make();
    const place = places.get(run) ?? new Map<string, { readonly made: Made }>();
    places.set(run, place);
    const known = place.get(key) ?? { made: make() };
    place.set(key, known);
    return known.made;
  };
}

const presses = perRun<Press>();

/** What has been deflated in a run already: the archives of all its formats share it. */
export const sharedPress = (of: { readonly run?: Run }): Press => presses(of, '', newPress);
