import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, BrowserContextOptions, Download, Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { SiteHost } from './siteHost.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** The built site under a sub-path, and windows of one person on it. */
export async function openWorkshop() {
  const [browser, host] = await Promise.all([openBrowser(), SiteHost.open('dist', '/x/y/')]);
  const home = host.address('');
  const trouble: string[] = [];
  /** A device: what its windows keep is its own. */
  const device = (options: BrowserContextOptions = {}): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', ...options });
  const window = async (context: BrowserContext, path = 'atelier/'): Promise<Page> => {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
    });
    page.on('pageerror', ({ message }) => trouble.push(message));
    page.on('request', (request) => {
      if (!request.url().startsWith(home) && !request.url().startsWith('blob:')) trouble.push(request.url());
    });
    await page.goto(host.address(path));
    return page;
  };
  return {
    device,
    window,
    trouble,
    address: (path: string) => host.address(path),
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}

/** Presses Tab until what has the focus bears this name. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const isIt = (said: string) => (typeof name === 'string' ? said === name : name.test(said));
  const seen: string[] = [];
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const said = await focused(page);
    if (isIt(said)) return;
    seen.push(said);
  }
  throw new Error(`the keyboard never reached ${String(name)}; it went over: ${seen.join(' | ')}`);
}

/** The name of what has the focus, as it is said. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const label = element?.labels?.[0]?.textContent;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80);
  });

/** Goes somewhere by the palette, as a person who knows only Ctrl+K does. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Que voulez-vous/ }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** The stages of a course, as their addresses say them. */
export const slugs = [
  'cadrage',
  'public',
  'besoins',
  'objectifs',
  'conception',
  'contenus',
  'evaluation',
  'mise-en-oeuvre',
  'resultats',
];

/** Goes to a section of the stage by the list beside, with the keys. */
export async function visit(page: Page, title: string): Promise<void> {
  const list = page.getByRole('navigation', { name: 'Dans cette étape' });
  await list.getByRole('button', { name: title }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((said) => document.activeElement?.textContent?.trim() === said, title);
}

/** Waits until the check has been through what is shown. */
export const checked = (page: Page) => page.locator('.beside .count', { hasNotText: 'Vérification…' }).waitFor();

/** What the screens of all stages say is wrong, once the check is done. */
export async function saidByScreens(page: Page): Promise<readonly string[]> {
  const said: string[] = [];
  for (const slug of slugs) {
    await page.locator(`.path a[href*="/${slug}/"]`).press('Enter');
    await page.waitForURL(`**/${slug}/**`);
    await checked(page);
    said.push(...(await page.locator('.beside .aside li > p:first-child').allTextContents()));
  }
  return said.map((text) => text.replace(/^\s*(Erreur|À revoir|Remarque)\s*:\s*/u, '').trim()).sort();
}

/** The cells of the table with a caption, by the first word of each row. */
export async function cellsOf(page: Page, caption: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const table = page.locator('table', { has: page.locator('caption', { hasText: caption }) });
  await table.waitFor();
  const rows = await table
    .locator('tr:has(td)')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  return new Map(rows.map(([head = '', ...cells]) => [head.split(/\s/)[0] ?? '', cells]));
}

/** Waits until everything typed is kept. */
export const kept = (page: Page) => page.locator('.sign[data-state=kept]').waitFor();

export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

export async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(await download.path()));
}
