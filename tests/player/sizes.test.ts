import { expect, test } from 'vitest';
import { benchPackage, floorOf, sizesOf } from '../../scripts/bench/package/sizes';
import { freshPlayer } from '../../scripts/buildPlayer';

const tree = await benchPackage(await freshPlayer());
const bytesOf = (name: string) => sizesOf(tree).find(({ what }) => what.startsWith(name))?.bytes ?? Infinity;

test('one module weighs its pictures and no more than 15 KB, of which 6.25 KB of style and 15.5 KB of script before packing', () => {
  expect(bytesOf('zip')).toBeLessThanOrEqual(15 * 1024);
  expect(bytesOf('css')).toBeLessThanOrEqual(6.25 * 1024);
  expect(bytesOf('script')).toBeLessThanOrEqual(15.5 * 1024);
});

test('the floor holds the same content and nothing else', () => {
  const floor = floorOf(tree, '<main><!-- content --></main>');
  expect(floor.match(/<nv-question/g)).toHaveLength(10);
  expect(floor.match(/<img/g)).toHaveLength(3);
  expect(floor).not.toMatch(/<script|<style/);
});
