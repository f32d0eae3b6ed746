import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip, zip } from '#codecs/zip';
import { heavyFolder } from '../fixtures/heavy.ts';
import { bytesOf, openWorkshop, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

async function withExample(context: BrowserContext, title: RegExp): Promise<Page> {
  const page = await workshop.window(context);
  await page.getByRole('button', { name: title }).click();
  await page.getByLabel('Commanditaire').waitFor();
  return page;
}

/** A window with a course that came as an archive. */
async function withHandedIn(context: BrowserContext, folder: ReturnType<typeof heavyFolder>): Promise<Page> {
  const page = await workshop.window(context);
  await page.getByRole('heading', { name: 'Par où commencer' }).waitFor();
  const files = Object.entries(folder).map(([path, file]) => [`lourd/${path}`, file] as const);
  const buffer = Buffer.from(zip(new Map(files), '2026-11-20T17:30:00Z'));
  await page.locator('input[type=file]').setInputFiles({ name: 'lourd.zip', mimeType: 'application/zip', buffer });
  await page.locator('.card h2 a').first().click();
  await page.getByLabel('Commanditaire').waitFor();
  return page;
}

/** The export dialog with some formats ticked, and no other. */
async function exporting(page: Page, wanted: readonly string[]) {
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[name=format]').first().waitFor();
  for (const box of await dialog.locator('input[name=format]').all())
    await box.setChecked(wanted.includes(await box.inputValue()));
  return dialog;
}

test('who exports again is led to what an open course needs', async () => {
  const context = await workshop.device();
  const page = await withExample(context, /Ouvrir une copie de Exemple complet/);
  const dialog = await exporting(page, ['moodle-backup']);
  await dialog.getByRole('button', { name: 'Le cours est déjà ouvert dans Moodle' }).click();
  await page.getByRole('dialog', { name: 'Le cours est déjà ouvert dans Moodle' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
});

test('the forecast: asked for by keyboard, each line leads to what it is about, the size is that of the file', async () => {
  const context = await workshop.device();
  const page = await withExample(context, /Ouvrir une copie de Exemple complet/);
  const dialog = await exporting(page, ['moodle-backup']);
  await dialog.getByText('Ce que Moodle en fera').focus();
  await page.keyboard.press('Enter');
  await dialog.getByText(/Un fichier de .+d’envoi à 400 kbit\/s/).waitFor();
  const said = (await dialog.locator('.weight').innerText()).replace(/\s/g, ' ');
  for (const title of ['Moodle ne peut pas contenir', 'Moodle montrera autrement', 'À demander à l’administrateur'])
    await dialog.getByRole('heading', { name: title }).waitFor();
  expect(await dialog.getByText('En plusieurs fichiers').count()).toBe(0);

  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog.getByText('fichiers sont prêts').waitFor();
  const row = dialog.locator('.files li', { hasText: '.mbz' });
  expect(said).toContain((await row.locator('.note').innerText()).replace(/\s/g, ' '));
  expect(await dialog.getByRole('link', { name: 'Pas à pas' }).getAttribute('href')).toMatch(
    /\/x\/y\/aide\/exporter\/#le-cours-entier-en-un-fichier$/,
  );

  const line = dialog.locator('.forecast li', { hasText: 'choix faux parmi les autres' });
  await line.getByText('Y aller (3)').click();
  await line.getByRole('link', { name: 'E1', exact: true }).click();
  await page.waitForURL('**/atelier/evaluation/**');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await context.close();
});

test('a forecast can be stopped, and begun again', async () => {
  const context = await workshop.device();
  const page = await withExample(context, /Ouvrir une copie de Formation de formateurs/);
  const dialog = await exporting(page, ['moodle-backup']);
  await dialog.getByText('Ce que Moodle en fera').click();
  await dialog.getByRole('progressbar', { name: 'Prévision' }).waitFor();
  await dialog.locator('.forecast').getByRole('button', { name: 'Annuler' }).click();
  await dialog.getByText('La prévision est arrêtée').waitFor();
  await dialog.getByRole('button', { name: 'Recommencer' }).click();
  await dialog.locator('.weight').waitFor();
  await context.close();
});

test('27 MB: in two files by section, each below 20 MB, with the order to restore them in', async () => {
  const context = await workshop.device();
  const page = await withHandedIn(context, heavyFolder([9, 9, 9]));
  const dialog = await exporting(page, ['moodle-backup', 'gift']);
  await dialog.getByText('Ce que Moodle en fera').click();
  await dialog.getByText(/Un fichier de 27\sMo, environ 9\sminutes/).waitFor();
  await dialog.getByLabel(/En plusieurs fichiers, par section \(2\)/).check();
  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog.getByText('5 fichiers sont prêts').waitFor();
  expect((await dialog.locator('.files .name').allTextContents()).sort()).toEqual([
    'lourd-partie-1-sur-2.moodle-backup.mbz',
    'lourd-partie-2-sur-2.moodle-backup.mbz',
    'lourd.gift.txt',
    'lourd.moodle-demande.txt',
    'lourd.moodle-ordre.txt',
  ]);
  await dialog.getByText('fusionnez les fichiers .mbz l’un après l’autre').waitFor();
  const arrives = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Télécharger lourd-partie-1-sur-2.moodle-backup.mbz' }).click();
  const part = unzip(await bytesOf(await arrives), { nested: true });
  expect(part.ok && part.value.has('moodle_backup.xml')).toBe(true);

  // Who did not ask for the forecast is offered the same by the file itself.
  await dialog.getByLabel(/En plusieurs fichiers, par section \(2\)/).uncheck();
  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog.getByText('3 fichiers sont prêts').waitFor();
  await dialog.getByRole('button', { name: 'Produire en plusieurs fichiers' }).click();
  await dialog.getByText('4 fichiers sont prêts').waitFor();
  await context.close();
});

test('the address of the Moodle: asked for with names only, refused while it is none, kept on the device, on the cards', async () => {
  const context = await workshop.device();
  const person = { id: 'n-0000000001', code: 'P01', lastName: 'Obame', firstName: 'Marie', email: 'marie@cnss.ga' };
  const people = JSON.stringify({ schema: 1, people: [person] });
  const page = await withHandedIn(context, { ...heavyFolder([0.001]), 'data/people.json': people });
  const dialog = await exporting(page, ['gift']);
  expect(await dialog.getByLabel('Adresse de votre Moodle').count()).toBe(0);
  await dialog.locator('input[value=access-cards]').check();
  const field = dialog.getByLabel('Adresse de votre Moodle');
  await field.fill('moodle.exemple.org');
  await field.press('Tab');
  await dialog.getByText('Ce n’est pas une adresse').waitFor();
  expect(await dialog.getByRole('button', { name: 'Produire les fichiers' }).isDisabled()).toBe(true);
  await field.fill('https://moodle.exemple.org');
  await dialog.getByText('Gardée sur cet appareil').waitFor();
  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog.locator('.files .name', { hasText: 'access-cards' }).first().waitFor();
  const arrives = page.waitForEvent('download');
  await dialog
    .getByRole('button', { name: /^Télécharger .*access-cards/ })
    .first()
    .click();
  expect(new TextDecoder().decode(await bytesOf(await arrives))).toContain('moodle.exemple.org');
  await page.keyboard.press('Escape');
  const again = await exporting(page, ['access-cards']);
  expect(await again.getByLabel('Adresse de votre Moodle').inputValue()).toBe('https://moodle.exemple.org');
  await context.close();
});

test.each([1366, 320])('the dialog with its forecast is accessible, light and dark, %i pixels wide', async (width) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await workshop.device({ viewport: { width, height: 768 }, colorScheme });
    const page = await withExample(context, /Ouvrir une copie de Exemple complet/);
    const dialog = await exporting(page, ['moodle-backup', 'access-cards']);
    await dialog.getByText('Ce que Moodle en fera').click();
    await dialog.locator('.weight').waitFor();
    await dialog.getByText('Comment ce poids est mesuré').click();
    expect(await violations(page)).toEqual([]);
    expect(await dialog.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
    await context.close();
  }
});
