import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { formSchema } from '#core/forms/schema';
import { matching } from '#core/question/matching/index';
import { formHtml } from '#formats/form-html/write';
import { freshPlayer } from '../../../scripts/buildPlayer.ts';
import { courseWithForms } from '../../core/forms/madeForms.ts';
import { templates } from '../../core/forms/templates.ts';
import { courseWith, smallCourse } from '../../fixtures/courses.ts';
import { quiet } from '../../fixtures/means.ts';
import { firstWord, freeText } from '../../fixtures/questions.ts';
import { textsOf } from '../../fixtures/trees.ts';

let player: Awaited<ReturnType<typeof freshPlayer>>;
let course: Course;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  player = await freshPlayer();
  course = await courseWithForms(templates);
  const written = await write(course);
  expect(written.problems).toEqual([]);
  pages = written.pages;
});

async function write(from: Course) {
  const written = await formHtml.write(from, quiet({ player }));
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  return { pages: textsOf(written.value), problems: written.problems };
}

const ask = (question: { readonly id: string }) => ({
  id: `i-${question.id.slice(2)}`,
  kind: 'question',
  question: question.id,
});
const formOf = (items: readonly unknown[], more = {}) =>
  v.parse(formSchema, { id: 'f-0a1b2c3d4e', code: 'F1', title: 'F', items, ...more });

test('a page for each form, of at most 60 KB', () => {
  expect([...pages.keys()]).toEqual(
    templates.map(({ code }) => `formation-formateurs-ops-${code.toLowerCase()}.form.html`),
  );
  for (const [path, page] of pages) expect(Buffer.byteLength(page), path).toBeLessThan(60_000);
});

test('each asks every question of its form, once, and shows no key', () => {
  for (const form of course.forms) {
    const page = pages.get(`formation-formateurs-ops-${form.code.toLowerCase()}.form.html`) ?? '';
    const asked = form.items.flatMap((item) => (item.kind === 'question' ? [item.question] : []));
    expect([...page.matchAll(/ data-q="([^"]+)"/g)].map(([, id]) => id)).toEqual(asked);
    expect(page).not.toContain('nv-key');
  }
});

test('its policy lets its own script and style in, by hash, and nothing else', () => {
  for (const page of pages.values()) {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    for (const text of [style, script]) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(page).not.toMatch(/\ssrc=|\sstyle=|\son\w+=|https?:\/\/(?!www\.w3\.org)/);
  }
});

test('the script is small', () => {
  for (const page of pages.values()) {
    expect(Buffer.byteLength(/<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '')).toBeLessThan(9000);
  }
});

test('a picture travels inside the page', async () => {
  const items = [{ id: 'i-0a1b2c3d4e', kind: 'label', text: '![un point](media/point.svg)' }, ask(firstWord)];
  const { pages: made } = await write({ ...smallCourse, forms: [formOf(items)] });
  expect([...made.values()][0]).toContain('src="data:image/svg+xml;base64,');
});

test('what has to be put together on the screen is left out by its name; a form that asks nothing has no page', async () => {
  const puzzle = v.parse(matching.schema, {
    type: 'matching',
    id: 'q-hk3m9x2ptd',
    code: 'Q-060',
    stem: 'Associez.',
    pairs: [
      { id: 'c-0a1b2c3d4e', left: 'A', right: '1' },
      { id: 'c-1a1b2c3d4e', left: 'B', right: '2' },
    ],
  });
  const asked = (items: readonly unknown[]) => write({ ...courseWith(puzzle, freeText), forms: [formOf(items)] });
  const left = { code: 'form-html/type-left-out', severity: 'warning', values: { item: 'Q-060' } };
  expect((await asked([ask(puzzle), ask(freeText)])).problems).toMatchObject([left]);
  const { pages: none, problems } = await asked([ask(puzzle)]);
  expect(none.size).toBe(0);
  expect(problems).toMatchObject([left, { code: 'form-html/empty-form' }]);
  expect((await write({ ...smallCourse, forms: [] })).problems).toMatchObject([{ code: 'form-html/no-form' }]);
});
