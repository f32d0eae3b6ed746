import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip, zip } from '#codecs/zip';
import { textOf } from '#core/fileTree';
import { bytesOf, kept, openWorkshop, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

/** A window with a course of its own, kept. */
async function withNew(context: BrowserContext): Promise<Page> {
  const page = await workshop.window(context);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Accueil');
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByLabel('Commanditaire').fill('Caisse');
  await kept(page);
  return page;
}

/** The archive of the course, with its `course.json` as a program to come writes it. */
async function ofTomorrow(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: 'Copie ZIP' }).click();
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger la copie' }).click();
  const archive = unzip(await bytesOf(await arrives));
  if (!archive.ok) throw new Error(JSON.stringify(archive.problems));
  const path = 'accueil/course.json';
  const course = { ...(JSON.parse(textOf(archive.value, path) ?? '') as object), schema: 99, tomorrow: ['kept'] };
  return Buffer.from(zip(new Map(archive.value).set(path, JSON.stringify(course)), '2026-11-25T00:00:00Z'));
}

const newer = /Ce cours est au format 99\s; cette version de Navette va jusqu’au format \d+\. Rien n’a été modifié\./;

test('a course made by a newer version is not taken in: one sentence says why and what to do, what is here stays', async () => {
  const context = await workshop.device();
  const page = await withNew(context);
  const archive = await ofTomorrow(page);
  await page.getByRole('link', { name: 'Mes formations' }).click();
  await page.locator('.card').waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'demain.zip', mimeType: 'application/zip', buffer: archive });
  const alert = page.getByRole('alert').filter({ hasText: newer });
  await alert.waitFor();
  expect(await alert.textContent()).toContain('Mettez Navette à jour');
  expect(await violations(page)).toEqual([]);
  expect(await page.locator('.card').count()).toBe(1);
  await page.locator('.card h2 a').click();
  await page.getByLabel('Commanditaire').waitFor();
  expect(await page.getByLabel('Commanditaire').inputValue()).toBe('Caisse');
  await context.close();
});

test('a course of this device that a newer version wrote stays untouched, on its card and when it is opened', async () => {
  const context = await workshop.device();
  const page = await withNew(context);
  /** Reads the course file of the browser's own database, after writing another one where asked to. */
  const file = (text?: string) =>
    page.evaluate(
      (given) =>
        new Promise<string>((done, fail) => {
          const open = indexedDB.open('navette');
          open.onerror = () => fail(new Error('no database'));
          open.onsuccess = () => {
            const files = open.result.transaction('files', 'readwrite').objectStore('files');
            const keys = files.getAllKeys();
            keys.onsuccess = () => {
              const key = keys.result.find((one) => JSON.stringify(one).includes('course.json')) as IDBValidKey;
              if (given !== undefined) files.put(given, key);
              const read = files.get(key);
              read.onsuccess = () => {
                open.result.close();
                done(read.result as string);
              };
            };
          };
        }),
      text,
    );
  const course = JSON.parse(await file()) as object;
  const tomorrow = JSON.stringify({ ...course, schema: 99, tomorrow: ['kept'] });
  await file(tomorrow);
  await page.goto(workshop.address('atelier/'));
  await page.locator('.card', { hasText: newer }).waitFor();
  await page.goto(workshop.address('atelier/cadrage/#accueil'));
  await page.getByRole('alert').filter({ hasText: newer }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.getByLabel('Commanditaire').count()).toBe(0);
  expect(await file()).toBe(tomorrow);
  await context.close();
});

const failsWith = (name: string) =>
  `const request = new EventTarget();
   Object.assign(request, { error: new DOMException('broken', '${name}') });
   setTimeout(() => request.onerror?.(new Event('error')));
   return request;`;

