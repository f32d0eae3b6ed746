import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { typed, typeset } from '#core/french';
import { responseJsonIn, responseSchema } from '#core/records/response';
import { formHtml } from '#formats/form-html/write';
import { freshPlayer } from '../../scripts/buildPlayer.ts';
import { courseWithForms } from '../core/forms/madeForms.ts';
import { templates } from '../core/forms/templates.ts';
import { quiet } from '../fixtures/means.ts';
import { openBrowser } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'navette-forms-'));
const addresses = new Map<string, string>();
let browser: Browser;
let course: Course;
let context: BrowserContext;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
  course = await courseWithForms(templates);
  const player = await freshPlayer();
  await write(course, player, '');
  await write({ ...course, meta: { ...course.meta, lang: 'ar' } }, player, 'rtl ');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function write(from: Course, player: Awaited<ReturnType<typeof freshPlayer>>, prefix: string) {
  const written = await formHtml.write(from, quiet({ player }));
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  for (const [path, file] of written.value) {
    const place = join(folder, `${prefix}${path}`);
    writeFileSync(place, file);
    addresses.set(`${prefix}${/ops-(\w+)\.form/.exec(path)?.[1]}`, pathToFileURL(place).href);
  }
}

beforeEach(async () => {
  trouble.length = 0;
  context = await browser.newContext({ viewport: { width: 900, height: 900 }, acceptDownloads: true });
  page = await watched(context);
});
afterEach(async () => {
  await context.close();
  expect(trouble).toEqual([]);
});

async function watched(of: BrowserContext): Promise<Page> {
  const opened = await of.newPage();
  opened.on('console', (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()));
  opened.on('pageerror', (error) => trouble.push(String(error)));
  opened.on('request', (request) => /^(file|data|blob):/.test(request.url()) || trouble.push(request.url()));
  return opened;
}

const open = (name: string, where = page) => where.goto(addresses.get(name) ?? name);
const question = (code: string) => {
  const found = course.questions.find((one) => one.code === code);
  if (!found) throw new Error(`there is ${code}`);
  return found;
};
const card = (code: string, where = page) => where.locator(`[id="${question(code).id}"]`);
const next = () => page.click('.nv-turn .nv-primary');
/** Texts as a person types them: how they are printed is tested elsewhere. */
const plain = (text: string | null) => typed(text ?? '');
const title = async () => plain(await page.locator('.nv-page:visible h2, .nv-end:visible h2').textContent());
const pick = (code: string, label: string) => card(code).getByLabel(typeset(label), { exact: true }).check();

