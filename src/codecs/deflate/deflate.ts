/**
 * Deflate that looks for the cheapest way to write the bytes, where others take the first that is short.
 *
 * Norm: RFC 1951, dynamic blocks only.
 * In:   bytes, of a page or a manifest: what takes milliseconds, for it is read by every learner.
 * Out:  the same bytes, deflated, the same anywhere; about 3 % less than zlib at level 9.
 * Problems: none.
 */
import { blocksOf, costsOf, firstCosts } from '#codecs/deflate/blocks';
import { matchesIn } from '#codecs/deflate/matches';
import { cheapest } from '#codecs/deflate/path';
import { written } from '#codecs/deflate/write';

export function deflate(bytes: Uint8Array): Uint8Array {
  const matches = matchesIn(bytes);
  const draft = cheapest(bytes, matches, [firstCosts(bytes.length)]);
  // What symbols cost is known once something is written.
  const tokens = cheapest(
    bytes,
    matches,
    blocksOf(draft).map((block) => costsOf(block, draft)),
  );
  return written(tokens, blocksOf(tokens));
}
