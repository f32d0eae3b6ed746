import { expect, test } from 'vitest';
import { renderRich, toHtml } from '#blocks/render';
import { mediaInRich, richProblems } from '#blocks/rich';
import { context } from './samples';

const html = (text: string) => toHtml(renderRich(text, context([], { media: (path) => `../${path}` })));

test('a link to a recording that stands alone is a player, which fetches nothing before it is asked to', () => {
  const stem = 'Écoutez.\n\n[Un appel au 18](media/appel.mp3)';
  expect(html(stem)).toContain(
    '<audio src="../media/appel.mp3" controls preload="none" aria-label="Un appel au 18"></audio>',
  );
  expect(richProblems(stem, 'q-0000000000')).toEqual([]);
  expect(mediaInRich(stem)).toEqual(['media/appel.mp3']);
});

test.each([
  ['inside a sentence', 'Écoutez [ceci](media/appel.mp3).'],
  ['from elsewhere', '[Un appel](https://exemple.org/appel.mp3)'],
  ['out of the folder', '[Un appel](../appel.mp3)'],
])('%s it is no player', (_name, stem) => expect(html(stem)).not.toContain('<audio'));
