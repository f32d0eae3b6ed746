import axe from 'axe-core';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Course } from '#blocks/course';
import type { FileTree } from '#core/fileTree';
import type { Question } from '#core/question/index';
import { testSchema, type Test } from '#core/test/schema';
import { scorm12 } from '#formats/scorm12/write';
import { freshPlayer } from '../../scripts/buildPlayer';
import { smallCourse } from '../fixtures/courses';
import { quiet } from '../fixtures/means';
import {
  acronym,
  agreement,
  alertSteps,
  emergencyCall,
  extinguishers,
  fireClass,
  freeText,
  gaps,
  ratio,
  unsure,
} from '../fixtures/questions';
import { openBrowser } from './chromium';
import { type Attempt, callsOf, launch, PackageHost } from './packageHost';

const asked: readonly Question[] = [
  unsure,
  gaps,
  fireClass,
  acronym,
  ratio,
  extinguishers,
  alertSteps,
  emergencyCall,
  freeText,
  agreement,
];

/** What a person does by keyboard to be right, once the first field of a question has the focus. */
const rightly: Readonly<Record<string, (frame: Frame, type: (...keys: string[]) => Promise<void>) => Promise<void>>> = {
  [unsure.id]: async (frame, type) => {
    await type(' ');
    for (let time = 0; time < 4 && (await chosen(frame)) !== 'c-2b1b2c3d4e'; time += 1) await type('ArrowDown');
  },
  [gaps.id]: async (frame, type) => {
    for (let time = 0; time < 3; time += 1) {
      if (['c-4a1b2c3d4e', 'c-5a1b2c3d4e'].includes(await value(frame))) await type(' ');
      await type('Tab');
    }
  },
  [fireClass.id]: (_, type) => type(' ', 'ArrowDown'),
  [acronym.id]: (_, type) => type('formative'),
  [ratio.id]: (_, type) => type('62,5'),
  // In the order of the dictionary: CO₂, Eau, Poudre.
  [extinguishers.id]: (_, type) => type('Eau', 'Tab', 'CO', 'Tab', 'Eau'),
  [alertSteps.id]: async (frame, type) => {
    const order = () =>
      frame.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.nv-order li')].map((item) => item.dataset['for']),
      );
    const right = alertSteps.items.map(({ id }) => id as string);
    for (const [place, id] of right.entries()) {
      for (let at = (await order()).indexOf(id); at > place; at -= 1) {
        await frame.locator(`[data-for="${id}"] button`).first().focus();
        await type('Enter');
      }
    }
    expect(await order()).toEqual(right);
  },
  [emergencyCall.id]: (_, type) => type('POMPIERS', 'Tab', '18', 'Tab', 'vic'),
  [freeText.id]: (_, type) => type('Je commencerai par le public.'),
  [agreement.id]: (_, type) => type(' '),
};

const value = (frame: Frame) => frame.evaluate(() => (document.activeElement as HTMLInputElement).value);
const chosen = (frame: Frame) =>
  frame.evaluate(() => document.querySelector<HTMLInputElement>('li:not([hidden]) :checked')?.value);

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
  context = await browser.newContext({ viewport: { width: 360, height: 800 } });
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

/** The pages of the small course, then a quiz that asks everything. */
async function open(changes: Partial<Test>): Promise<Frame> {
  const [pre, quiz] = smallCourse.tests;
  const all = v.parse(testSchema, { ...quiz, questions: asked.map(({ id }) => id), ...changes });
  const bank = new Set([...smallCourse.questions, ...asked]);
  const course: Course = { ...smallCourse, questions: [...bank], tests: [pre!, all] };
  const result = await scorm12.write(course, quiet({ player }));
  if (!result.ok) throw new Error('a package is written');
  const archive = `${course.name}-m1.scorm12.zip/`;
  const tree = new Map(
    [...result.value].flatMap(([path, file]) => (path.startsWith(archive) ? [[path.slice(archive.length), file]] : [])),
  );
  host = await PackageHost.open(tree);
  host.mastery = '60';
  const frame = await launch(page, host);
  for (let turn = 0; turn < 2; turn += 1) await frame.click('.nv-turn .nv-primary');
  await frame.waitForSelector('#e-1a1b2c3d4e:not([hidden])');
  return frame;
}

async function type(...keys: string[]) {
  for (const key of keys) {
    if (['Tab', 'Enter', 'ArrowDown'].includes(key)) await page.keyboard.press(key);
    else if (key === ' ') await page.keyboard.press('Space');
    else await page.keyboard.type(key);
  }
}

const go = (frame: Frame, number: number) =>
  frame.getByRole('button', { name: new RegExp(`^Question ${number},`) }).press('Enter');

