import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Course } from '#blocks/course';
import { type FileTree, textOf } from '#core/fileTree';
import type { Question } from '#core/question/index';
import type { Test } from '#core/test/schema';
import { html } from '#formats/html/write';
import { scorm12 } from '#formats/scorm12/write';
import { freshPlayer } from '../../scripts/buildPlayer';
import { smallCourse } from '../fixtures/courses';
import { quiet } from '../fixtures/means';
import { acronym, gaps, oilFire, ratio } from '../fixtures/questions';
import { openBrowser } from './chromium';
import { type Attempt, callsOf, launch, PackageHost } from './packageHost';

const asked = [oilFire, gaps, acronym, ratio];
const rightAnswers: Readonly<Record<string, readonly string[]>> = {
  [oilFire.id]: ['c-0a1b2c3d4e'],
  [gaps.id]: ['c-4a1b2c3d4e', 'c-5a1b2c3d4e'],
  [acronym.id]: ['Évaluation  FORMATIVE'],
  [ratio.id]: ['62,5'],
};

const courseWithQuiz = (changes: Partial<Test>): Course => ({
  ...smallCourse,
  tests: smallCourse.tests.map((one) =>
    one.code === 'T-M1' ? { ...one, questions: asked.map(({ id }) => id), ...changes } : one,
  ),
});

let browser: Browser;
let player: FileTree;
let context: BrowserContext;
let page: Page;
let host: PackageHost | undefined;
const trouble: string[] = [];