test.each([
  [
    'refuses to open',
    "throw new DOMException('blocked', 'SecurityError');",
    'Ce navigateur ne laisse rien enregistrer',
  ],
  ['fails while it opens', failsWith('UnknownError'), 'Ce navigateur ne laisse rien enregistrer'],
  ['was made by a newer Navette', failsWith('VersionError'), 'une version plus récente de Navette les y a mises'],
])('a database that %s: it warns, what is typed works and can be taken away', async (_, body, told) => {
  const context = await workshop.device();
  await context.route('**/store.worker*.js', async (route) => {
    const answer = await route.fetch();
    const broken = `IDBFactory.prototype.open = function () { ${body} };\n`;
    await route.fulfill({ response: answer, body: broken + (await answer.text()) });
  });
  const page = await workshop.window(context);
  await page.getByRole('alert').filter({ hasText: told }).waitFor();
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Accueil');
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByRole('alert').filter({ hasText: 'Ce navigateur ne garde rien' }).waitFor();
  await page.getByLabel('Commanditaire').fill('Caisse');
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger une copie' }).click();
  const archive = unzip(await bytesOf(await arrives));
  expect(archive.ok && textOf(archive.value, 'accueil/course.json')).toContain('"client": "Caisse"');
  await context.close();
});

test('a date typed digit by digit keeps no half of a year, and holds nothing up', async () => {
  const context = await workshop.device();
  const page = await workshop.window(context);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Mission');
  await page.getByRole('radio', { name: /SOCIEUX\+ 2022/ }).check();
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  const departure = page.getByLabel('Départ des experts').first();
  await departure.focus();
  await page.keyboard.type('1208202');
  await page.getByLabel('Commanditaire').focus();
  expect(await departure.inputValue()).toBe('');
  await departure.focus();
  await page.keyboard.type('12082022');
  await kept(page);
  await page.reload();
  await departure.waitFor();
  expect(await departure.inputValue()).toBe('2022-12-08');
  await context.close();
});

test('each fault of the file of case A is named with its line, its value and what is done of it', async () => {
  const context = await workshop.device();
  const page = await workshop.window(context);
  await page.getByRole('button', { name: /Ouvrir une copie de Formation de formateurs/ }).click();
  await page.getByLabel('Commanditaire').waitFor();
  await page.locator('.path a[href*="/besoins/"]').click();
  await page.getByRole('button', { name: /J.ai déjà des réponses/ }).click();
  await page.getByRole('button', { name: 'Tableau CSV ou Excel' }).click();
  await page.getByLabel('Choisir le tableau').setInputFiles({
    name: 'besoins_brut_avec_defauts.csv',
    mimeType: 'text/csv',
    buffer: readFileSync('tests/fixtures/cipres/besoins_brut_avec_defauts.csv'),
  });
  await page.locator('.problems li').first().waitFor();
  const said = (await page.locator('.problems li').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
  expect(said.map((text) => text.replace(/^[^:]+: /, ''))).toEqual([
    'Ligne 5 (R04), colonne C02_I : « 6 » sort de l’échelle de 1 à 5. La case est lue comme sans réponse. Corrigez la valeur si vous la connaissez, puis importez à nouveau.',
    'Ligne 26 : la réponse de R05 est déjà plus haut, mot pour mot. Elle est comptée une fois. Supprimez la ligne en double si vous gardez le fichier.',
    'Ligne 9 (R08), colonne pays : « =1+1 » ressemble à une formule. Il est gardé comme du texte et neutralisé à l’export. Corrigez la cellule si ce n’est pas ce que la personne a voulu écrire.',
    'Ligne 10 (R09), colonne C07_M : « sans objet » est lu comme sans réponse. Rien à faire : les réponses de ce genre sont comptées à part.',
    'Ligne 14 (R13), colonne C01_M : « 3,0 » est lu 3. Rien à faire : la virgule décimale est acceptée.',
  ]);
  await page.getByText(/nouvelles\s: 24\s; déjà là\s: 0\s; déjà là mais différentes\s: 0/).waitFor();
  await context.close();
});
