import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip, zip } from '#codecs/zip';
import type { FileTree } from '#core/fileTree';
import { exampleTree, exportedAs } from '../fixtures/exportedState.ts';
import { bytesOf, command, openWorkshop, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

async function asked(tree: FileTree) {
  const context = await workshop.device({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await workshop.window(context);
  await page.getByRole('heading', { name: 'Par où commencer' }).waitFor();
  const buffer = Buffer.from(
    zip(new Map([...tree].map(([path, file]) => [`exemple/${path}`, file])), '2026-11-20T17:30:00Z'),
  );
  await page.locator('input[type=file]').setInputFiles({ name: 'exemple.zip', mimeType: 'application/zip', buffer });
  await page.locator('.card h2 a').first().click();
  await page.getByRole('heading', { name: 'Mise en œuvre', level: 1 }).waitFor();
  await command(page, 'déjà ouvert dans Moodle');
  const dialog = page.getByRole('dialog', { name: 'Le cours est déjà ouvert dans Moodle' });
  return { page, dialog };
}

async function isClean(page: Page): Promise<void> {
  for (const width of [1366, 320])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 768 });
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${width} ${colorScheme}`).toEqual([]);
      const shots = process.env['NAVETTE_SHOTS'];
      if (shots) await page.screenshot({ path: `${shots}/${Date.now()}-${width}-${colorScheme}.png` });
    }
  await page.setViewportSize({ width: 1366, height: 768 });
}

test('never exported: says what to do first', async () => {
  const { page, dialog } = await asked(await exampleTree());
  await dialog.getByText('jamais été exportée vers Moodle').waitFor();
  await dialog.getByText('Exportez d’abord le cours entier').waitFor();
  await isClean(page);
});

test('exported and not touched since: nothing to restore', async () => {
  const { dialog } = await asked(exportedAs(await exampleTree(), []));
  await dialog.getByText('Rien n’a changé pour Moodle').waitFor();
  expect(await dialog.getByRole('button', { name: 'Exporter ce qui a changé' }).count()).toBe(0);
});

test('what changed, who has begun, one file and the list of what to do, all by keyboard', async () => {
  const tree = exportedAs(await exampleTree(), [
    ['La journée en salle', 'La journée'],
    ['Appréciation de la journée', 'Votre avis'],
    ['Test d\u2019entrée', 'Premier test'],
    ["Test d'entrée", 'Premier test'],
    ['Rappel à trois mois', 'Rappel'],
    ['"stem": "', '"stem": "Avant. '],
  ]);
  const { page, dialog } = await asked(tree);
  const row = (title: string) => dialog.getByRole('row', { name: title });
  await row('La journée en salle').getByText('À remplacer sans risque').waitFor();
  expect(await dialog.getByLabel('Quel état est dans Moodle').innerText()).toMatch(/Exporté vers Moodle.*par Awa/);
  const quiz = row('Test d’entrée').or(row("Test d'entrée"));
  await quiz.getByText('Ne pas toucher').waitFor();
  expect(await quiz.innerText()).toMatch(/questions modifiées.*E1/);
  await isClean(page);

  await quiz.getByRole('checkbox', { name: 'déjà commencée' }).focus();
  await page.keyboard.press('Space');
  await quiz.getByText('À remplacer sans risque').waitFor();
  const arrives = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Exporter ce qui a changé' }).focus();
  await page.keyboard.press('Enter');
  const file = await arrives;
  expect(file.suggestedFilename()).toMatch(/-mise-a-jour\.moodle-backup\.mbz$/);
  const inside = unzip(await bytesOf(file));
  const folders = inside.ok ? [...inside.value.keys()].filter((path) => path.endsWith('/module.xml')) : [];
  expect(folders.map((path) => path.split('/')[1]?.replace(/_\d+$/, '')).sort()).toEqual(
    expect.arrayContaining(['label', 'quiz']),
  );
  expect(folders.some((path) => path.includes('feedback') || path.includes('scorm'))).toBe(false);

  await dialog.getByRole('heading', { name: 'À faire dans Moodle' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'À faire dans Moodle');
  await isClean(page);
  await dialog.getByRole('button', { name: 'Copier la liste' }).press('Enter');
  await page.getByText('La liste est copiée').first().waitFor({ state: 'attached' });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('[ ] ');
  expect(copied).toContain('Fusionner le cours sauvegardé avec ce cours');
});
