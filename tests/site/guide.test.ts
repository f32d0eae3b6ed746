import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { holdsLesson } from '#blocks/models';
import { questionTypes } from '#core/question/index';
import { formats, peopleFormats } from '#formats/index';
import { frenchWords } from '#i18n/words.ts';
import labels from '../../src/i18n/moodle-fr.json' with { type: 'json' };
import { pagesOfSeries } from '#site/series';
import { stackable } from '#site/stackable';
import { sharedFirst, surveyOf } from '#site/survey';
import { builtPages, targetOf, valuesOf } from './built.ts';

const pages = builtPages();
const pageAt = (path: string) => {
  const page = pages.find((one) => one.path === path);
  if (!page) throw new Error(`${path} is not built`);
  return page;
};
const textOf = (html: string) => html.replace(/<(script|style|pre)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');
const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
const wordsOf = (html: string) => textOf(mainOf(html)).match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];

const guide = await pagesOfSeries('guide');
const help = await pagesOfSeries('aide');
const fileOf = (href: string) => `${href.slice(1)}index.html`;

test('the guide has its dozen pages, the help its seven', () => {
  expect(guide.length).toBeGreaterThanOrEqual(12);
  expect(help.length).toBeGreaterThanOrEqual(7);
});

describe.each([
  ['guide', guide],
  ['aide', help],
])('/%s/', (name, series) => {
  test('places in the series are 1, 2, 3 …', () => {
    expect(series.map(({ order }) => order)).toEqual(series.map((_, index) => index + 1));
  });

  test('the index leads to every page', () => {
    const index = pageAt(`${name}/index.html`);
    const reached = valuesOf(index, 'href').map((href) => targetOf(index, href)?.file);
    expect(reached).toEqual(expect.arrayContaining(series.map(({ href }) => fileOf(href))));
  });

  test('each page leads to the one before and the one after', () => {
    for (const [index, { href }] of series.entries()) {
      const page = pageAt(fileOf(href));
      const turn = (rel: string) => {
        const found = new RegExp(`<a href="([^"]+)" rel="${rel}"`).exec(page.html)?.[1];
        return found === undefined ? undefined : targetOf(page, found)?.file;
      };
      const neighbour = (step: number) => {
        const other = series[index + step];
        return other && fileOf(other.href);
      };
      expect([turn('prev'), turn('next')], href).toEqual([neighbour(-1), neighbour(1)]);
    }
  });
});

test.each(guide.map(({ href }) => [href]))('%s says enough, the mistakes and what to keep', (href) => {
  const { html } = pageAt(fileOf(href));
  expect(wordsOf(html).length).toBeGreaterThanOrEqual(600);
  const headings = [...html.matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>/g)].map(([, text = '']) => textOf(text).trim());
  expect(headings).toEqual(expect.arrayContaining(['Erreurs fréquentes', 'À retenir']));
});

test('every question on a page of the guide or the help finds its key, and nothing else is loaded', () => {
  const asking = [...guide, ...help].map(({ href }) => pageAt(fileOf(href)));
  const asked = asking.map((page) => [...page.html.matchAll(/<nv-question id="([^"]+)"/g)].map(([, id = '']) => id));
  expect(asked.flat().length).toBeGreaterThan(8);
  for (const [index, { html, path }] of asking.entries()) {
    const data = /<script[^>]*id="nv-data"[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1];
    const keys = data === undefined ? [] : Object.keys((JSON.parse(data) as { questions: object }).questions);
    expect(keys.sort(), path).toEqual([...new Set(asked[index])].sort());
    expect(/<script[^>]* src=/.test(html), path).toBe(keys.length > 0);
  }
});

describe("Moodle's words", () => {
  const marked = pages.flatMap(({ html }) =>
    [...html.matchAll(/<span class="moodle"[^>]*>([^<]*)<\/span>/g)].map(([, text = '']) =>
      text.replace(/&nbsp;|\u00a0/g, ' ').replace(/^« | »$/g, ''),
    ),
  );
  const said = new Set(Object.values(labels));

  test('every one that is marked is in the catalogue, and no label is orphaned', () => {
    expect(marked.length).toBeGreaterThan(30);
    expect(marked.filter((label) => !said.has(label))).toEqual([]);
    const inSentences = new Set(
      Object.values(frenchWords).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)),
    );
    const isSaid = ([id, label]: readonly [string, string]) =>
      marked.includes(label) || inSentences.has(id.replace('/', '_')) || id.endsWith('/modulename');
    expect(Object.entries(labels).filter((one) => !isSaid(one))).toEqual([]);
  });

  test('none is typed by hand', () => {
    const compound = [...said].filter((label) => label.includes(' '));
    const strays = globSync('src/pages/**/*.mdx').flatMap((file) => {
      const text = readFileSync(file, 'utf8')
        .replace(/[\u00a0\u202f]/g, ' ')
        .replace(/’/g, "'");
      return compound
        .map((label) => label.replace(/’/g, "'"))
        .filter((label) => text.includes(`« ${label} »`))
        .map((label) => `${file}: ${label}`);
    });
    expect(strays).toEqual([]);
  });
});

