import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { directed } from '#blocks/direction';
import { renderProse } from '#blocks/prose';
import { toHtml } from '#blocks/html';
import { readRich } from '#codecs/mdx/rich';
import { context } from './samples.ts';

const html = (text: string, lang = 'fr') =>
  toHtml(
    directed(
      h(
        null,
        renderProse(
          readRich(text, () => undefined),
          context(),
        ),
      ),
      lang,
    ),
  );

test.each([
  ['من أنت؟', 'fr', '<p dir="rtl">من أنت؟</p>'],
  ['Markaz (مركز)', 'fr', '<p>Markaz (مركز)</p>'],
  ['« مركز » : centre', 'fr', '<p dir="rtl">« مركز » : centre</p>'],
  ['ⴰⵣⵓⵍ, azul', 'fr', '<p>ⴰⵣⵓⵍ, azul</p>'],
  ['ߒߞߏ', 'fr', '<p dir="rtl">ߒߞߏ</p>'],
  ['12 %', 'fr', '<p>12 %</p>'],
  ['من أنت؟', 'ar', '<p>من أنت؟</p>'],
  ['Bonjour', 'ar-MA', '<p dir="ltr">Bonjour</p>'],
  ['- من\n- qui', 'fr', '<ul dir="rtl">\n<li>من</li>\n<li>qui</li>\n</ul>'],
  ['> من\n>\n> qui', 'fr', '<blockquote dir="rtl">\n<p>من</p>\n<p dir="ltr">qui</p>\n</blockquote>'],
  ['```\nمن\n```', 'fr', '<pre><code>من\n</code></pre>'],
])('%s in %s', (text, lang, expected) => {
  expect(html(text, lang)).toBe(expected);
});

test('a choice is turned in its place: the list and its buttons stay with the page', () => {
  const choices = h('ul', { className: ['nv-choices'] }, [
    h('li', h('label', [h('input', { type: 'radio' }), h('span', 'من')])),
    h('li', h('label', [h('input', { type: 'radio' }), h('span', 'qui')])),
  ]);
  expect(toHtml(directed(h(null, choices), 'fr'))).toBe(
    '<ul class="nv-choices"><li><label><input type="radio"><span dir="rtl">من</span></label></li><li><label><input type="radio"><span>qui</span></label></li></ul>',
  );
});

test('a key stays with the page, each answer in its own direction', () => {
  const key = h('ul', [
    h('li', { dataFor: 'c-1', className: ['nv-right'] }, [h('div', h('p', 'من')), h('div', h('p', 'Oui.'))]),
    h('li', { dataFor: 'c-2' }, h('div', h('p', 'qui'))),
  ]);
  expect(toHtml(directed(h(null, key), 'fr'))).toBe(
    '<ul><li data-for="c-1" class="nv-right"><div><p dir="rtl">من</p></div><div><p>Oui.</p></div></li><li data-for="c-2"><div><p>qui</p></div></li></ul>',
  );
});
