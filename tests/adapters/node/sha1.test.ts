import { sha1 as ours } from '@noble/hashes/legacy.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha1 } from '#adapters/node/sha1';

test('the platform says what our own says: a backup has the same bytes anywhere', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(Buffer.from(sha1(bytes)).toString('hex')).toBe(Buffer.from(ours(bytes)).toString('hex'));
    }),
  );
});
