import fc from 'fast-check';
import { expect, test } from 'vitest';
import { richProblems } from '#blocks/rich';
import { renderRich, toHtml } from '#blocks/render';
import { type HtmlLoss, htmlToRich } from '#codecs/htmlRead';
import { line } from '../blocks/arbitraries.ts';
import { context } from '../blocks/samples.ts';

function read(html: string) {
  const lost: HtmlLoss[] = [];
  const image = (address: string) => (address.startsWith('media/') ? address : undefined);
  return { rich: htmlToRich(html, { image, sound: image, lost: (what) => lost.push(what) }), lost };
}
const shown = (rich: string) => toHtml(renderRich(rich, { ...context(), lang: 'en' }));

test.each([
  ['<p>Un <b>mot</b>, un <i>autre</i></p>', 'Un **mot**, un *autre*'],
  ['Sans paragraphe', 'Sans paragraphe'],
  ['<p>Un</p><p>&nbsp;</p><p>Deux</p>', 'Un\n\nDeux'],
  ['<p dir="ltr" style="color:red"><span lang="fr">Ici</span><br></p>', 'Ici'],
  ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
  ['<p>CO<sub>2</sub>, <abbr title="Base">B</abbr></p>', 'CO<sub>2</sub>, <abbr title="Base">B</abbr>'],
  ['<p>x &lt; 5 { y }</p>', 'x \\< 5 { y }'],
  ['<p><img src="media/plan.png" alt="Le plan"></p>', '![Le plan](media/plan.png)'],
  ['<p>a <audio src="media/m.mp3" aria-label="Écouter"></audio> b</p>', 'a\n\n[Écouter](media/m.mp3)\n\nb'],
  ['<b><audio controls><source src="x"><source src="media/m.ogg">m.ogg</audio></b>', '[m](media/m.ogg)'],
  ['<ul><li>a<audio src="media/m.mp3"></audio></li></ul>', '- a\n\n  [m](media/m.mp3)'],
  ['<p><a href="https://x.org">lien</a></p>', '[lien](https://x.org)'],
  ['<h1>Titre</h1><p>Texte</p>', '## Titre\n\nTexte'],
  ['<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>=2</td></tr></table>', '| a | b |\n| - | - |\n| 1 | =2 |'],
])('%s', (html, rich) => {
  expect(read(html)).toEqual({ rich, lost: [] });
});

test.each<[string, string, HtmlLoss]>([
  ['<p>a<script>alert(1)</script></p>', 'a', 'script'],
  ['<p onclick="alert(1)">a</p>', 'a', 'script'],
  ['<p>a <a href="javascript:alert(1)">b</a></p>', 'a b', 'link'],
  ['<p>a</p><iframe src="https://x.org"></iframe>', 'a', 'frame'],
  ['<p>a</p><video controls><source src="x.mp4"></video>', 'a', 'sound'],
  ['<p>a</p><audio src="m.mp3"></audio>', 'a', 'sound'],
  ['<table><tr><th>a <audio src="media/m.mp3"></audio></th></tr></table>', '| a<br />m |\n| - |', 'sound'],
  ['<p>a <input name="x"></p>', 'a', 'field'],
  ['<p>a</p><svg onload="alert(1)"></svg>', 'a', 'drawing'],
])('%s: the rest is kept, and what is lost is said', (html, rich, loss) => {
  expect(read(html)).toEqual({ rich, lost: [loss] });
});

test('a picture from elsewhere leaves its alternative', () => {
  expect(read('<p>Voir <img src="https://x.org/y.png" alt="le plan">.</p>').rich).toBe('Voir le plan.');
});

test('nothing breaks it: depth, size', () => {
  expect(read(`${'<div>'.repeat(3000)}fond`).rich).toContain('fond');
  expect(read('x'.repeat(500_000)).lost).toEqual(['size']);
});

const soup = fc.array(
  fc.oneof(
    line,
    fc.constantFrom(
      '<p>',
      '</p>',
      '<ul><li>',
      '<table><td>',
      '<b>',
      '<br>',
      '<pre>',
      '<a href="x">',
      '<img src=x>',
      '<audio src=media/x.mp3></audio>',
      '<h2>',
      '<em>',
      '<blockquote>',
      '<dl><dt>',
    ),
  ),
);

test('whatever the HTML, nothing can be said against the text', () => {
  fc.assert(
    fc.property(soup, (parts) => {
      expect(richProblems(read(parts.join('')).rich, 'q')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a text of ours, shown as HTML and read back, shows the same', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
      const rich = lines.join('\n\n').trim();
      fc.pre(rich !== '' && richProblems(rich, 'q').length === 0);
      const once = shown(rich);
      // Code that begins or ends with a blank loses it.
      fc.pre(!/<code>\s|\s<\/code>/.test(once));
      // Blanks are one blank, as a browser shows them.
      const blank = (html: string) => html.replace(/[ \t\n]+/g, ' ');
      expect(blank(shown(read(once).rich))).toBe(blank(once));
    }),
    { numRuns: 500 },
  );
});
