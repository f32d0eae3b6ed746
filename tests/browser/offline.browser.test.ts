import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip } from '#codecs/zip';
import { workerCode, writeOffline } from '#site/offline/buildOffline';
import type { OfflineList } from '#site/offline/offlineList';
import { scratch } from '../cli/navette.ts';
import { bytesOf, kept, violations } from './atelierHost.ts';
import { openBrowser } from './chromium.ts';
import { DeployedHost } from './deployedHost.ts';

const code = await workerCode();
/** The built site as it stands when the tests begin, and a part of it that is fetched quickly. */
const site = join(scratch(), 'site');
const small = join(scratch(), 'site');
let browser: Browser;
let host: DeployedHost;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
  cpSync('dist', site, { recursive: true });
  cpSync(site, small, { recursive: true });
  for (const path of globSync(`${small}/{formations,aide,guide}/*`)) {
    if (!/guide.(index|le-fil|alignement|sequencer)/.test(path)) rmSync(path, { recursive: true });
  }
  writeOffline(small, '0.1.0', code);
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await host.stop();
});

/** A new device before the site as it is deployed under a path. */
async function visit(folder: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  host = await DeployedHost.open(folder, '/un/dossier/');
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    serviceWorkers: 'allow',
    ...options,
  });
  contexts.push(context);
  return context;
}

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(host.address(path));
  return page;
}

const line = (page: Page, state: string) => page.locator(`[data-offline-line][data-state=${state}]`);
const ready = (page: Page) => line(page, 'ready').waitFor();
const notice = (page: Page) => page.locator('[data-offline-update]');

/** A copy of the site in which some words are others, listed again as another build. */
function another(
  version: string,
  path = 'guide/index.html',
  edit = (html: string) => html.replace(/<h1[^>]*>[^<]*/, `<h1>Guide ${version}`),
) {
  const folder = join(scratch(), 'site');
  cpSync(small, folder, { recursive: true });
  writeFileSync(join(folder, path), edit(readFileSync(join(folder, path), 'utf8')));
  writeOffline(folder, version, code);
  return folder;
}

const listAt = (folder: string) =>
  JSON.parse(/^self\.navetteList=(.*);$/m.exec(readFileSync(join(folder, 'sw.js'), 'utf8'))?.[1] ?? '') as OfflineList;

async function newCourse(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill(title);
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByLabel('Commanditaire').waitFor();
}

test('after one visit, the host gone: home, a new course, an export, an example, a course page, the guide', async () => {
  const context = await visit(site);
  const page = await open(context, '');
  await ready(page);
  expect(await line(page, 'ready').textContent()).toMatch(/Navette fonctionne maintenant hors connexion \(\d+,\d.Mo/);
  expect(await violations(page)).toEqual([]);
  const devtools = await context.newCDPSession(page);
  // All that keeps it from being installed is that the windows of tests leave no trace.
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  await context.setOffline(true);
  await host.stop();

  await page.goto(host.address(''));
  await page.getByRole('navigation').getByRole('link', { name: 'Espace de travail' }).click();
  await newCourse(page, 'Sans réseau');
  await kept(page);
  await page.goto(host.address('atelier/'));
  await page.getByRole('button', { name: /Ouvrir une copie de Formation de formateurs/ }).click();
  await page.getByLabel('Commanditaire').waitFor();
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().waitFor();
  for (const box of await dialog.getByRole('checkbox').all())
    await box.setChecked((await box.inputValue()) === 'scorm12');
  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog.getByText('fichiers sont prêts').waitFor();
  const arrives = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Tout télécharger' }).click();
  const bundle = unzip(await bytesOf(await arrives), { nested: true });
  expect(bundle.ok && [...bundle.value.keys()].every((name) => name.endsWith('.scorm12.zip'))).toBe(true);

  const lesson = 'formations/formation-formateurs-ops/du-constat-au-besoin';
  for (const path of [`${lesson}/`, lesson, 'guide/', 'guide/le-fil-rouge/', 'aide/index.html?de=ailleurs']) {
    await page.goto(host.address(path));
    await page.locator('main h1').waitFor();
    expect(page.url()).not.toContain('hors-connexion');
  }
  await page.goto(host.address('formations/'));
  await page
    .getByRole('link', { name: /Formation de formateurs/ })
    .first()
    .click();
  await page.waitForURL('**/formation-formateurs-ops/');
  await page.evaluate(() => document.querySelector('astro-island > *')?.scrollIntoView());
  await page.locator('astro-island:not([ssr])').first().waitFor({ state: 'attached' });
});

test('a new version is fetched whole, is offered without a word lost, and what was opened before stays what it was', async () => {
  const context = await visit(small);
  const page = await open(context, 'atelier/');
  await ready(page);
  await newCourse(page, 'Avant');
  const other = await open(context, 'guide/');
  await line(other, 'ready').waitFor();
  const title = await other.locator('h1').textContent();

  host.folder = another('9.9.9');
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found?.update()));
  await page.getByLabel('Commanditaire').focus();
  await page.keyboard.type('Caisse natio');
  await notice(page).waitFor();
  expect(await notice(page).textContent()).toContain('Une nouvelle version de Navette est prête');
  await page.keyboard.type('nale');
  expect(await page.getByLabel('Commanditaire').inputValue()).toBe('Caisse nationale');
  expect(await violations(page)).toEqual([]);

  // Until somebody says so, every page opened is of the old version, also with the new one waiting.
  const third = await open(context, 'guide/');
  expect(await third.locator('h1').textContent()).toBe(title);

  const reloaded = page.waitForEvent('load');
  await notice(page).getByRole('button', { name: 'Recharger' }).click();
  await reloaded;
  await page.getByLabel('Commanditaire').waitFor();
  expect(await page.getByLabel('Commanditaire').inputValue()).toBe('Caisse nationale');

  // The window that nobody reloaded says so, and what it loads is still of the version that opened it.
  await notice(other).waitFor();
  const seen = () => fetch('index.html').then((answer) => answer.text());
  expect(await other.evaluate(seen)).not.toContain('Guide 9.9.9');
  expect(
    await page.evaluate((address) => fetch(address).then((answer) => answer.text()), host.address('guide/')),
  ).toContain('Guide 9.9.9');
  await notice(other).getByRole('button', { name: 'Recharger' }).click();
  await other.getByRole('heading', { name: 'Guide 9.9.9' }).waitFor();

  // The last window of the old version is gone: so is what only it needed.
  await third.close();
  await page.reload();
  await ready(page);
  const shelf = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => url);
  });
  expect(shelf.filter((url) => url.includes('/guide/?navette-file='))).toHaveLength(1);
  expect(shelf.filter((url) => url.includes('navette-list='))).toHaveLength(1);
});