beforeAll(async () => {
  [browser, player] = await Promise.all([openBrowser(), freshPlayer()]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  page = await context.newPage();
  trouble.length = 0;
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
});
afterEach(async () => {
  await context.close();
  await host?.close();
  host = undefined;
  expect(trouble).toEqual([]);
});

async function packageOf(course: Course, format = scorm12, unit = 'm1'): Promise<FileTree> {
  const result = await format.write(course, quiet({ player }));
  if (!result.ok) throw new Error('a package is written');
  const archive = `${course.name}-${unit}.${format.id}.zip/`;
  return new Map(
    [...result.value].flatMap(([path, file]) => (path.startsWith(archive) ? [[path.slice(archive.length), file]] : [])),
  );
}

async function open(changes: Partial<Test> = {}): Promise<{ lms: PackageHost; frame: Frame }> {
  const lms = (host = await PackageHost.open(await packageOf(courseWithQuiz(changes))));
  lms.mastery = '60';
  return { lms, frame: await launch(page, lms) };
}

const card = (frame: Frame | Page, question: Question) => frame.locator(`nv-question[id^="${question.id}"]:visible`);
const next = (frame: Frame | Page) => frame.click('.nv-turn .nv-primary');

async function answer(frame: Frame | Page, question: Question, values = rightAnswers[question.id] ?? []) {
  const fields = card(frame, question);
  for (const value of values) {
    if (value.startsWith('c-')) await fields.locator(`input[value="${value}"]`).check();
    else await fields.locator('.nv-text').fill(value);
  }
}

async function toQuiz(frame: Frame | Page) {
  await next(frame);
  await next(frame);
  await frame.waitForSelector('.nv-test:not([hidden])');
}

/** Leaves the module as a learner does, and waits until the LMS has its last word. */
async function leave(lms: PackageHost): Promise<Attempt> {
  const before = lms.attempt;
  await page.goto('about:blank');
  await vi.waitFor(() => expect(lms.attempt).not.toBe(before));
  return lms.attempt as Attempt;
}

test('all right: passed and 100, one line of the journal per answer, nothing refused', async () => {
  const { lms, frame } = await open();
  await toQuiz(frame);
  for (const question of asked) {
    await answer(frame, question);
    await card(frame, question).locator('.nv-button').click();
    await card(frame, question).getByText('Exact.').first().waitFor();
  }
  await frame.click('.nv-handin .nv-primary');
  await frame.getByText('Test réussi').waitFor();
  expect(await frame.textContent('.nv-handin .nv-result p')).toMatch(/100\s%/);
  const calls = await callsOf(page);
  const attempt = await leave(lms);
  expect(attempt.core).toMatchObject({
    lesson_status: 'passed',
    exit: '',
    score: { raw: '100', min: '0', max: '100' },
  });
  expect(Object.values(attempt.interactions).map(({ id, result }) => [id, result])).toEqual(
    asked.map(({ id }) => [id, 'correct']),
  );
  expect(calls.filter(([, , , error]) => error !== '0')).toEqual([]);
  expect(calls.filter(([name]) => name === 'LMSInitialize')).toHaveLength(1);
  expect(calls[0]?.[0]).toBe('LMSInitialize');
  expect(calls.every(([, args]) => args.every((value) => typeof value === 'string'))).toBe(true);
});

test('partly right is worth a part, and the feedback of what was chosen is read out', async () => {
  const { frame } = await open();
  await toQuiz(frame);
  await answer(frame, oilFire, ['c-1a1b2c3d4e']);
  await card(frame, oilFire).locator('.nv-button').click();
  const result = card(frame, oilFire).locator('.nv-result[role="status"]');
  await expect.poll(() => result.textContent()).toContain('Jamais d’eau sur l’huile.');
  expect(await result.textContent()).toContain('On étouffe le feu, on n’y jette jamais d’eau.');
  await answer(frame, gaps, ['c-4a1b2c3d4e']);
  await card(frame, gaps).locator('.nv-button').click();
  await expect.poll(() => card(frame, gaps).locator('.nv-verdict').textContent()).toMatch(/En partie juste.*50\s%/);
});

test('leave halfway and come back: same place, same answers, same order of choices', async () => {
  const { lms, frame } = await open({ correction: 'end' });
  await toQuiz(frame);
  await answer(frame, gaps);
  await answer(frame, acronym);
  const order = await card(frame, gaps)
    .locator('.nv-choices input')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(await leave(lms)).toMatchObject({
    core: { lesson_status: 'incomplete', exit: 'suspend', score: { raw: '' } },
  });

  const again = await launch(page, lms);
  await again.waitForSelector('.nv-test:not([hidden])');
  expect(await card(again, acronym).locator('input').inputValue()).toBe('Évaluation  FORMATIVE');
  const inputs = card(again, gaps).locator('.nv-choices input');
  expect(await inputs.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(order);
  for (const value of rightAnswers[gaps.id] ?? [])
    expect(await card(again, gaps).locator(`input[value="${value}"]`).isChecked()).toBe(true);
  expect((await callsOf(page)).filter(([, , , error]) => error !== '0')).toEqual([]);
});

test('a killed page loses nothing that was committed', async () => {
  const { lms, frame } = await open();
  await next(frame);
  await answer(frame, oilFire);
  await card(frame, oilFire).locator('.nv-button').click();
  await vi.waitFor(() => expect(lms.attempt?.suspend_data).toContain('[1,0]'));
  const committed = lms.attempt;
  await next(frame);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  expect(lms.attempt).toBe(committed);

  page = await context.newPage();
  const again = await launch(page, lms);
  await card(again, oilFire).getByText('Exact.').first().waitFor();
  expect(lms.attempt?.core['lesson_location']).toBe('l-1a1b2c3d4e');
});

test('status and score never go back: a failed retake leaves passed and the best score', async () => {
  const { lms, frame } = await open({ correction: 'end' });
  await toQuiz(frame);
  for (const question of asked) await answer(frame, question);
  await frame.click('.nv-handin .nv-primary');
  await frame.getByText('Test réussi').waitFor();
  await frame.getByText('Recommencer le test').click();
  await answer(frame, oilFire, ['c-1a1b2c3d4e']);
  await answer(frame, gaps, ['c-6a1b2c3d4e']);
  await answer(frame, acronym, ['autre']);
  await answer(frame, ratio, ['12']);
  await frame.click('.nv-handin .nv-primary');
  await frame.getByText('Test non réussi').waitFor();
  await frame.getByText('meilleur score reste 100').waitFor();
  expect(await leave(lms)).toMatchObject({ core: { lesson_status: 'passed', score: { raw: '100' } } });
  await launch(page, lms);
  expect(await leave(lms)).toMatchObject({ core: { lesson_status: 'passed', score: { raw: '100' } } });
});

test('an unanswered question holds the test back, and leads to it', async () => {
  const { frame } = await open({ correction: 'end' });
  await toQuiz(frame);
  for (const question of [oilFire, gaps, ratio]) await answer(frame, question);
  await frame.click('.nv-handin .nv-primary');
  await frame.getByText(/Répondez à toutes les questions/).waitFor();
  await frame.getByRole('button', { name: 'Question 3' }).click();
  expect(
    await card(frame, acronym)
      .locator('input')
      .evaluate((field) => field === document.activeElement),
  ).toBe(true);
});

test('a test without correction says nothing of the answers, and is taken once', async () => {
  const { frame } = await open({ correction: 'none' });
  await toQuiz(frame);
  for (const question of asked) await answer(frame, question);
  await frame.click('.nv-handin .nv-primary');
  await frame.getByText(/Votre score/).waitFor();
  expect(await frame.locator('.nv-test .nv-verdict, .nv-test .nv-tag, .nv-test .nv-key').count()).toBe(1);
  expect(await frame.getByText('Recommencer le test').isVisible()).toBe(false);
});

test('a module without a quiz is completed when every page was read to its end; no score', async () => {
  const course = courseWithQuiz({ phase: 'pre' });
  const lms = (host = await PackageHost.open(await packageOf(course)));
  const frame = await launch(page, lms);
  await next(frame);
  await frame.getByText('Module terminé').waitFor();
  expect(await leave(lms)).toMatchObject({ core: { lesson_status: 'completed', exit: '', score: { raw: '' } } });
});

test('leaving finishes once, with the time spent; nothing is set afterwards', async () => {
  const { lms, frame } = await open();
  await next(frame);
  await page.evaluate(() => document.querySelector('iframe')?.remove());
  const calls = await callsOf(page);
  expect(calls.map(([name]) => name).filter((name) => name === 'LMSFinish')).toHaveLength(1);
  expect(calls.at(-1)?.[0]).toBe('LMSFinish');
  await vi.waitFor(() => expect(lms.attempt?.core['session_time']).toMatch(/^\d\d:\d\d:\d\d/));
});

test('hidden, the module sends what it has', async () => {
  const { lms, frame } = await open();
  await next(frame);
  expect(lms.attempt).toBeUndefined();
  await frame.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await vi.waitFor(() => expect(lms.attempt?.core['lesson_location']).toBe('l-1a1b2c3d4e'));
});

test('back from the browser memory the module opens another session, or says that it cannot', async () => {
  const { frame } = await open();
  await frame.evaluate(() => {
    for (const type of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
  });
  const names = (await callsOf(page)).map(([name]) => name);
  expect(names.filter((name) => name === 'LMSInitialize')).toHaveLength(2);
  const reopened = (await callsOf(page)).filter(([name]) => name === 'LMSInitialize').at(-1)?.[2] === 'true';
  if (!reopened) await frame.getByText('rouvrez le module').waitFor();
  const before = (await callsOf(page)).length;
  await next(frame);
  const after = (await callsOf(page)).slice(before);
  expect(after.some(([name]) => name === 'LMSSetValue')).toBe(reopened);
  expect(after.filter(([, , , error]) => error !== '0')).toEqual([]);
});

test('in review nothing is written', async () => {
  const lms = (host = await PackageHost.open(await packageOf(courseWithQuiz({}))));
  lms.lessonMode = 'review';
  const frame = await launch(page, lms);
  await next(frame);
  expect((await callsOf(page)).filter(([name]) => name === 'LMSSetValue')).toEqual([]);
});

test('without an LMS it works, says so softly, and keeps the answers in the browser', async () => {
  host = await PackageHost.open(await packageOf(courseWithQuiz({})));
  await page.goto(`${host.address}/index.html`);
  await page.getByText(/Vos réponses ne sont pas transmises/).waitFor();
  await next(page);
  await answer(page, oilFire);
  await card(page, oilFire).locator('.nv-button').click();
  await page.reload();
  await card(page, oilFire).getByText('Exact.').first().waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByText('Effacer mes réponses').click();
  await page.waitForFunction(() => document.querySelector('.nv-page:not([hidden])')?.id === 'l-0a1b2c3d4e');
});

test('opens by double click, from file://, pictures and all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'navette-'));
  const course = {
    ...courseWithQuiz({}),
    questions: smallCourse.questions.map((old) =>
      old.id === oilFire.id ? { ...oilFire, stem: `${oilFire.stem}\n\n![Un point](media/point.svg)` } : old,
    ),
  } as Course;
  for (const [path, file] of await packageOf(course, html)) {
    if (path.includes('/')) mkdirSync(join(folder, 'media'), { recursive: true });
    writeFileSync(join(folder, path), file);
  }
  await page.goto(`file://${folder}/index.html`);
  await next(page);
  const picture = card(page, oilFire).locator('img');
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(8);
  await answer(page, oilFire);
  await card(page, oilFire).locator('.nv-button').click();
  await card(page, oilFire).getByText('Exact.').first().waitFor();
  await page.reload();
  await card(page, oilFire).getByText('Exact.').first().waitFor();
});

test('the keyboard alone is enough: from the first page to the score', async () => {
  const { frame } = await open({ questions: [oilFire.id] });
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };
  const focused = () => frame.evaluate(() => (document.activeElement?.textContent ?? '').trim());
  const tabTo = async (start: string) => {
    for (let time = 0; time < 40 && !(await focused()).startsWith(start); time += 1) await press('Tab');
    expect(await focused()).toMatch(new RegExp(`^${start}`));
  };
  await frame.focus('.nv-skip');
  await tabTo('Suivant');
  await press('Enter');
  expect(await focused()).toBe('Éteindre');
  await tabTo('Suivant');
  await press('Enter');
  expect(await focused()).toBe('Quiz du module 1');
  await press('Tab');
  const right = () =>
    frame.evaluate(
      () =>
        (document.activeElement as HTMLInputElement).value === 'c-0a1b2c3d4e' &&
        (document.activeElement as HTMLInputElement).checked,
    );
  await press(' ');
  for (let time = 0; time < 4 && !(await right()); time += 1) await press('ArrowDown');
  await press('Tab');
  expect(await focused()).toBe('Valider');
  await press('Enter');
  await tabTo('Terminer le test');
  await press('Enter');
  await expect.poll(focused).toMatch(/Votre score\s: 100/);
});

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [320, 1100].map((width) => ({ colorScheme, width })),
);
test.each(looks)(
  'accessible at every step and never wider than the screen: $colorScheme $width',
  async ({ colorScheme, width }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    host = await PackageHost.open(await packageOf(courseWithQuiz({ correction: 'end' }), html));
    await page.goto(`${host.address}/index.html`);
    const check = async () => {
      const violations = await page.evaluate(
        `(async () => { ${axe.source}; return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]); })()`,
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await page.waitForSelector('html.nv-live');
    await check();
    await next(page);
    await answer(page, oilFire, ['c-1a1b2c3d4e']);
    await card(page, oilFire).locator('.nv-button').click();
    await check();
    await next(page);
    for (const question of asked) await answer(page, question);
    await page.click('.nv-handin .nv-primary');
    await page.getByText(/Votre score/).waitFor();
    await check();
  },
);

test('scripts off, everything reads in sequence, and the answers can be looked up', async () => {
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const reader = await bare.newPage();
  host = await PackageHost.open(await packageOf(courseWithQuiz({})));
  await reader.goto(`${host.address}/index.html`);
  for (const title of ['Alerter', 'Éteindre', 'Quiz du module 1']) {
    expect(await reader.getByRole('heading', { name: title }).isVisible()).toBe(true);
  }
  expect(await reader.getByText('Un mot').count()).toBe(0);
  await reader.locator(`[id="${oilFire.id}"] summary`).click();
  expect(await reader.locator(`[id="${oilFire.id}"]`).getByText('on étouffe', { exact: true }).isVisible()).toBe(true);
  await bare.close();
});

test('one request brings everything that is read first', async () => {
  const tree = await packageOf(courseWithQuiz({}));
  expect(textOf(tree, 'index.html')).not.toMatch(/<link rel="style|<script src|@import|url\(/);
  host = await PackageHost.open(tree);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${host.address}/index.html`);
  await page.waitForSelector('html.nv-live');
  expect(requests).toEqual([`${host.address}/index.html`]);
});
