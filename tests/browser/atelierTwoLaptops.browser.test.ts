import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip } from '#codecs/zip';
import { entityIdsIn } from '#core/change/entities';
import { textOf } from '#core/fileTree';
import { bytesOf, command, kept, openWorkshop } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

/** Two needs and three objectives, named after who adds them. */
async function adds(page: Page, who: string): Promise<void> {
  await command(page, 'ajouter une compétence');
  await page.waitForFunction(() => document.activeElement?.closest('.blank') !== null);
  for (const what of ['Accueillir', 'Orienter']) {
    await page.keyboard.type(`${what} (${who})`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('.blank') !== null);
  }
  for (const what of ['accueille', 'oriente', 'rassure']) {
    await command(page, 'ajouter un objectif');
    await page.waitForURL('**/objectifs/**');
    await page.waitForFunction(() => document.activeElement?.closest('.blank') !== null);
    await page.keyboard.type(`Au guichet, l'agent ${what} un assuré (${who}), sans erreur.`);
  }
  await kept(page);
}

/** The whole copy that a person takes along. */
async function takesCopy(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: 'Copie ZIP' }).click();
  await page.getByText('Rien n’est laissé de côté').waitFor();
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger la copie' }).click();
  return Buffer.from(await bytesOf(await arrives));
}

const handsIn = (page: Page, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name: 'copie.zip', mimeType: 'application/zip', buffer });

const idsIn = (archive: Buffer) => {
  const read = unzip(archive);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return entityIdsIn(JSON.parse(textOf(read.value, 'accueil/course.json') ?? ''));
};

test('two laptops work on copies of one course: no id collides, both are kept, and the differences are told in words', async () => {
  const [one, other] = [await workshop.device(), await workshop.device()];
  const awa = await workshop.window(one);
  await awa.getByRole('button', { name: 'Nouvelle formation' }).click();
  await awa.getByLabel('Titre').fill('Accueil');
  await awa.getByRole('button', { name: 'Créer la formation' }).click();
  await awa.getByLabel('Commanditaire').fill('Caisse');
  await kept(awa);
  const first = await takesCopy(awa);

  const koffi = await workshop.window(other);
  await koffi.getByRole('heading', { name: 'Par où commencer' }).waitFor();
  await handsIn(koffi, first);
  await koffi.getByRole('link', { name: 'Accueil', exact: true }).click();
  await koffi.getByRole('heading', { level: 1 }).waitFor();
  await adds(koffi, 'Koffi');
  await adds(awa, 'Awa');
  const [ofAwa, ofKoffi] = [await takesCopy(awa), await takesCopy(koffi)];

  const common = idsIn(first);
  const added = [ofAwa, ofKoffi].map((archive) => [...idsIn(archive)].filter((id) => !common.has(id)));
  expect(added.map(({ length }) => length)).toEqual([5, 5]);
  expect(new Set(added.flat()).size).toBe(10);

  await awa.getByRole('link', { name: 'Mes formations' }).click();
  await awa.locator('.cards .card').waitFor();
  await handsIn(awa, ofKoffi);
  const dialog = awa.getByRole('dialog', { name: 'Cette formation est déjà là' });
  await dialog.locator('.differences').waitFor();
  const counts = await dialog.locator('.differences dl > div').allInnerTexts();
  expect(counts.map((text) => text.replace(/\s+/g, ' '))).toEqual([
    'Elle ajoute : 2 compétences et 3 objectifs',
    'Elle n’a pas : 2 compétences et 3 objectifs',
  ]);
  // Both gave the same codes: the words tell them apart.
  const lines = await dialog.locator('.differences li').allInnerTexts();
  expect(lines).toHaveLength(10);
  expect(lines.map((line) => line.replace(/\s/g, ' ')).filter((line) => /compétence/.test(line))).toEqual([
    'Ajout : compétence C01, « Accueillir (Koffi) »',
    'Ajout : compétence C02, « Orienter (Koffi) »',
    'Suppression : compétence C01, « Accueillir (Awa) »',
    'Suppression : compétence C02, « Orienter (Awa) »',
  ]);
  expect(lines.filter((line) => /^Suppression.*objectif/.test(line))).toHaveLength(3);

  await dialog.getByRole('button', { name: 'Garder les deux' }).click();
  await expect.poll(() => awa.locator('.cards .card').count()).toBe(2);
  for (const [name, who] of [
    ['accueil', 'Awa'],
    ['accueil-2', 'Koffi'],
  ] as const) {
    const page = await workshop.window(one, `atelier/besoins/#${name}`);
    await page.getByLabel('Intitulé').nth(1).waitFor();
    expect(await page.getByLabel('Intitulé').first().inputValue()).toBe(`Accueillir (${who})`);
    await page.close();
  }
  await Promise.all([one.close(), other.close()]);
});
