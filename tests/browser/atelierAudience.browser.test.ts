import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, focused, kept, openWorkshop, tabTo, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

const list = [
  'Nom;Prénom;Courriel;Organisme;Pays;Sexe;Besoin d’aménagement;Observations',
  ...Array.from({ length: 12 }, (_, at) => `Mensah${at};Kofi;k${at}@caisse.tg;CNSS;Togo;${at % 2 ? 'F' : 'H'};;`),
  ...Array.from({ length: 6 }, (_, at) => `Diallo${at};Awa;a${at}@ipres.sn;IPRES;Sénégal;${at % 2 ? 'F' : 'H'};;`),
  'Traoré;Ali;pas d’adresse;INPS;Mali;H;Documents en grands caractères;',
  ';;;;;;;sans nom',
  'Mensah0;Kofi;k0@caisse.tg;CNSS;Togo;H;;encore',
].join('\r\n');

/** As Excel saves it in a French system. */
const windows1252 = Buffer.from(list.replaceAll('’', "'"), 'latin1');

test('a list from Excel comes in line by line, is looked at first, can be taken back, and its small counts stay hidden', async () => {
  const device = await workshop.device();
  const page = await workshop.window(device);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Accueil');
  await page.getByLabel(/Complet/).check();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Cadrage', level: 1 }).waitFor();
  await command(page, 'public');
  await page.getByRole('heading', { name: 'Participants' }).waitFor();
  await tabTo(page, 'Prendre une liste');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Fichier CSV ou XLSX').setInputFiles({
    name: 'participants.csv',
    mimeType: 'text/csv',
    buffer: windows1252,
  });
  await dialog.getByText('À ajouter : 19. Déjà dans la liste : 0. Laissées de côté : 2.').waitFor();
  const remarks = (await dialog.locator('.remarks').innerText()).replace(/[\u00a0\u202f]/g, ' ');
  for (const remark of [
    'La colonne « Observations »',
    'Ligne 20 : « pas d’adresse » n’est pas une adresse',
    'Ligne 21 : ni nom ni prénom',
    'Ligne 22 : Kofi Mensah0 est déjà à la ligne 2',
  ])
    expect(remarks).toContain(remark);
  expect(await violations(page)).toEqual([]);
  expect(await page.locator('.people > li').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Prendre ces 19 personnes' }).press('Enter');
  await page.getByText('19 participants', { exact: true }).waitFor();
  await kept(page);

  // All of it is one step: people, and what they need.
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await page.getByText('Aucun participant.').waitFor();
  expect(await page.getByRole('heading', { name: 'Besoins d’aménagement' }).count()).toBe(0);
  await page.keyboard.press('Control+y');
  await page.getByText('19 participants', { exact: true }).waitFor();

  // What somebody needs stands apart; names never stand in what is shared.
  await page.getByRole('heading', { name: 'Besoins d’aménagement' }).waitFor();
  expect(await page.getByLabel('Besoin', { exact: true }).inputValue()).toBe('Documents en grands caractères');

  await page.getByLabel('Compter par').selectOption('country');
  const table = page.getByRole('table', { name: 'Participants par Pays ou province' });
  expect(await table.getByRole('row').allInnerTexts()).toEqual([
    'Pays ou province\tEffectif',
    'Mali\tmasqué',
    'Sénégal\tmasqué',
    'Togo\t12',
    'Total\t19',
  ]);
  await page.getByLabel('Croisé avec').selectOption('gender');
  await page.getByText('Une ligne ou une colonne compte moins de 5 personnes').waitFor();

  // One form at a time, by keyboard; the list is right below.
  await tabTo(page, 'Modifier Kofi Mensah3');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Organisme');
  await page.keyboard.type('CNSS Lomé');
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('Modifier Kofi Mensah3');
  await page.getByText('CNSS Lomé · Togo').waitFor();

  await page.keyboard.press('Control+z');
  await page.getByText('CNSS Lomé · Togo').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('19 participants', { exact: true }).waitFor();

  // The same list again knows who is here.
  await page.getByRole('button', { name: 'Prendre une liste' }).click();
  await dialog.getByLabel('Ou collez ici').fill(list.replace('Togo', 'Bénin'));
  await dialog.getByRole('button', { name: 'Lire ces lignes' }).click();
  await dialog.getByText('À ajouter : 0. Déjà dans la liste : 19. Laissées de côté : 2.').waitFor();
  await dialog.getByLabel('Mettre aussi à jour les 1 personnes').check();
  await dialog.getByRole('button', { name: 'Prendre cette personne' }).click();
  await page.getByText('CNSS · Bénin').waitFor();
  await device.close();
});

test('a table of 20 MB is refused with its reason, can be stopped, and never holds the keys up', async () => {
  const device = await workshop.device();
  const page = await workshop.window(device);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Accueil');
  await page.getByLabel(/Complet/).check();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Cadrage', level: 1 }).waitFor();
  await command(page, 'public');
  await page.getByRole('button', { name: 'Prendre une liste' }).click();
  const row = 'Mensah;Kofi;k@caisse.tg;CNSS;Togo;H\r\n';
  const folder = mkdtempSync(join(tmpdir(), 'navette-'));
  const file = join(folder, 'tout.csv');
  writeFileSync(file, 'Nom;Prénom;Courriel;Organisme;Pays;Sexe\r\n' + row.repeat(20_000_000 / row.length));
  await page.getByLabel('Fichier CSV ou XLSX').setInputFiles(file);
  await page.getByText('« tout.csv » a plus de 20000 lignes').waitFor();
  rmSync(folder, { recursive: true });
  await device.close();
});

test.each([1366, 320])('the audience is accessible with people in it, %i pixels wide', async (width) => {
  const device = await workshop.device({ viewport: { width, height: 800 } });
  const page = await workshop.window(device);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Accueil');
  await page.getByLabel(/Complet/).check();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Cadrage', level: 1 }).waitFor();
  await command(page, 'public');
  await page.getByRole('button', { name: 'Prendre une liste' }).click();
  await page.getByLabel('Ou collez ici').fill(list);
  await page.getByRole('button', { name: 'Lire ces lignes' }).click();
  await page.getByRole('button', { name: 'Prendre ces 19 personnes' }).click();
  await page.getByText('19 participants', { exact: true }).waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/public-${width}.png`, fullPage: true });
  await device.close();
});
