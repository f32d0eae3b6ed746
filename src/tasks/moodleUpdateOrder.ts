interface Placed {
  readonly key: string;
  readonly home: string;
}

/** What stands elsewhere among those that stayed in its section: the fewest that explain the new order. */
export function reordered(then: readonly Placed[], now: readonly Placed[]): ReadonlySet<string> {
  const homes = new Map(then.map(({ key, home }) => [key, home]));
  const places = new Map(then.map(({ key }, index) => [key, index]));
  const moved = new Set<string>();
  for (const home of new Set(now.map((one) => one.home))) {
    const stayed = now.filter((one) => one.home === home && homes.get(one.key) === home).map(({ key }) => key);
    const steady = new Set(longestRise(stayed, (key) => places.get(key) ?? 0));
    for (const key of stayed) if (!steady.has(key)) moved.add(key);
  }
  return moved;
}

/** The longest run of keys, not side by side, whose places rise. */
function longestRise(keys: readonly string[], placeOf: (key: string) => number): readonly string[] {
  const ends: (readonly string[])[] = [];
  for (const [index, key] of keys.entries()) {
    const before = ends.filter((_, other) => placeOf(keys[other] ?? '') < placeOf(key));
    const longest = before.reduce<readonly string[]>((best, one) => (one.length > best.length ? one : best), []);
    ends[index] = [...longest, key];
  }
  return ends.reduce<readonly string[]>((best, one) => (one.length > best.length ? one : best), []);
}
