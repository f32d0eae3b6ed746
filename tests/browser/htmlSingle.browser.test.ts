import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlSingle } from '#formats/html-single/write';
import { frenchWords } from '#i18n/words.ts';
import { freshPlayer } from '../../scripts/buildPlayer';
import { smallCourse } from '../fixtures/courses';
import { quiet } from '../fixtures/means';
import { openBrowser } from './chromium';

let browser: Browser;
let address: string;

beforeAll(async () => {
  browser = await openBrowser();
  const written = await htmlSingle.write(smallCourse, quiet({ player: await freshPlayer() }));
  if (!written.ok) throw new Error('written');
  const file = join(mkdtempSync(join(tmpdir(), 'navette-single-')), 'module.html');
  writeFileSync(file, written.value.get('secourisme-m1.html-single.html') ?? '');
  address = pathToFileURL(file).href;
});
afterAll(() => browser.close());

const once = frenchWords['player.live.once'] ?? '';

/** The file, opened by a double click, in a browser that keeps nothing where `forgetful`. */
async function opened(forgetful: boolean): Promise<{ page: Page; trouble: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
  const trouble: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('request', (request) => /^(file|data):/.test(request.url()) || trouble.push(request.url()));
  if (forgetful) {
    await page.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      }),
    );
  }
  await page.goto(address);
  await page.waitForSelector('html.nv-live');
  return { page, trouble };
}

test('where nothing is kept, that is said before the first question, and once', async () => {
  const { page, trouble } = await opened(true);
  const said = page.getByText(once);
  expect(await said.count()).toBe(1);
  const stands = await said.evaluate((node) => {
    const question = document.querySelector('nv-question');
    return question !== null && !!(node.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  expect(stands).toBe(true);
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('where it is kept, nothing is said, and an answer is there again after a second opening', async () => {
  const { page, trouble } = await opened(false);
  expect(await page.getByText(once).count()).toBe(0);
  await page.locator('.nv-turn .nv-primary, .nv-turn button').last().click();
  const question = page.locator('nv-question').first();
  const choice = question.locator('input').first();
  const value = await choice.getAttribute('value');
  await choice.check();
  await question.getByRole('button', { name: frenchWords['player.live.check'] ?? '' }).click();
  await page.reload();
  await page.waitForSelector('html.nv-live');
  expect(await page.locator(`nv-question input[value="${value}"]`).first().isChecked()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(trouble).toEqual([]);
  await page.context().close();
});
