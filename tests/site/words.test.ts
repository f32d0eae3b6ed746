import { expect, test } from 'vitest';
import { flatten, frenchWords, t } from '#i18n/words.ts';

test('branches are laid flat, their keys joined by dots', () => {
  expect(flatten({ player: { check: 'Vérifier', 'callout.info': 'À savoir' }, a: { b: { c: 'd' } } })).toEqual({
    'player.check': 'Vérifier',
    'player.callout.info': 'À savoir',
    'a.b.c': 'd',
  });
});

test('a word of the site is printed as French is, its places filled', () => {
  expect(t('page.of', { number: 1, count: 2 })).toBe('Page 1 sur 2');
  expect(t('thread.rupture.objective-without-activity', { code: 'O3' })).toBe(
    'Rupture\u00a0: O3 n\u2019a pas d\u2019activité.',
  );
});

test('no word of the site is empty', () => {
  const site = Object.entries(frenchWords).filter(([key]) => key.startsWith('site.'));
  expect(site.length).toBeGreaterThan(100);
  expect(site.filter(([, word]) => word.trim() === '')).toEqual([]);
});

test('a missing word is our own fault', () => {
  expect(() => t('nowhere' as never)).toThrow('site.nowhere');
});
