import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { command, focused, kept, openWorkshop, tabTo, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => (workshop = await openWorkshop()));
afterAll(() => workshop.close());

/** A window with a new, empty course, at a stage of it. */
async function withNew(context: BrowserContext, stage: string): Promise<Page> {
  const page = await workshop.window(context);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Accueil');
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByLabel('Commanditaire').waitFor();
  await command(page, `étape ${stage}`);
  return page;
}

/** A copy of an example of the site, at a stage of it. */
async function withExample(page: Page, title: string, stage: string): Promise<void> {
  await page
    .locator('li, article', { hasText: title })
    .getByRole('button', { name: 'Ouvrir une copie' })
    .last()
    .click();
  await page.getByLabel('Commanditaire').waitFor();
  await command(page, `étape ${stage}`);
}

const titles = (page: Page) =>
  page
    .locator('.tree')
    .first()
    .locator('li:not(.blank) input[id$="title"]')
    .evaluateAll((inputs) => inputs.map((one) => (one as HTMLInputElement).value));

test('by keyboard: a framework grows, is set in and moved, taken from a table in one step and given back', async () => {
  const context = await workshop.device();
  const page = await withNew(context, 'besoins');
  await page.getByLabel('Nouvelle compétence').waitFor();
  await tabTo(page, 'Nouvelle compétence');
  await page.keyboard.type('Accueillir');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Orienter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Enregistrer');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await titles(page)).toEqual(['Accueillir', 'Enregistrer', 'Orienter']);
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByText(/C03\s: ligne 2, étage 2/).waitFor();
  expect(await page.getByLabel('Domaine', { exact: true }).inputValue()).toBe('Accueillir');
  expect(await focused(page)).toBe('Intitulé');

  await tabTo(page, 'Importer un tableau');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Ou collez ici les lignes de votre tableur');
  await page.keyboard.insertText(
    'code;intitulé;parent;rang\nC02;Orienter une personne;C01;1\nC10;=1+1;C99;deux\n;;;\nC11;Téléphoner;C01;2',
  );
  await tabTo(page, 'Lire ces lignes');
  await page.keyboard.press('Enter');
  await page.getByText('2 nouvelles, 1 modifiées, 0 inchangées.').waitFor();
  await page.getByText(/À la ligne 3, C10 se range sous C99/).waitFor();
  expect(await titles(page)).toHaveLength(3);
  await tabTo(page, 'Prendre ces 3 lignes');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  expect(await titles(page)).toEqual(['Accueillir', 'Enregistrer', 'Orienter une personne', 'Téléphoner', '=1+1']);
  await page.keyboard.press('Control+z');
  await page.locator('.bar', { hasText: 'Annulé.' }).waitFor();
  expect(await titles(page)).toEqual(['Accueillir', 'Enregistrer', 'Orienter']);

  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter en CSV' }).click();
  expect((await arrives).suggestedFilename()).toBe('accueil-competences.csv');
  await context.close();
});

test('by keyboard: a need is asked whether training answers it; another solution is no rupture', async () => {
  const context = await workshop.device();
  const page = await withNew(context, 'besoins');
  await page.getByLabel('Nouveau besoin').waitFor();
  await tabTo(page, 'Nouveau besoin');
  await page.keyboard.type('Les feuilles arrivent en retard.');
  await kept(page);
  await tabTo(page, /^La formation est-elle la réponse/);
  await page.keyboard.press('Enter');
  /** Answers the question that has the focus next, and hears what comes behind. */
  const say = async (question: RegExp, answer: 'Oui' | 'Non') => {
    const group = page.getByRole('group', { name: question });
    await group.waitFor();
    await group.getByLabel(answer, { exact: true }).focus();
    await page.keyboard.press('Space');
  };
  await say(/Voit-on un écart/, 'Oui');
  await say(/un coût, un risque/, 'Oui');
  await say(/mal dit ou inconnu/, 'Oui');
  await say(/Manque-t-il des moyens/, 'Non');
  await say(/ignorent-elles/, 'Non');
  await say(/Corriger cela/, 'Oui');
  await page.getByText('La formation n’est pas la réponse.').waitFor();
  expect(await page.getByRole('group', { name: /Même s’il le fallait/ }).count()).toBe(0);
  await tabTo(page, 'Noter dans « Autres solutions »');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Décider : Autre solution');
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Décision', { exact: true }).inputValue()).toBe('other');
  await kept(page);
  await page
    .getByText(/AS-01 n’a pas de responsable ou pas de date/)
    .first()
    .waitFor();
  await page.getByText(/→ AS-01/).waitFor();
  await tabTo(page, 'Responsable');
  await page.keyboard.type('Cellule');
  await page.getByLabel('Échéance').fill('2026-12-16');
  await kept(page);
  await page
    .getByText(/AS-01 n’a pas de responsable/)
    .first()
    .waitFor({ state: 'detached' });
  await command(page, 'étape objectifs');
  await page.getByRole('cell', { name: 'Sans formation : Clarifier les attentes' }).waitFor();
  await context.close();
});

test('findings of the ONE: the arrows walk the matrix, an unticked one is a rupture in words', async () => {
  const context = await workshop.device();
  const page = await workshop.window(context);
  await withExample(page, 'Services numériques aux usagers', 'besoins');
  await page.getByText('Chaque constat a sa réponse.').waitFor();
  const box = (name: RegExp) => page.getByRole('checkbox', { name });
  await box(/^M0 répond à K1/).focus();
  await page.keyboard.press('ArrowDown');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('M3 répond à K2 ; le fil y mène');
  await page.keyboard.press('Space');
  await page.getByText('Rupture : aucun module ne répond à K2.').first().waitFor();
  await kept(page);
  await page
    .locator('.beside')
    .getByText(/aucun module ne répond au constat K2/)
    .waitFor();
  await page.keyboard.press('Space');
  await page.getByText('Chaque constat a sa réponse.').waitFor();
  await page
    .getByText(/Autre solution\s: Renforcer l.hébergement/)
    .first()
    .waitFor();
  await context.close();
});

