import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readLesson } from '#blocks/lessonFile';
import { type Block, blockModels } from '#blocks/models';
import { headingsIn, mediaIn, questionsIn, renderBlocks, renderQuestion, testsIn, toHtml } from '#blocks/render';
import type { Question } from '#core/question/index';
import { single } from '#core/question/single/index';
import { acronym, agreement, freeText, gaps, oilFire, ratio } from '../fixtures/questions.ts';
import { context, everything, html, oneOfEach } from './samples.ts';

const page = (body: string) => {
  const result = readLesson('lessons/page.mdx', `---\nid: l-0a1b2c3d4e\ntitle: Page\n---\n\n${body}`);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

test('a page with every block is what golden/ shows', async () => {
  await expect(`${html(everything).replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot('golden/everything.html');
});

test('the page of samples has every kind of block', () => {
  const { blocks } = page(everything);
  const inside = (block: Block): Block[] => [block, ...('content' in block ? block.content.flatMap(inside) : [])];
  const kinds = new Set(blocks.flatMap(inside).map(({ block }) => block));
  expect([...kinds].sort()).toEqual(Object.keys(blockModels).sort());
});

test('headings have places of their own, in ASCII, that links of the page reach', () => {
  const body =
    '## Évaluer l’œuvre : 1re étape !\n\n### Suite\n\n### Suite\n\n## ???\n\n## المدخل\n\n[là](#Suite) [ici](#s-suite-2) [q](#q-7k3m9x2ptd)';
  const root = renderBlocks(page(body).blocks, context());
  expect(headingsIn(root).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
    '2 s-evaluer-l-oeuvre-1re-etape',
    '3 s-suite',
    '3 s-suite-2',
    '2 s-section',
    '2 s-section-2',
  ]);
  expect(toHtml(root)).toMatch(/href="#s-suite".*href="#s-suite-2".*href="#q-7k3m9x2ptd"/);
});

test('a first-level heading is shown as a second', () => {
  expect(html('# Trop haut')).toBe('<h2 id="s-trop-haut">Trop haut</h2>');
});

test('finds questions and media, in panels too', () => {
  const { blocks } = page(everything);
  expect(questionsIn(blocks)).toEqual(oneOfEach.map(({ id }) => id));
  expect(mediaIn(blocks)).toEqual([
    'media/matrice.svg',
    'media/entretien.mp4',
    'media/entretien.vtt',
    'media/temoin.mp3',
    'media/grille.ods',
  ]);
  expect(testsIn(blocks)).toEqual(['e-0a1b2c3d4e']);
  const inside = page(
    '<Accordion><Panel title="x">\n<Question id="q-7k3m9x2ptd" />\n\n![y](media/y.png)\n</Panel></Accordion>',
  );
  expect(questionsIn(inside.blocks)).toEqual(['q-7k3m9x2ptd']);
  expect(mediaIn(inside.blocks)).toEqual(['media/y.png']);
});

test('media stand where the host says, addresses are escaped', () => {
  const given = context([], { media: (path) => `../m/${encodeURI(path)}?"<>` });
  expect(html('![x](<media/un plan.png>)', given)).toContain('src="../m/media/un%20plan.png?&#x22;<>"');
});

const shown = (question: Question, corrected = true) => toHtml(renderQuestion(question, context([], { corrected })));

test.each([
  ['single', oilFire, 'radio', 4],
  ['multiple', gaps, 'checkbox', 3],
  ['likert', agreement, 'radio', 5],
] as const)('%s: a labelled list of choices in a group named by its stem', (type, question, field, count) => {
  const text = shown(question);
  expect(text).toContain(`<nv-question id="${question.id}" data-type="${type}">`);
  expect(text).toContain(`role="group" aria-labelledby="${question.id}-stem"`);
  expect(text.split(`<li><label><input type="${field}" name="${question.id}"`).length - 1).toBe(
    type === 'likert' ? count - 1 : count,
  );
  expect(text.match(/<input /g)).toHaveLength(count);
});

test.each([
  [
    'short',
    acronym,
    `<input class="nv-text" type="text" name="${acronym.id}" autocomplete="off" autocapitalize="off" spellcheck="false" aria-labelledby="${acronym.id}-stem">`,
  ],
  ['numeric', ratio, `aria-labelledby="${ratio.id}-stem" inputmode="decimal"><span class="nv-unit">%</span>`],
  [
    'long',
    freeText,
    `<textarea class="nv-text" name="${freeText.id}" rows="6" aria-labelledby="${freeText.id}-stem"></textarea>`,
  ],
] as const)('%s: a field named by its stem', (_, question, field) => {
  expect(shown(question)).toContain(field);
});

test('the key says in words what is right, and holds the feedback of each answer', () => {
  expect(shown(oilFire)).toContain(
    '<li data-for="c-0a1b2c3d4e" class="nv-right"><div><p>La couverture {anti-feu}</p></div><span class="nv-mark">Réponse juste</span><div class="nv-feedback"><p>Oui\u00a0: <strong>on étouffe</strong>.</p></div></li>',
  );
  expect(shown(oilFire)).toContain('<div class="nv-general">');
  expect(shown(ratio)).toContain('<li class="nv-right"><div>62,5\u00a0% (à 0,5\u00a0% près)</div>');
  expect(shown(ratio)).toContain('<div class="nv-wrong"><p>Relisez');
});

test('without correction, and for what has no key, nothing tells the answer', () => {
  for (const question of oneOfEach) expect(shown(question, false)).not.toMatch(/nv-key"|nv-right|étouffe|62,5/);
  for (const question of [freeText, agreement]) expect(shown(question)).not.toContain('nv-key');
});

test('a choice of several paragraphs stays one label', () => {
  const question = v.parse(single.schema, {
    ...oilFire,
    choices: [
      { id: 'c-0a1b2c3d4e', text: 'Un\n\n- deux\n- [trois](https://x.org)', share: 100 },
      { id: 'c-1a1b2c3d4e', text: '*a*\n*b*', share: 0 },
    ],
  });
  const label = /<label>.*?<\/label>/s.exec(shown(question))?.[0] ?? '';
  expect(label).toContain('<span class="nv-row">Un</span>');
  expect(label).not.toMatch(/<(?:p|ul|li|a)\b/);
  expect(shown(question)).toContain('<span><em>a</em>\n<em>b</em></span>');
});

test('a hint says what it costs, and one that costs nothing says nothing', () => {
  const hinted = (penalty: number) => shown(v.parse(single.schema, { ...oilFire, hints: [{ text: 'Là.' }], penalty }));
  expect(hinted(12.5)).toMatch(/<summary>Indice 1 \(−12,5\s% des points\)<\/summary>/);
  expect(hinted(0)).toContain('<summary>Indice 1</summary>');
});

test('a question that is gone is said', () => {
  expect(html('<Question id="q-0000000000" />')).toContain('class="nv-gone"');
});

test('whatever a renderer lets through, only the allowed HTML leaves', () => {
  const text = toHtml({
    type: 'root',
    children: [
      { type: 'element', tagName: 'script', properties: {}, children: [{ type: 'text', value: 'alert(1)' }] },
      { type: 'raw', value: '<script>alert(1)</script>' } as never,
      {
        type: 'element',
        tagName: 'a',
        properties: {
          href: 'javascript:alert(1)',
          onClick: 'x',
          style: 'x',
          className: ['nv-ok', 'other'],
          target: '_blank',
        },
        children: [{ type: 'text', value: 'x' }],
      },
      { type: 'element', tagName: 'img', properties: { src: 'javascript:x', onError: 'x', srcSet: 'y' }, children: [] },
    ],
  });
  expect(text).toBe('<a class="nv-ok">x</a><img>');
});

test('the style sheet uses no red, and no side of its own', () => {
  const css = globSync('src/blocks/{base.css,*/look.css}')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  expect(css.replace(/\/\*.*?\*\//gs, '')).not.toMatch(
    /--thread|(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right)\b/,
  );
});
