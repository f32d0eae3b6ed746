import { globSync, readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import { SiteHost } from './siteHost.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const course = 'formations/formation-formateurs-ops/';
const lesson = `${course}du-constat-au-besoin/`;
const series = globSync('dist/{guide,aide}/**/index.html').map((file) =>
  file.replaceAll('\\', '/').replace(/^dist\/|index\.html$/g, ''),
);
const kinds = ['', 'formations/', course, lesson, `${course}imprimer/`, 'guide/', 'guide/le-fil-rouge/', 'aide/'];

let browser: Browser;
let host: SiteHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([openBrowser(), SiteHost.open('dist', '/x/y/')]);
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

interface Opened {
  readonly page: Page;
  /** What the console complained of, and each request that left the host. */
  readonly trouble: readonly string[];
}

/** Opens a page of the site, hands it over, and closes it. */
async function on(path: string, options: BrowserContextOptions, walk: (opened: Opened) => Promise<void>) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
  });
  page.on('pageerror', ({ message }) => trouble.push(message));
  page.on('request', (request) => {
    if (!request.url().startsWith(host.address(''))) trouble.push(request.url());
  });
  await page.goto(host.address(path), { waitUntil: 'load' });
  await walk({ page, trouble });
  await context.close();
}

const hydrated = (page: Page) => page.waitForSelector('astro-island:not([ssr])', { state: 'attached' });

const narrow = { viewport: { width: 320, height: 640 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

test.each(kinds)('/x/y/%s loads in peace, keeps its measure and its place', async (path) => {
  for (const options of [{}, narrow, phone]) {
    const context = { ...options, reducedMotion: 'reduce' } as const;
    await on(path, context, async ({ page, trouble }) => {
      const end = await page.evaluate(() => {
        const seen = { shift: 0 };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        return new Promise<{ shift: number; overflow: number }>((done) => {
          const step = () => {
            const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
            scrollBy(0, 900);
            if (!atEnd) requestAnimationFrame(step);
            else
              requestAnimationFrame(() =>
                done({ shift: seen.shift, overflow: document.documentElement.scrollWidth - innerWidth }),
              );
          };
          step();
        });
      });
      expect(end.overflow).toBeLessThanOrEqual(0);
      expect(end.shift).toBeLessThan(0.02);
      expect(trouble).toEqual([]);
    });
  }
});

test.each(kinds)('/x/y/%s is accessible, light and dark, wide and narrow', async (path) => {
  for (const options of [{}, narrow]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await on(path, { ...options, colorScheme }, async ({ page }) => {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        );
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      });
    }
  }
});

test.each(series)('/x/y/%s fits a small phone at night, and is accessible there', async (path) => {
  await on(path, { ...narrow, colorScheme: 'dark' }, async ({ page, trouble }) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(trouble).toEqual([]);
  });
});

test('the keyboard skips to the content', async () => {
  await on('', {}, async ({ page }) => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ x: expect.any(Number) as number });
    expect((await page.locator('.skip').boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu');
  });
});

test('the keyboard follows a thread: its chain is lit, the rest dimmed, and it is said', async () => {
  await on(course, {}, async ({ page, trouble }) => {
    await page.locator('#fil-rouge').scrollIntoViewIfNeeded();
    await hydrated(page);
    await page.locator('input[name=thread]').first().focus();
    await page.keyboard.press('ArrowRight');
    const said = page.locator('[role=status]', { hasText: 'C01' });
    await said.waitFor();
    expect(await said.textContent()).toMatch(/2 objectifs.*Le fil est entier/s);
    expect(await page.locator('.strand.on').count()).toBe(2);
    expect(await page.locator('.strand.off').count()).toBeGreaterThan(5);
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowRight');
    await page.locator('[role=status]', { hasText: 'aucun objectif ne vise C09' }).waitFor();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(trouble).toEqual([]);
  });
});

test('the keyboard answers a practice question and reads its verdict', async () => {
  await on(lesson, {}, async ({ page, trouble }) => {
    const card = page.locator('nv-question').first();
    const button = card.locator('button').first();
    await button.waitFor();
    await card.locator('input').first().focus();
    await page.keyboard.press('Space');
    await button.focus();
    await page.keyboard.press('Enter');
    await card.locator('.nv-verdict').first().waitFor();
    expect(await card.locator('[role=status]').first().textContent()).toMatch(/\p{L}{3}/u);
    expect(trouble).toEqual([]);
  });
});

test('the theme that a reader chose is there before the page is drawn, on every page', async () => {
  await on('', { colorScheme: 'light' }, async ({ page }) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.locator('[data-theme-toggle]').click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.goto(host.address('aide/'), { waitUntil: 'commit' });
    await page.waitForSelector('body');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.waitForLoadState();
    expect(await paper()).toBe(dark);
  });
});

test('without scripts everything is there: the thread, its ruptures, the answers; and no control is dead', async () => {
  const off = { javaScriptEnabled: false };
  await on(course, off, async ({ page }) => {
    expect(await page.locator('.strand').count()).toBeGreaterThan(8);
    expect(await page.getByText('aucun objectif ne vise C09').first().isVisible()).toBe(true);
    expect(await page.locator('.follow').isVisible()).toBe(false);
    expect(await page.locator('[data-theme-toggle]').isVisible()).toBe(false);
  });
  await on(lesson, off, async ({ page }) => {
    const key = page.locator('nv-question .nv-key').first();
    await key.locator('summary').click();
    expect(await key.locator('.nv-right').first().isVisible()).toBe(true);
  });
});

test('a page that is not there is dressed, and leads home from any depth', async () => {
  await on('formations/nulle/part/ici/', {}, async ({ page }) => {
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/Charter/);
    await page.waitForFunction(() => document.querySelector('base') !== null);
    await page.locator('main a').click();
    await page.waitForURL(host.address(''));
  });
});

test('on paper: light, without navigation, the thread drawn, the answers left out', async () => {
  await on(`${course}imprimer/`, { colorScheme: 'dark' }, async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('header nav').isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('svg.loom').first().isVisible()).toBe(true);
    expect(await page.locator('.nv-key:not(.nv-tip)').count()).toBe(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(20_000);
  });
});