test('what the workspace needs comes first; a device that saves data keeps that and what one reads', async () => {
  const context = await visit(small);
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true }),
  );
  const page = await open(context, 'guide/');
  await line(page, 'workspace').waitFor();
  expect(host.asked).not.toContain('guide/le-fil-rouge/');
  expect(host.asked.filter((path) => path.startsWith('atelier/')).length).toBeGreaterThan(9);
  await page.goto(host.address('guide/le-fil-rouge/'));
  await line(page, 'workspace').waitFor();
  await host.stop();
  await page.goto(host.address('atelier/'));
  await page.getByRole('button', { name: 'Nouvelle formation' }).waitFor();
  await page.goto(host.address('guide/le-fil-rouge/'));
  await page.getByRole('heading', { level: 1, name: /fil rouge/i }).waitFor();
  await page.goto(host.address('guide/alignement/'));
  await page.getByRole('heading', { level: 1, name: /pas encore sur cet appareil/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await host.start();
  await page.getByRole('link', { name: 'Réessayer' }).click();
  await page.waitForURL('**/guide/alignement/');
});

test('cut on the way, it goes on where it stopped when the network is back', async () => {
  const context = await visit(small);
  await context.route('**/guide/sequencer/', (route) => route.abort());
  const page = await open(context, '');
  await line(page, 'waiting').waitFor();
  await context.unroute('**/guide/sequencer/');
  const before = host.asked.length;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await ready(page);
  const list = listAt(small);
  expect(host.asked.length - before).toBeLessThan(list.files.length / 2);
});

test.each([
  ['little room: the workspace alone, and the rest is left to the courses', 0.5, 'full'],
  ['no room at all: nothing is promised', -0.5, 'no-room'],
])('%s; the site works on', async (_, share, state) => {
  const { files, first } = listAt(site);
  const bytes = (some: OfflineList['files']) => some.reduce((sum, [, , size]) => sum + size, 0);
  const [workspace, rest] = [bytes(files.slice(0, first)), bytes(files.slice(first))];
  const quotaSize = workspace + share * (share < 0 ? workspace : rest);
  const context = await visit(site);
  const page = await open(context, 'navette.json');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize });
  await page.goto(host.address('atelier/'));
  await line(page, state).waitFor();
  await newCourse(page, 'Au plus juste');
  await kept(page);
  await page.goto(host.address('guide/'));
  await page.locator('main h1').waitFor();
});

test('a host that writes into the pages it serves is believed while it says that it holds this build', async () => {
  const context = await visit(small);
  await context.route('**/un/dossier/**', async (route) => {
    const answer = await route.fetch();
    const isPage = answer.headers()['content-type']?.startsWith('text/html') ?? false;
    await route.fulfill(
      isPage ? { response: answer, body: `${await answer.text()}<!-- offered by -->` } : { response: answer },
    );
  });
  const page = await open(context, '');
  await ready(page);
});

test('on plain http there is no worker, no promise, and no complaint', async () => {
  const plain = await openBrowser(['--host-resolver-rules=MAP salle.example 127.0.0.1']);
  host = await DeployedHost.open(small, '/un/dossier/');
  const page = await (await plain.newContext({ serviceWorkers: 'allow' })).newPage();
  const trouble: string[] = [];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', ({ message }) => trouble.push(message));
  await page.goto(host.address('atelier/').replace('127.0.0.1', 'salle.example'));
  await page.getByRole('button', { name: 'Nouvelle formation' }).waitFor();
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  expect(await page.locator('[data-offline-line]').isVisible()).toBe(false);
  expect(host.asked).not.toContain('sw.js');
  expect(trouble).toEqual([]);
  await plain.close();
});