async function leave(): Promise<Attempt> {
  const before = host?.attempt;
  await page.goto('about:blank');
  await vi.waitFor(() => expect(host?.attempt).not.toBe(before));
  return host?.attempt as Attempt;
}

async function clean(frame: Frame) {
  await frame.evaluate(axe.source);
  const faults = await frame.evaluate<string[]>(
    `axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)))`,
  );
  expect(faults).toEqual([]);
}

test.each([{ layout: 'one' as const }, { layout: 'all' as const }])(
  'every type by keyboard, $layout: passed, 100, and each kind in the journal',
  async ({ layout }) => {
    const frame = await open({ correction: 'end', layout, attempts: 2 });
    for (const [index, question] of asked.entries()) {
      await go(frame, index + 1);
      await rightly[question.id]?.(frame, type);
    }
    await clean(frame);
    await frame.getByRole('button', { name: 'Terminer le test' }).press('Enter');
    await frame.getByText('Test réussi').waitFor();
    await frame.getByText('Essai 1 sur 2').waitFor();
    expect(await frame.locator('.nv-review').isVisible()).toBe(false);
    await clean(frame);
    const refused = (await callsOf(page)).filter(([, , , error]) => error !== '0');
    expect(refused).toEqual([]);
    const { core, interactions } = await leave();
    expect(core).toMatchObject({ lesson_status: 'passed', score: { raw: '100' } });
    const journal = Object.values(interactions);
    expect(journal.map((line) => `${String(line['type'])} ${String(line['result'])}`)).toEqual([
      'choice correct',
      'choice correct',
      'true-false correct',
      'fill-in correct',
      'numeric correct',
      'matching correct',
      'sequencing correct',
      'fill-in correct',
      'numeric correct',
      'choice correct',
      'fill-in neutral',
      'likert neutral',
    ]);
  },
);

test('hints are told their price, taken one by one, and counted; « Je ne sais pas » is counted apart; a question is marked to come back to', async () => {
  const frame = await open({ correction: 'end', layout: 'all', questions: [fireClass.id, unsure.id], attempts: 1 });
  const hints = frame.locator(`[id="${fireClass.id}"] .nv-tip`);
  expect(await hints.nth(1).isVisible()).toBe(false);
  await hints.nth(0).locator('summary').press('Enter');
  await hints.nth(1).locator('summary').waitFor();
  expect(await hints.nth(1).locator('summary').textContent()).toContain('25');
  await frame.locator('.nv-flag input').first().press('Space');
  await frame.getByRole('button', { name: 'Question 1, sans réponse, à revoir' }).waitFor();
  const { suspend_data: kept } = await leave();
  expect(kept).toContain('[2,null,1]');

  const again = await launch(page, host as PackageHost);
  expect(await again.locator(`[id="${fireClass.id}"] .nv-tip`).nth(0).getAttribute('open')).toBe('');
  expect(await again.locator('.nv-flag input').first().isChecked()).toBe(true);
  await go(again, 1);
  await rightly[fireClass.id]?.(again, type);
  await again.getByLabel('Je ne sais pas').press('Space');
  await again.getByRole('button', { name: 'Terminer le test' }).press('Enter');
  await again.getByText(/37,5\s% \(0,75 sur 2 points\)/).waitFor();
  await again.getByText('« Je ne sais pas » : 1.').waitFor();
  await again.getByText('Vous avez répondu « Je ne sais pas ».').waitFor();
  expect(await again.getByRole('button', { name: 'Recommencer le test' }).isVisible()).toBe(false);
  const results = Object.values((await leave()).interactions).map(({ result }) => result);
  expect(results).toEqual(['0.75', 'neutral']);
});

test('an objective missed leads to the pages that practise it', async () => {
  const frame = await open({ correction: 'end', questions: [fireClass.id] });
  await frame.getByRole('radio', { name: 'Vrai' }).press('Space');
  await frame.getByRole('button', { name: 'Terminer le test' }).press('Enter');
  await frame.locator('.nv-review').getByRole('link', { name: 'Éteindre' }).press('Enter');
  await frame.waitForSelector('#l-1a1b2c3d4e:not([hidden])');
});

test('a test there to practise counts for nothing: no score, answers corrected at once', async () => {
  const frame = await open({ kind: 'practice', correction: 'end', questions: [fireClass.id] });
  const card = frame.locator(`[id="${fireClass.id}"]`);
  await card.getByRole('radio', { name: 'Faux' }).press('Space');
  await card.getByRole('button', { name: 'Vérifier' }).press('Enter');
  await card.getByText('Exact.').waitFor();
  await frame.getByText('Module terminé').waitFor();
  expect(await leave()).toMatchObject({ core: { lesson_status: 'completed', score: { raw: '' } } });
});
