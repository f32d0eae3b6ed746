import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { inflateSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deflate } from '#codecs/deflate/deflate';
import { textOf } from '#core/fileTree';
import { benchPackage } from '../../scripts/bench/package/sizes';
import { freshPlayer } from '../../scripts/buildPlayer';

const sameBack = (bytes: Uint8Array) => {
  const packed = deflate(bytes);
  expect(Buffer.compare(inflateRawSync(packed), bytes)).toBe(0);
  expect(inflateSync(packed)).toEqual(new Uint8Array(bytes));
  return packed;
};

test('whatever goes in comes back, for two readers', () => {
  const words = fc.array(fc.constantFrom('<li>', '</li>', 'nv-choices', 'é', ' ', 'abc', '0'), { maxLength: 4000 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 600 }),
        words.map((list) => Buffer.from(list.join(''))),
      ),
      (bytes) => {
        sameBack(bytes);
      },
    ),
  );
});

test.each([
  ['nothing', ''],
  ['one byte', 'a'],
  ['two', 'ab'],
  ['one byte a thousand times', 'a'.repeat(1000)],
  ['a copy of the longest length at the end', `${'abcdefgh'.repeat(64)}`],
])('%s', (_name, text) => void sameBack(Buffer.from(text)));

test('what is copied from as far back as may be, and no farther', () => {
  const noise = Uint8Array.from({ length: 40_000 }, (_, place) => (Math.imul(place + 1, 2_654_435_761) >>> 11) & 0xff);
  for (const gap of [32_767, 32_768, 32_769])
    sameBack(Buffer.concat([noise.subarray(0, 50), noise.subarray(50, gap), noise.subarray(0, 50)]));
});

test('counts that would give a code of more than 15 bits get one of 15', () => {
  const rare: number[] = [];
  for (let symbol = 0, count = 1, before = 1; symbol < 22; symbol += 1) {
    for (let time = 0; time < count; time += 1) rare.push(symbol * 11);
    [count, before] = [count + before, count];
  }
  // Fibonacci counts, in an order that leaves nothing to copy, would be the deepest tree there is.
  const order = rare.map((value, place) => [(Math.imul(place + 1, 2_654_435_761) >>> 0) / 2 ** 32, value] as const);
  sameBack(Uint8Array.from(order.sort(([one], [other]) => one - other).map(([, value]) => value)));
});

test('a page weighs at least 2.5 % less than by zlib at its best', async () => {
  const page = Buffer.from(textOf(await benchPackage(await freshPlayer()), 'index.html') ?? '');
  expect(sameBack(page).length).toBeLessThan(deflateRawSync(page, { level: 9, memLevel: 7 }).length * 0.975);
});