test('by keyboard alone: consent, what is due, skip logic, code, download', async () => {
  await open('chaud');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('nv-main');
  await tabTo(`input[name="${question('CHAUD-01').id}"]`);
  await page.keyboard.press('Space');
  await tabTo('#nv-code');
  await page.keyboard.type('FA07');
  await pressNext();
  expect(await title()).toBe('Votre avis');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Votre avis');
  await pressNext();
  expect(await page.locator('.nv-errors li').count()).toBe(12);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  for (let number = 2; number <= 13; number += 1) {
    const code = `CHAUD-${String(number).padStart(2, '0')}`;
    await tabTo(`input[name="${question(code).id}"]`);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
  }
  await pressNext();
  await tabTo(`input[name="${question('CHAUD-14').id}"]`);
  await page.keyboard.type('12');
  await tabTo(`input[name="${question('CHAUD-15').id}"]`);
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowDown');
  await pressNext();
  expect((await page.locator('.nv-errors li').allTextContents()).map(plain)).toEqual([
    'Question 14 : écrivez un nombre de 0 à 10.',
  ]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('9,5');
  await pressNext();
  expect(await title()).toMatch(/^Et maintenant \(suite\)/);
  expect(await card('CHAUD-16').isVisible()).toBe(true);
  await pressNext();
  await tabTo('.nv-end .nv-primary');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toBe('reponse-chaud-FA07.json');
  const response = v.parse(responseSchema, JSON.parse(readFileSync(await file.path(), 'utf8')));
  expect(response).toMatchObject({ code: 'FA07', form: course.forms.find(({ code }) => code === 'CHAUD')?.id });
  expect(Object.keys(response.answers)).toHaveLength(15);
  expect(response.answers[question('CHAUD-14').id]).toBe('9,5');
  expect(await page.locator('.nv-end [role="status"]').textContent()).toContain('reponse-chaud-FA07.json');
});

async function tabTo(selector: string) {
  for (let times = 0; times < 80; times += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is reached by Tab`);
}

async function pressNext() {
  await tabTo('.nv-turn .nv-primary');
  await page.keyboard.press('Enter');
}

test('who does not accept is asked nothing more, and the answer says only that', async () => {
  await open('sup');
  await pick('SUP-01', "Je n'accepte pas");
  await next();
  expect(await title()).toBe('Votre réponse');
  await page.click('.nv-turn .nv-button >> nth=0');
  await pick('SUP-01', "J'accepte");
  await next();
  expect(await title()).toBe('Ce que vous avez pu observer');
});

test('a condition looks at what is shown: an answer hidden again counts no more', async () => {
  await open('sup');
  await pick('SUP-01', "J'accepte");
  await next();
  for (let number = 2; number <= 17; number += 1) {
    await pick(`SUP-${String(number).padStart(2, '0')}`, number === 2 ? 'Oui' : 'Non');
  }
  await next();
  const asked = page.locator('.nv-page:visible .nv-item[data-q]:visible');
  expect(await asked.count()).toBe(1);
  await card('SUP-18').locator('input').last().check();
  await page.click('.nv-turn .nv-button >> nth=0');
  await pick('SUP-02', 'Non');
  await next();
  expect(await title()).toBe("L'effet sur le service");
  await pick('SUP-26', 'Non');
  await next();
  expect(await title()).toBe('La suite');
  await next();
  const { answers } = await downloaded();
  expect(answers).not.toHaveProperty(question('SUP-18').id);
  expect(Object.keys(answers)).toHaveLength(18);
});

async function downloaded() {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('.nv-end .nv-primary')]);
  return v.parse(responseSchema, JSON.parse(readFileSync(await file.path(), 'utf8')));
}

test('a fact is due for 0, 1 and 4 of the grid, and for no other', async () => {
  await open('grille');
  await pick('GRILLE-01', 'Oui');
  await next();
  const levels = [
    '0 · Absent',
    '2 · Présent mais incomplet',
    '3 · Conforme à la fiche',
    '4 · Conforme et ajusté au groupe',
  ];
  for (const [index, level] of levels.entries()) await pick(`GRILLE-0${2 + 2 * index}`, level);
  await next();
  expect(await page.locator('.nv-errors li').allTextContents()).toEqual(['Question 3', 'Question 9']);
  await page.locator('.nv-errors a').last().click();
  await page.keyboard.type('« Très bien », sans rien ajouter');
  await card('GRILLE-03').locator('textarea').fill("Rien n'est annoncé");
  await next();
  expect(await title()).toBe('Le retour à la personne observée');
});

test('the draft outlives a killed page and the browser; erasing it leaves nothing', async () => {
  await context.close();
  const profile = mkdtempSync(join(tmpdir(), 'navette-profile-'));
  const { chromium } = await import('playwright-core');
  const { browserPath } = await import('./chromium.ts');
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: browserPath(),
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    });
  context = await launch();
  page = await watched(context);
  await open('ins');
  await pick('INS-01', "J'accepte");
  await next();
  await card('INS-02').locator('input').fill('DIALLO');
  const killer = await context.newCDPSession(page);
  const killed = page.waitForEvent('crash');
  void killer.send('Page.crash').catch(() => undefined);
  await killed;
  page = await watched(context);
  await open('ins');
  expect(await card('INS-02').locator('input').inputValue()).toBe('DIALLO');
  await context.close();
  context = await launch();
  page = await watched(context);
  await open('ins');
  expect(await title()).toBe('Vous');
  expect(await card('INS-02').locator('input').inputValue()).toBe('DIALLO');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.click('.nv-foot .nv-link');
  await page.waitForFunction(() => document.querySelector('.nv-live .nv-intro:not([hidden])'));
  expect(await card('INS-02').locator('input').inputValue()).toBe('');
  expect(await page.evaluate(() => Object.values(localStorage).join(''))).toBe('');
  await context.close();
  rmSync(profile, { recursive: true, force: true });
  context = await browser.newContext();
});

test('where the browser keeps nothing, the page says so before the first question and still works', async () => {
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('refused');
      },
    });
  });
  await open('cons');
  expect(await page.locator('.nv-foot').textContent()).toContain('répondez en une seule fois');
  await pick('CONS-01', "J'accepte");
  await next();
  expect((await downloaded()).answers).toEqual({ [question('CONS-01').id]: expect.stringMatching(/^c-/) as string });
});

test('the copied text reads as a letter and gives the same answer back', async () => {
  await open('cons');
  await pick('CONS-01', "J'accepte");
  await page.fill('#nv-code', 'FA07');
  await next();
  await page.click('.nv-end .nv-button >> nth=1');
  await page.waitForFunction(() => document.querySelector('.nv-end [role="status"]')?.textContent);
  const text = plain(await page.locator('.nv-end textarea').inputValue());
  expect(text).toContain("→ J'accepte");
  expect(text).toContain('Code : FA07');
  const response = v.parse(responseSchema, JSON.parse(responseJsonIn(text) ?? ''));
  expect(response.answers).toEqual((await downloaded()).answers);
});

test('without scripts every question stands, with its condition in words', async () => {
  await context.close();
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await watched(context);
  await open('chaud');
  expect(await page.locator('nv-question:visible').count()).toBe(18);
  expect(plain(await page.locator('.nv-if:visible').first().textContent())).toBe(
    "Seulement si vous avez répondu « J'accepte » à la question 1.",
  );
  expect(await page.locator('noscript').textContent()).toContain('imprimez-la');
});

const looks = [
  ['light', { colorScheme: 'light' }, ''],
  ['dark', { colorScheme: 'dark' }, ''],
  ['RTL', {}, 'rtl '],
  ['320 px', { viewport: { width: 320, height: 640 } }, ''],
] as const;

/** All of them by day; then those that have every kind of field, a table and the longest page. */
const formsIn = (look: string) =>
  look === 'light' ? templates.map(({ code }) => code.toLowerCase()) : ['ins', 'grille', 'chaud'];

describe.each(looks)('%s', (look, options, prefix) => {
  test.each(formsIn(look))('%s: axe finds nothing, nothing sticks out', async (name) => {
    await context.close();
    context = await browser.newContext(options);
    page = await watched(context);
    await open(`${prefix}${name}`);
    await sound();
    await page.locator('.nv-page:visible input[type="radio"]').first().check();
    await next();
    await sound();
    // A part left without its answers says what is missing.
    if (name !== 'cons') await next();
    await sound();
  });
});

async function sound() {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test('on paper: all sections, all questions, boxes to tick, a column for the facts, no button', async () => {
  await open('grille');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nv-question:visible').count()).toBe(11);
  expect(await page.locator('.nv-page:visible').count()).toBe(3);
  expect(await page.locator('button:visible').count()).toBe(0);
  expect(await page.locator('th:visible').allTextContents()).toEqual(['Critère et niveau', 'Fait observé']);
  expect(await page.locator('textarea:visible').count()).toBe(6);
  const box = await page
    .locator('input[type="radio"]')
    .first()
    .evaluate((input) => {
      const { appearance, width, borderStyle } = getComputedStyle(input);
      return { appearance, borderStyle, isSmall: parseFloat(width) < 20 };
    });
  expect(box).toEqual({ appearance: 'none', borderStyle: 'solid', isSmall: true });
});
