import { expect, test } from 'vitest';
import { drafting, filled, filledBytes, heldAddress } from '#formats/draft';

const media = new Map<string, Uint8Array | string>([
  ['media/a.png', new Uint8Array([1, 2, 3, 4])],
  ['media/été.svg', '<svg/>'],
]);
const { addressOf, draft } = drafting();
const page = draft(
  `<p>Été</p><img src="${addressOf('media/a.png')}"><img src="${addressOf('media/été.svg')}"><img src="${addressOf('media/a.png')}">`,
);

test('one drawing goes beside its media, or takes them in', () => {
  expect(page.media).toEqual(['media/a.png', 'media/été.svg']);
  expect(filled(page, (path) => path.toUpperCase())).toBe(
    '<p>Été</p><img src="MEDIA/A.PNG"><img src="MEDIA/ÉTÉ.SVG"><img src="MEDIA/A.PNG">',
  );
  const [png, svg] = ['data:image/png;base64,AQIDBA==', 'data:image/svg+xml;base64,PHN2Zy8+'];
  expect(new TextDecoder().decode(filledBytes(page, (path) => heldAddress(path, { media })))).toBe(
    `<p>Été</p><img src="${png}"><img src="${svg}"><img src="${png}">`,
  );
});

test('as text and as bytes it is the same', () => {
  const address = (path: string) => `x/${path}`;
  expect(filledBytes(page, address)).toEqual(new TextEncoder().encode(filled(page, address)));
});

test('an address cannot end its attribute, nor a text pass for a place', () => {
  expect(filled(page, () => '"><script>&')).not.toContain('"><script>');
  const typed = draft('<p>\uFFFE9\uFFFF</p>');
  expect(filled(typed, () => 'x')).toBe('<p>\uFFFE9\uFFFF</p>');
});

test('a file that is gone is an address without content', () => {
  expect(new TextDecoder().decode(heldAddress('media/b.mp3', { media }))).toBe('data:audio/mpeg;base64,');
});