test('by keyboard: an objective is built in four parts, moved, accepted and withdrawn, numbered anew', async () => {
  const context = await workshop.device();
  const page = await workshop.window(context);
  await withExample(page, 'Services numériques aux usagers', 'objectifs');
  const tree = page.locator('.tree');
  await tree.locator('li').first().waitFor();
  const codes = () =>
    tree
      .locator('li:not(.blank) input[id$="code"]')
      .evaluateAll((inputs) => inputs.map((one) => (one as HTMLInputElement).value));
  expect((await codes()).slice(0, 5)).toEqual(['OF', 'OP-1', 'O1', 'OP-2', 'O2']);
  await tree.getByRole('button', { name: 'Descendre O1', exact: true }).focus();
  await page.keyboard.press('Enter');
  expect((await codes()).slice(0, 5)).toEqual(['OF', 'OP-1', 'OP-2', 'O1', 'O2']);

  await tree.getByRole('button', { name: 'Construire la phrase de O2', exact: true }).focus();
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('Qui');
  await tabTo(page, 'À quel critère');
  await page.keyboard.type('sans erreur');
  await page
    .getByText(
      'Pour une offre donnée, le conseiller recherche et présélectionne trois candidats en moins de 10 minutes, sans erreur.',
    )
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('Construire la phrase de O2');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Fait quoi');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('comprendre les demandes');
  await page.keyboard.press('Enter');
  const sentence = tree.getByRole('textbox', { name: 'Objectif', exact: true });
  expect(await sentence.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))).toContain(
    'Pour une offre donnée, le conseiller comprend les demandes.',
  );
  await kept(page);
  const flag = tree.getByText(/«\scomprend\s» ne se voit pas/);
  await flag.last().waitFor();
  await tabTo(page, 'Accepter');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Pourquoi cette remarque ne vaut pas ici');
  await page.keyboard.type('Phrase des TdR');
  await page.keyboard.press('Enter');
  await tree.getByText('Remarque acceptée : Phrase des TdR').waitFor();
  await tree.locator('li', { hasText: 'Phrase des TdR' }).getByRole('button', { name: 'Ne plus l’accepter' }).focus();
  await page.keyboard.press('Enter');
  await tree.getByText('Remarque acceptée : Phrase des TdR').waitFor({ state: 'detached' });

  await tree.getByRole('button', { name: 'Ajouter un objectif sous OP-1', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Citer trois pièces.');
  await kept(page);
  expect((await codes()).slice(0, 3)).toEqual(['OF', 'OP-1', 'O6']);
  await page.getByRole('button', { name: /^Renuméroter/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Les codes se suivent' }).waitFor();
  expect((await codes()).slice(0, 4)).toEqual(['OF', 'OP-1', 'O1', 'OP-2']);
  await context.close();
});

test('an attitude has levels and verbs of its own; a list becomes sentences', async () => {
  const context = await workshop.device();
  const page = await workshop.window(context);
  await withExample(page, 'Exemple complet', 'objectifs');
  const four = page.locator('.tree > li', { hasText: 'Attitudes, Valoriser' });
  await four.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  const options = await four.getByLabel('Niveau').locator('option').allTextContents();
  expect(options.map((text) => text.trim())).toEqual([
    'À choisir',
    'Recevoir',
    'Répondre',
    'Valoriser',
    'Organiser',
    'Caractériser',
  ]);
  await four.getByText(/Verbes du niveau «\sValoriser\s»/).click();
  await four
    .getByRole('button', { name: 's’engager à' })
    .or(four.getByRole('button', { name: "s'engager à" }))
    .waitFor();

  await page.getByRole('button', { name: 'Remplir : Une liste toute faite' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByLabel('Liste à coller')
    .fill("À l'issue du module, les agents seront capables de :\n- citer trois pièces ;\n- classer les demandes.");
  await page.getByText('Les agents classent les demandes.').waitFor();
  await tabTo(page, 'Prendre ces 2 objectifs');
  await page.keyboard.press('Enter');
  await page.locator('.tree').getByText('Séance').last().waitFor();
  const values = () =>
    page.locator('.tree textarea').evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  expect(await values()).toContain('Les agents citent trois pièces.');
  await page.keyboard.press('Control+z');
  await page.locator('.bar', { hasText: 'Annulé.' }).waitFor();
  expect(await values()).not.toContain('Les agents citent trois pièces.');
  await context.close();
});

test.each([
  { width: 1366, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 1366, colorScheme: 'dark' },
  { width: 320, colorScheme: 'light' },
] as const)('needs and objectives are for all at $width px, $colorScheme', async ({ width, colorScheme }) => {
  const context = await workshop.device({ viewport: { width, height: 768 }, colorScheme });
  const page = await workshop.window(context);
  await withExample(page, 'Exemple complet', 'besoins');
  await page.getByText('Chaque constat a sa réponse.').waitFor();
  await page.evaluate(() => document.querySelectorAll('.work details').forEach((one) => one.setAttribute('open', '')));
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await command(page, 'étape objectifs');
  await page.locator('.tree li').first().waitFor();
  await page.evaluate(() => document.querySelectorAll('.work details').forEach((one) => one.setAttribute('open', '')));
  await page.getByRole('button', { name: 'Construire la phrase de O1', exact: true }).click();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await context.close();
});

test('nothing was complained of on the way', () => expect(workshop.trouble).toEqual([]));
