import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip } from '#codecs/zip';
import { command, kept, openWorkshop, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

const slugs = [
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

async function withNew(context: BrowserContext, choose?: (page: Page) => Promise<void>): Promise<Page> {
  context.setDefaultTimeout(20_000);
  const page = await workshop.window(context);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Accueil');
  await choose?.(page);
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByLabel('Commanditaire').waitFor();
  return page;
}

async function withExample(context: BrowserContext): Promise<Page> {
  context.setDefaultTimeout(20_000);
  const page = await workshop.window(context);
  await page.getByRole('button', { name: /Ouvrir une copie de Formation de formateurs/ }).click();
  await page.getByLabel('Commanditaire').waitFor();
  return page;
}

test.each([1366, 320])(
  'the red thread is read from every stage, %i pixels wide: each rupture is named and leads to its field, by keyboard too',
  async (width) => {
    const context = await workshop.device({ viewport: { width, height: 768 } });
    const page = await withExample(context);
    await page.locator('.course').click();
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog', { name: 'Fil rouge' });
    await dialog.locator('.strand').first().waitFor();
    const all = await dialog.locator('.strand').count();
    const ruptures = await dialog.locator('.ruptures li').count();
    expect(all).toBeGreaterThan(ruptures);
    expect(ruptures).toBeGreaterThan(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    await dialog.getByLabel('Les ruptures seulement').check();
    await expect.poll(() => dialog.locator('.strand').count()).toBe(ruptures);
    await dialog.getByLabel('Les ruptures seulement').uncheck();
    await dialog.locator('.strand a[href]').first().focus();
    const strand = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.strand')].findIndex((one) => one.contains(document.activeElement)),
      );
    expect(await strand()).toBe(0);
    await page.keyboard.press('ArrowDown');
    expect(await strand()).toBe(1);
    await dialog.getByLabel('Montrer').selectOption('table');
    await dialog.getByRole('table', { name: /Fil rouge de/ }).waitFor();
    await dialog.getByLabel('Montrer').selectOption('thread');
    await dialog.locator('.ruptures a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/objectifs/**');
    await page.waitForFunction(() => document.activeElement?.matches('input, textarea'));
    await context.close();
  },
);

test('a copy is written by itself into a chosen folder, whole, the last five kept; the card says when', async () => {
  const context = await workshop.device();
  // A folder of the browser's own stands for the one that a person chooses: the same interface.
  await context.addInitScript(() => {
    Object.assign(globalThis, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
  const page = await withNew(context);
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for (const day of [1, 2, 3, 4, 5])
      await folder.getFileHandle(`accueil-secours-2020-01-0${day}-000000.course-zip.zip`, { create: true });
  });
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('button', { name: 'Choisir un dossier' }).click();
  await page.getByText(/Dans «/).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByLabel('Commanditaire').fill('Caisse');
  await kept(page);
  const names = () =>
    page.evaluate(async () => {
      const found: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) found.push(name);
      return found.sort();
    });
  await expect.poll(async () => (await names()).at(-1), { timeout: 20_000 }).not.toMatch(/-2020-|\.part$/);
  expect((await names()).at(-1)).toMatch(/^accueil-secours-\d{4}-\d\d-\d\d-\d{6}\.course-zip\.zip$/);
  await expect.poll(async () => (await names()).filter((name) => !name.endsWith('.part')).length).toBe(5);
  expect((await names())[0]).toContain('2020-01-02');
  const bytes = await page.evaluate(
    async (name) => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle(name)).getFile();
      return [...new Uint8Array(await file.arrayBuffer())];
    },
    (await names()).at(-1) ?? '',
  );
  const read = unzip(new Uint8Array(bytes));
  expect(read.ok && [...read.value.keys()]).toContain('accueil/course.json');
  await page.getByRole('link', { name: 'Mes formations' }).click();
  await page.locator('.card', { hasText: /Dernière copie hors du navigateur\s:\s*à l’instant/ }).waitFor();
  await context.close();
});

test('without a folder, a quiet line asks for a copy after two days, downloads it in one click, and is silent then', async () => {
  const context = await workshop.device();
  const page = await withNew(context);
  await page.getByLabel('Commanditaire').fill('Caisse');
  await kept(page);
  await page.evaluate(() => {
    const notes = JSON.parse(localStorage.getItem('navette-appareil') ?? '{}') as { courses: Record<string, object> };
    const began = { at: new Date(Date.now() - 3 * 86_400_000).toISOString(), revision: 0 };
    localStorage.setItem('navette-appareil', JSON.stringify({ ...notes, courses: { accueil: { began } } }));
  });
  await page.reload();
  const line = page.getByRole('status').filter({ hasText: 'n’existe que dans ce navigateur' });
  await line.waitFor();
  expect(await violations(page)).toEqual([]);
  const arrives = page.waitForEvent('download');
  await line.getByRole('button', { name: 'Télécharger une copie' }).click();
  expect((await arrives).suggestedFilename()).toBe('accueil-equipe.course-zip.zip');
  await line.waitFor({ state: 'detached' });
  await context.close();
});

test('« Essentiel » asks at most forty fields over all stages; « Complet » shows more, and one step takes it back', async () => {
  const context = await workshop.device();
  const page = await withNew(context);
  const fields = async () => {
    const counts: Record<string, number> = {};
    for (const slug of slugs) {
      await page.locator(`.path a[href*="/${slug}/"]`).click();
      await page.waitForURL(`**/${slug}/**`);
      await page.locator('.work section, .work .aside').first().waitFor();
      counts[slug] = await page
        .locator('.work')
        .locator('input:visible, textarea:visible, select:visible')
        .evaluateAll((all) => {
          const names = all.map((field) => (field as HTMLInputElement).name);
          // A choice among several is one question.
          return all.filter((_, at) => names[at] === '' || names.indexOf(names[at] ?? '') === at).length;
        });
    }
    return counts;
  };
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);
  const essential = await fields();
  expect(sum(essential), JSON.stringify(essential)).toBeLessThanOrEqual(40);
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('radio', { name: /^Complet/ }).check();
  await page.keyboard.press('Escape');
  await kept(page);
  expect(sum(await fields())).toBeGreaterThan(sum(essential));
  await page.locator('.course').click();
  await page.keyboard.press('Control+z');
  await page.getByText('Annulé.').waitFor();
  expect(sum(await fields())).toBe(sum(essential));
  await context.close();
});

test('a course begins from a starting point; the accounts of Moodle are made only when asked for, and problems lead on', async () => {
  const context = await workshop.device();
  const page = await withNew(context, (one) => one.getByLabel(/Formation courte de 3 jours/).check());
  await command(page, 'étape conception');
  await page.getByText('Préparer le retour au poste').first().waitFor();
  await page.getByRole('button', { name: 'Exporter' }).click();
  const dialog = page.getByRole('dialog');
  const people = dialog.getByRole('checkbox', { name: /moodle-users/ });
  await people.waitFor();
  expect(await people.isChecked()).toBe(false);
  for (const name of [/Tout décocher.*Moodle/, /Tout décocher.*salle/, /Tout décocher.*tableur/])
    await dialog.getByRole('button', { name }).click();
  await people.check();
  await dialog.getByText('contient des noms').waitFor();
  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog.getByText('Aucun fichier n’a été produit').waitFor();
  await dialog
    .getByText(/data\/people\.json|personne/)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await context.close();
});
