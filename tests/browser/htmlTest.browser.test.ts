import axe from 'axe-core';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlTest } from '#formats/html-test/write';
import { courseWith, smallCourse } from '../fixtures/courses';
import { quiet } from '../fixtures/means';
import {
  acronym,
  alertSteps,
  emergencyCall,
  extinguishers,
  fireClass,
  freeText,
  gaps,
  oilFire,
  ratio,
  unsure,
} from '../fixtures/questions';
import { openBrowser } from './chromium';

const asked = [oilFire, gaps, acronym, ratio, freeText, fireClass, extinguishers, alertSteps, emergencyCall, unsure];
let browser: Browser;
let sheets: readonly string[];

beforeAll(async () => {
  browser = await openBrowser();
  const tests = smallCourse.tests.slice(0, 1).map((one) => ({ ...one, questions: asked.map(({ id }) => id) }));
  const written = await htmlTest.write({ ...courseWith(...asked), tests }, quiet());
  if (!written.ok) throw new Error('written');
  const folder = mkdtempSync(join(tmpdir(), 'navette-paper-'));
  sheets = [...written.value].map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  });
});
afterAll(() => browser.close());

test.each([0, 1])(
  'sheet %i: every type fits on A4, nothing is refused by the policy, axe has nothing to say',
  async (sheet) => {
    const page = await (await browser.newContext({ viewport: { width: 794, height: 1123 } })).newPage();
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(message.text()));
    page.on('request', (request) => /^(file|data):/.test(request.url()) || trouble.push(request.url()));
    await page.goto(sheets[sheet] ?? '');
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(794);
      expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe('none');
    }
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: run } = globalThis as unknown as { axe: typeof axe };
      return (await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] })).violations.map(({ id, nodes }) => [
        id,
        nodes[0]?.html,
      ]);
    });
    expect(violations).toEqual([]);
    expect(trouble).toEqual([]);
    await page.context().close();
  },
);