describe('the help shows all there is', () => {
  test('every block, as it is written and as it is read', () => {
    const { html } = pageAt('aide/ecrire-une-page/index.html');
    const shown = [...html.matchAll(/data-block="([^"]+)"/g)].map(([, name = '']) => name);
    // A missing one gets its file in src/site/samples/blocks.
    expect(shown.sort()).toEqual(holdsLesson.filter((name) => name !== 'text').sort());
  });

  test('every type of question', () => {
    const { html } = pageAt('aide/ecrire-une-question/index.html');
    const shown = [...html.matchAll(/class="sample" data-type="([^"]+)"/g)].map(([, type = '']) => type);
    // A missing one gets its entry in src/site/samples/questions.json.
    expect(shown).toEqual(Object.keys(questionTypes));
  });

  test('every format, what it is, the name of its file and for whom', () => {
    const { html } = pageAt('aide/exporter/index.html');
    for (const { id } of [...formats, ...peopleFormats]) {
      expect(html, id).toContain(`id="format-${id}"`);
      const words = ['format', 'formatFile', 'formatFor'].map((kind) => frenchWords[`site.${kind}.${id}`]);
      expect(words, id).toEqual(words.map((): unknown => expect.stringMatching(/\S/)));
    }
  });
});

test('the rupture that the guide shows is the one that was made', () => {
  const { html } = pageAt('guide/alignement/index.html');
  expect(textOf(html)).toMatch(/O3 n’a ni question ni grille/);
  expect(textOf(html)).toMatch(/O3 n’a pas d’activité/);
});

test('the survey is read from the sources of the competencies, and both indices are ranked', () => {
  const competency = (code: string, source: string) => ({ id: `y-${code}`, code, title: code, source });
  const rated = surveyOf({
    needs: {
      competencies: [
        competency('C1', 'Enquête, 24 réponses : importance 4,38, maîtrise 4,33, écart pondéré 0,18'),
        competency('C2', 'Enquête, 23 réponses : importance 4,39, maîtrise 1,65, écart pondéré 12,03'),
        competency('C3', 'Audit'),
      ],
    } as never,
  });
  expect(rated).toMatchObject([
    { code: 'C2', answers: 23, importance: 4.39, weightedGap: 12.03, weightedRank: 1, priorityRank: 1 },
    { code: 'C1', answers: 24, mastery: 4.33, weightedRank: 2, priorityRank: 2 },
  ]);
  expect(sharedFirst(rated)).toBe(2);
});

test('a table of three columns says its columns in its cells; one of two is left alone', () => {
  const table = (heads: string, cells: string) =>
    `<table><thead><tr>${heads}</tr></thead><tbody><tr>${cells}</tr></tbody></table>`;
  const two = table('<th>A</th><th>B</th>', '<td>1</td><td>2</td>');
  expect(stackable(two)).toBe(two);
  expect(stackable(table('<th>A</th><th><em>B</em></th><th>« C »</th>', '<td>1</td><td>2</td><td></td>'))).toContain(
    '<td role="cell" data-label="A">1</td><td role="cell" data-label="B">2</td><td role="cell" data-label="« C »"></td>',
  );
});
