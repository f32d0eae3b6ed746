import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { zip } from '#codecs/zip';
import { focused, kept, openWorkshop, tabTo, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => void (workshop = await openWorkshop()));
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

const terms = readFileSync('tests/fixtures/terms/cipres.txt', 'utf8');
const quoted = (text: string) => new RegExp(`D’après les TdR\\s: «\\s${text}`, 'u');

/** A window with a new mission of this profile, on its first stage. */
async function withMission(context: BrowserContext, profile = /Mission SOCIEUX\+ 2022/): Promise<Page> {
  const page = await workshop.window(context);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Ingénierie de formation');
  await page.getByRole('radio', { name: profile }).check();
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByLabel('Commanditaire', { exact: true }).waitFor();
  return page;
}

/** Goes to a section by the list beside, with the keys. */
async function visit(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Dans cette étape' }).getByRole('button', { name: title }).first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(title);
}

test('by keyboard alone, from the profile: a passage sent to two fields with its quotation, undone; 85 days; a task without A said and mended; a risk', async () => {
  const context = await workshop.device();
  const page = await withMission(context);
  await visit(page, 'Termes de référence');
  await tabTo(page, 'Texte des termes de référence');
  await page.keyboard.insertText(terms);
  await tabTo(page, 'Garder ce texte');
  await page.keyboard.press('Enter');
  await page.locator('.mark').first().waitFor();
  await tabTo(page, 'TERMES DE RÉFÉRENCE');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(/^Aider les Organismes de Prévoyance Sociale/);

  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Objectif général');
  await page.keyboard.press('Enter');
  await page.getByText('Envoyé vers « Objectif général ».').waitFor();
  const general = page.getByLabel('Objectif général');
  expect(await general.inputValue()).toMatch(/^Aider les Organismes de Prévoyance Sociale/);
  await expect.poll(() => focused(page)).toMatch(/^Aider les Organismes/);

  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Objectif général');
  for (let presses = 0; (await focused(page)) !== 'Contexte et enjeux' && presses < 20; presses++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const context1 = page.getByLabel('Contexte et enjeux');
  await expect.poll(() => context1.inputValue()).toMatch(/^Aider les Organismes de Prévoyance Sociale/);
  expect(await page.getByText(quoted('Aider les Organismes')).count()).toBe(2);

  // The way back from a field to its passage.
  await page.getByRole('link', { name: 'Voir le passage' }).first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toMatch(/^Aider les Organismes/);
  await page.locator('.is-found').first().waitFor();

  await page.keyboard.press('Control+z');
  await expect.poll(() => context1.inputValue()).toBe('');
  expect(await page.getByText(quoted('Aider les Organismes')).count()).toBe(1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => general.inputValue()).toMatch(/^Donner aux organismes/);
  expect(await page.getByText(quoted('')).count()).toBe(0);

  await visit(page, 'Charge de travail');
  await page.getByText('85 jours-personnes prévus.').waitFor();
  await page.getByText(/Par rôle\s: E1 43 et E2 42\./).waitFor();
  await tabTo(page, 'E1, A1, Préparation');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('5,5');
  await page.getByText('86,5 jours-personnes prévus.').waitFor();
  await page.getByText('1,5 jour de plus que l’annonce').first().waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('85 jours-personnes prévus.').waitFor();

  await visit(page, 'Qui fait quoi (RACI)');
  await page.getByText('Chaque tâche a exactement un A.').waitFor();
  await tabTo(page, /E1\s: réalise, approuve$/);
  await page.keyboard.press('Delete');
  await page.getByText(/^1 tâche sans A/).waitFor();
  await page
    .getByText(/personne n’approuve la tâche/i)
    .first()
    .waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('a');
  await page.getByText('Chaque tâche a exactement un A.').waitFor();
  expect(await focused(page)).toMatch(/E2\s: réalise, approuve$/);

  await visit(page, 'Risques');
  await tabTo(page, 'Nouveau risque');
  await page.keyboard.type('La connexion est trop faible');
  await tabTo(page, 'Probabilité');
  await page.keyboard.type('4');
  await tabTo(page, 'Impact');
  await page.keyboard.type('4');
  await page.getByText('Criticité 16 sur 25 : critique').first().waitFor();
  await page
    .getByText(/a une criticité de 16 et aucune parade/)
    .first()
    .waitFor();
  await tabTo(page, 'Parade');
  await page.keyboard.type('Une variante hors ligne');
  await page
    .getByText(/aucune parade/)
    .first()
    .waitFor({ state: 'detached' });
  await kept(page);
  await context.close();
}, 60_000);

test('text that is selected, with the mouse or a finger, goes to a new thing; dates go to an activity; a Word file is read', async () => {
  const context = await workshop.device();
  const page = await withMission(context);
  const paragraphs = terms.split('\n').map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`);
  const word = zip(
    new Map([['word/document.xml', `<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`]]),
    '2026-11-25T00:00:00Z',
  );
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'tdr.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(word) });
  await page.waitForFunction(
    () => (document.getElementById('cadrage-tdr-texte') as HTMLTextAreaElement).value.length > 500,
  );
  await page.getByRole('button', { name: 'Garder ce texte' }).click();
  await page.getByText(/^tdr\.docx\s; gardé le/u).waitFor();

  // « une note méthodologique », word by word.
  await page.evaluate(() => {
    const line = [...document.querySelectorAll('.line')].find((one) => one.textContent?.includes('Une note'));
    const node = document.createTreeWalker(line as Element, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const start = node.data.indexOf('Une note');
    getSelection()?.setBaseAndExtent(node, start, node, start + 'Une note méthodologique'.length);
  });
  const menu = page.getByRole('list', { name: 'Envoyer vers…' });
  await menu.getByRole('button', { name: 'Besoin imposé par les TdR' }).click();
  await page.getByText('Envoyé vers « Besoin imposé par les TdR ».').waitFor();
  const need = await page.getByRole('link', { name: 'Aller au champ' }).first().getAttribute('href');
  expect(need).toMatch(/besoins\/#.+\/ne-/);

  await page.locator('.mark.item', { hasText: 'P1 : Une note' }).click();
  expect(await menu.getByRole('button').first().textContent()).toBe('Nouveau livrable');
  await page.keyboard.press('Escape');
  await page.locator('.mark.item', { hasText: 'Activité 3' }).click();
  await menu.getByRole('button', { name: /^Dates de A2\s: 20\smars 2023/u }).click();
  const start = page.locator('#cadrage-activites').locator('..').getByLabel('Premier jour').nth(1);
  await expect.poll(() => start.inputValue()).toBe('2023-03-20');
  await page.getByText(quoted('Activité 3\\s: du 20/03/2023')).waitFor();
  await kept(page);
  await page.reload();
  await page.getByText(/^tdr\.docx\s; gardé le/u).waitFor();
  expect(await start.inputValue()).toBe('2023-03-20');
  await context.close();
}, 60_000);

test.each([1366, 320])(
  '%s px: every section open, nothing cut, axe finds nothing, light and dark',
  async (width) => {
    const context = await workshop.device({ viewport: { width, height: 768 } });
    const page = await withMission(context);
    await page.getByLabel('Texte des termes de référence').fill(terms);
    await page.getByRole('button', { name: 'Garder ce texte' }).click();
    await page.locator('.mark.deadline').first().click();
    for (const [label, text] of [
      ['Nouveau risque', 'Connexion faible'],
      ['Nouvel événement', "Réunion d'ouverture"],
      ['Nouvelle dépense', 'Pauses-café'],
    ] as const)
      await page.getByLabel(label).fill(text);
    await page.getByRole('button', { name: /^Q1, Cadrage/ }).click();
    await page.getByLabel('Comment elle est traitée').waitFor();
    await page.evaluate(() =>
      document.querySelectorAll<HTMLDetailsElement>('.work details').forEach((one) => (one.open = true)),
    );
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('.work *')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.wide, .scroll, .text'))
        .map((one) => `${one.tagName} ${one.className} ${one.id}`),
    );
    expect(wide).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await context.close();
  },
  120_000,
);

test('« Essentiel » folds what only « Complet » asks, and opens it at one press', async () => {
  const context = await workshop.device();
  const page = await withMission(context, /Cours vierge|Vierge|vierge/);
  await page.getByRole('button', { name: 'Remplir : Risques' }).click();
  await page.getByLabel('Nouveau risque').fill('Retard de validation');
  await page.getByText('Criticité 9 sur 25 : modérée').first().waitFor();
  expect(await page.getByLabel('Nouvel événement').count()).toBe(0);
  await kept(page);
  await context.close();
}, 30_000);
