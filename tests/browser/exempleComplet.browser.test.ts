import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import { unzip } from '#codecs/zip';
import { exportCourse } from '#tasks/exportCourse';
import { openCourse } from '#tasks/openCourse';
import { freshPlayer } from '../../scripts/buildPlayer';
import { quiet } from '../fixtures/means';
import { openBrowser } from './chromium';

const name = 'exemple-complet';
const out = mkdtempSync(join(tmpdir(), 'navette-exemple-'));
let browser: Browser;

function put(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), bytes);
}

beforeAll(async () => {
  browser = await openBrowser();
  const folder = await readFolder(`courses/${name}`);
  const course = folder.ok && openCourse(name, folder.value);
  if (!course || !course.ok) throw new Error('the course is sound');
  const player = await freshPlayer();
  const { files } = await exportCourse(course.value, ['html', 'html-single', 'form-html'], quiet({ player }));
  for (const { path, bytes } of files) {
    const inside = path.endsWith('.zip') ? unzip(bytes) : undefined;
    if (!inside?.ok) put(path, bytes);
    else inside.value.forEach((file, at) => put(`${path}/${at}`, file));
  }
});
afterAll(() => browser.close());

/** A file as a double click opens it, on the narrowest phone. */
async function opened(path: string): Promise<{ page: Page; trouble: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
  const trouble: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('request', (request) => /^(file|data|blob):/.test(request.url()) || trouble.push(request.url()));
  await page.goto(pathToFileURL(join(out, path)).href);
  await page.waitForSelector('html.nv-live, body.nv-form');
  return { page, trouble };
}

const unit = (id: string) => `${name}-${id}.html.zip/index.html`;

test.each([
  ...['m1', 'm2', 'entree', 'sortie', 'rappel-3', 'rappel-6'].map(unit),
  ...['m1', 'm2'].map((id) => `${name}-${id}.html-single.html`),
  ...['appreciation', 'inscription'].map((id) => `${name}-${id}.form.html`),
])('%s: every page fits 320 px, and nothing is refused or missing', async (path) => {
  const { page, trouble } = await opened(path);
  const places = await page.$$eval('nav a[href^="#"]', (links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const place of places.length > 0 ? places : ['#']) {
    await page.evaluate((hash) => (location.hash = hash), place);
    await page.evaluate(() => {
      window.scrollTo(0, document.body.scrollHeight);
      for (const image of document.images) image.loading = 'eager';
    });
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(320);
  }
  expect(await page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).length)).toBe(0);
  expect(trouble).toEqual([]);
  await page.context().close();
});

test.each([unit('m1'), `${name}-m1.html-single.html`])('%s: the film plays, with its captions', async (path) => {
  const { page, trouble } = await opened(path);
  await page.evaluate(() => {
    const film = document.querySelector('video');
    const track = film?.textTracks[0];
    if (track) track.mode = 'showing';
    film?.load();
  });
  await page.waitForFunction(() => {
    const film = document.querySelector('video');
    return film !== null && film.readyState > 0 && film.textTracks[0]?.cues?.length === 3;
  });
  const read = await page.evaluate(() => {
    const film = document.querySelector('video');
    return film && { width: film.videoWidth, seconds: Math.round(film.duration) };
  });
  expect(read).toEqual({ width: 640, seconds: 5 });
  expect(trouble).toEqual([]);
  await page.context().close();
});

test.each([unit('m1'), `${name}-m1.html-single.html`])('%s: the file to keep bears its name', async (path) => {
  const { page } = await opened(path);
  await page.locator('.nv-turn .nv-primary, .nv-turn button').last().click();
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Grille d’observation' }).click(),
  ]);
  expect(kept.suggestedFilename()).toBe('grille-d-observation.csv');
  await page.context().close();
});

test('what is in Arabic runs from right to left, and what is in French beside it does not', async () => {
  const { page } = await opened(unit('m2'));
  const direction = (text: string) =>
    page
      .getByText(text, { exact: true })
      .first()
      .evaluate((node) => getComputedStyle(node).direction);
  expect(await direction('مركز الاتصال')).toBe('rtl');
  expect(await direction('من أنت؟')).toBe('rtl');
  expect(await direction('La première phrase')).toBe('ltr');
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');
  await page.context().close();
});
