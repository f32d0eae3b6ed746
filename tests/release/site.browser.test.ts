import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archiveOf } from '../../scripts/release/releaseFile';
import { siteFiles } from '../../scripts/release/siteFiles';
import { bytesOf, kept } from '../browser/atelierHost';
import { openBrowser } from '../browser/chromium';
import { DeployedHost } from '../browser/deployedHost';
import { scratch } from '../cli/navette';
import { stamp, unpack } from './folders';

let browser: Browser;
let host: DeployedHost;
beforeAll(async () => {
  const folder = join(scratch(), 'some/deep/path');
  unpack(archiveOf(siteFiles('.', 'dist', '0.1.0'), stamp), folder);
  [browser, host] = await Promise.all([openBrowser(), DeployedHost.open(folder, '/some/deep/path/')]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

test('unzipped in any folder of a host without rules: every room opens by its links, a course is made and leaves', async () => {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
  });
  page.on('pageerror', ({ message }) => trouble.push(message));
  const rooms = page.getByRole('navigation', { name: 'Navigation principale' });

  await page.goto(host.address(''));
  await rooms.getByRole('link', { name: 'Formations' }).click();
  await page
    .getByRole('link', { name: /Formation de formateurs/ })
    .first()
    .click();
  await page.locator('a[href*="du-constat-au-besoin"]').first().click();
  await page.waitForURL('**/some/deep/path/formations/formation-formateurs-ops/du-constat-au-besoin/');
  await page.locator('main h1').waitFor();
  for (const room of ['Guide', 'Aide']) {
    await rooms.getByRole('link', { name: room }).click();
    await page.locator('main ol a, main ul a').first().click();
    await page.locator('main h1').waitFor();
  }

  await rooms.getByRole('link', { name: 'Espace de travail' }).click();
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Déposée');
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByLabel('Commanditaire').fill('Caisse');
  await kept(page);
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().waitFor();
  for (const box of await dialog.getByRole('checkbox').all())
    await box.setChecked((await box.inputValue()) === 'course-zip');
  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog
    .getByText(/prêts?/)
    .first()
    .waitFor();
  const arrives = page.waitForEvent('download');
  await dialog
    .getByRole('button', { name: /^Télécharger|Tout télécharger/ })
    .first()
    .click();
  expect((await bytesOf(await arrives)).length).toBeGreaterThan(500);

  expect(host.asked.filter((path) => path.startsWith('/'))).toEqual([]);
  expect(trouble).toEqual([]);
});
