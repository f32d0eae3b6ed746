import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { textOf } from '#core/fileTree';
import { buildPlayer, freshPlayer, playerIsStale } from '../../scripts/buildPlayer';

const player = await buildPlayer();
const sizeOf = (name: string) => Buffer.byteLength(textOf(player, name) ?? '');

test('the same sources give the same bytes', async () => {
  expect([...(await buildPlayer())]).toEqual([...player]);
});

test('budgets: style 8 KB, script 24 KB, raw', () => {
  expect(sizeOf('content.css')).toBeLessThanOrEqual(8 * 1024);
  expect(sizeOf('player.none.js')).toBeLessThanOrEqual(24 * 1024);
  expect(sizeOf('player.scorm12.js')).toBeLessThanOrEqual(24 * 1024);
});

test('every piece has its hash, as a policy writes it', () => {
  const { hashes } = JSON.parse(textOf(player, 'manifest.json') ?? '') as { hashes: Record<string, string> };
  expect(Object.keys(hashes).sort()).toEqual([...player.keys()].filter((name) => name !== 'manifest.json').sort());
  for (const [name, hash] of Object.entries(hashes)) {
    expect(hash).toBe(
      `sha256-${createHash('sha256')
        .update(textOf(player, name) ?? '')
        .digest('base64')}`,
    );
  }
});

test('no schema, no module, nothing that would end its element', () => {
  for (const name of ['player.none.js', 'player.scorm12.js']) {
    const script = textOf(player, name) ?? '';
    expect(script).not.toMatch(/strictObject|valibot|\bimport\b|\bexport\b|eval\(|<\/script|<!--/);
  }
  expect(textOf(player, 'content.css')).not.toMatch(/<\/style|@import|url\(/);
});

test('once built it is not stale', async () => {
  const built = await freshPlayer();
  expect(playerIsStale()).toBe(false);
  expect([...built]).toEqual([...player]);
});
