import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip } from '#codecs/zip';
import { bytesOf as fileBytes } from '#core/fileTree';
import { decimal, typeset } from '#core/french';
import { freshCli, navetteJson, scratch, writeFiles } from '../cli/navette.ts';
import {
  bytesOf,
  cellsOf,
  checked,
  command,
  focused,
  kept,
  openWorkshop,
  saidByScreens,
  slugs,
  tabTo,
  violations,
  visit,
} from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  freshCli();
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

const fixtures = join(import.meta.dirname, '../fixtures');
interface Ranked {
  readonly code: string;
  readonly rank: number;
  readonly mwds: number;
}
const expected = JSON.parse(readFileSync(join(fixtures, 'cipres/attendu.json'), 'utf8')) as {
  readonly borich: readonly Ranked[];
  readonly by_category: readonly { readonly categorie: string; readonly items: readonly Ranked[] }[];
};
const programme = JSON.parse(readFileSync(join(fixtures, 'cipres/programme.json'), 'utf8')) as {
  readonly objectifs: readonly { readonly code: string; readonly texte: string; readonly competences: string[] }[];
};

/** R-CIPRES-20 and 40 to 45: what the terms of reference ask of each activity, by when, and when comments are due. */
const days = {
  A1: { before: '05/12/2022', comments: '10/12/2022', after: '17/02/2023', reviewed: '03/03/2023', own: ['M1'] },
  A2: { before: '30/01/2023', comments: '04/02/2023', after: '24/03/2023', reviewed: '07/04/2023', own: ['M2', 'MAT'] },
  A3: { before: '13/03/2023', comments: '18/03/2023', after: '09/05/2023', reviewed: '24/05/2023', own: ['M3', 'RF'] },
} as const;
const register = Object.entries(days).flatMap(([activity, { before, comments, after, reviewed, own }]) => [
  ...['P1', 'P2'].map((code) => [`${activity}-${code}`, before, comments] as const),
  ...['ExMR-E1', 'ExMR-E2', 'ExF-E1', 'ExF-E2', 'AcR', ...own].map(
    (code) => [`${activity}-${code}`, after, code.startsWith('ExF') ? '' : reviewed] as const,
  ),
]);

const press = async (page: Page, name: string | RegExp) => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};
/** The option so many places below the one that a list shows. */
const choose = async (page: Page, name: string, places: number) => {
  await tabTo(page, name);
  for (let presses = 0; presses < places; presses++) await page.keyboard.press('ArrowDown');
};

/** From a device that holds nothing to the first stage of a mission, by keys alone. */
async function begin(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Par où commencer' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, 'Nouvelle formation');
  await page.getByLabel('Titre').waitFor();
  await page.keyboard.type('Formation de formateurs des OPS');
  await tabTo(page, /^Cours vierge/);
  for (let presses = 0; !(await focused(page)).startsWith('Mission SOCIEUX+ 2022') && presses < 5; presses++)
    await page.keyboard.press('ArrowUp');
  expect(await page.getByRole('radio', { name: /^Complet/ }).isChecked()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await press(page, 'Créer la formation');
  await page.getByLabel('Commanditaire').waitFor();
}

test('R-CIPRES-20, 40 to 49, by keys alone: from an empty device to 26 deliverables, their days and 85 person-days', async () => {
  const context = await workshop.device();
  const page = await workshop.window(context);
  await begin(page);
  await tabTo(page, 'Commanditaire');
  await page.keyboard.type('Secrétariat Exécutif de la CIPRES');

  await command(page, 'livrables');
  const sheet = page.getByRole('dialog', { name: 'Livrables' });
  await sheet.getByText('26 livrables · 3 supports').waitFor();
  await press(page, 'Tableau du registre, à copier ou à imprimer');
  const rows = await cellsOf(page, 'Livrables');
  const shown = [...rows].filter(([code]) => !code.includes('SUP'));
  expect(shown.map(([code, cells]) => [code, cells[2], cells[3]]).sort()).toEqual([...register].sort());
  expect(register).toHaveLength(26);
  expect(await violations(page)).toEqual([]);

  // R-CIPRES-45: what follows the due date, when everybody keeps to it.
  await press(page, /A1-M1/);
  const one = sheet.locator('li', { has: page.locator('.head .code', { hasText: 'A1-M1' }) });
  const dates = await one.locator('dl dd').allTextContents();
  expect(dates.map((text) => text.trim())).toEqual(['17/02/2023', '03/03/2023', '10/03/2023', '24/03/2023']);
  await page.keyboard.press('Escape');

  // R-CIPRES-41: the earlier of the two.
  await visit(page, 'Activités de la mission');
  await tabTo(page, 'Départ des experts');
  // The browser of the tests asks for the month first.
  await page.keyboard.type('12082022');
  await kept(page);
  await command(page, 'livrables');
  await press(page, 'Tableau du registre, à copier ou à imprimer');
  const earlier = await cellsOf(page, 'Livrables');
  expect(['A1-P1', 'A2-P1'].map((code) => earlier.get(code)?.[2])).toEqual(['01/12/2022', '30/01/2023']);
  await page.keyboard.press('Escape');

  // R-CIPRES-48 and 49.
  await visit(page, 'Charge de travail');
  const whole = page.getByText('85 jours-personnes prévus.').locator('..');
  expect((await whole.textContent())?.replace(/\s+/g, ' ').trim()).toBe(
    '85 jours-personnes prévus. Par rôle : E1 43 et E2 42. L’en-tête des termes de référence annonce 85 : aucun écart.',
  );
  await press(page, 'En un tableau, à copier ou à imprimer');
  expect([...(await cellsOf(page, 'Charge de travail'))]).toEqual([
    ['A1', ['7', '20', '4', '6', '19', '18', '37']],
    ['A2', ['10', '10', '0', '4', '12', '12', '24']],
    ['A3', ['10', '10', '0', '4', '12', '12', '24']],
    ['Mission', ['27', '40', '4', '14', '43', '42', '85']],
  ]);
  await visit(page, 'Charge de travail');
  await tabTo(page, /Jours prévus$/);
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'E1, A1, Travail sur site, ateliers');
  await page.keyboard.type('11');
  await page.locator('.beside', { hasText: /E1, A1, .*11 jours faits pour 10 prévus/ }).waitFor();
  await checked(page);
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test('case A by keys alone: competencies, answers in both encodings, rankings, decisions, objectives, and a ZIP on which the command line agrees with the screen', async () => {
  const context = await workshop.device();
  const page = await workshop.window(context);
  await begin(page);
  await command(page, 'étape besoins');
  await press(page, 'Importer un tableau');
  await page.getByLabel('Fichier CSV ou XLSX').setInputFiles(join(fixtures, 'needs/competences.csv'));
  await page.getByText('12 nouvelles, 0 modifiées, 0 inchangées.').waitFor();
  await press(page, 'Prendre ces 12 lignes');
  await page.getByText('12 lignes, dont 12').waitFor();

  await visit(page, 'Enquête de besoins');
  await press(page, 'Préparer une enquête');
  await page.getByLabel('Titre, tel que les répondants le lisent').waitFor();
  expect(await page.locator('.ticks input:checked').count()).toBe(12);
  await tabTo(page, 'Construire');
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press('ArrowRight');
  await page.getByText('Aucune réponse pour l’instant').waitFor();
  await press(page, 'Tableau CSV ou Excel');
  const table = page.getByLabel('Choisir le tableau');
  await table.setInputFiles(join(fixtures, 'cipres/besoins_24x12.csv'));
  await page.getByRole('button', { name: 'Prendre ces 24 réponses' }).waitFor();
  await press(page, 'Prendre ces 24 réponses');
  await page.locator('.received', { hasText: '24 réponses reçues' }).waitFor();
  await table.setInputFiles(join(fixtures, 'cipres/besoins_24x12_windows1252.csv'));
  await page.getByText(/nouvelles\s: 0\s; déjà là\s: 24\s; déjà là mais différentes\s: 0/).waitFor();
  await page.getByText('Aucune réponse à prendre').waitFor();
  await press(page, 'Ne rien prendre');

  await page.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('ArrowRight');
  const ranking = await cellsOf(page, 'Classement des besoins');
  for (const { code, rank, mwds } of expected.borich)
    expect(ranking.get(code)?.slice(0, 2), code).toEqual([String(rank), decimal(mwds, 2)]);
  await page.getByLabel('Comparer par').focus();
  await page.keyboard.type('categorie');
  const groups = await cellsOf(page, 'Rangs par categorie');
  const heads = await page
    .locator('table', { has: page.locator('caption', { hasText: 'Rangs par categorie' }) })
    .locator('thead th')
    .allTextContents();
  for (const { categorie, items } of expected.by_category) {
    const column = heads.findIndex((head) => head.startsWith(categorie)) - 1;
    for (const { code, rank, mwds } of items)
      expect(groups.get(code)?.[column], `${categorie} ${code}`).toBe(`${rank} (${decimal(mwds, 2)})`);
  }
  await page.getByRole('tab', { selected: true }).focus();
  await press(page, 'Prendre ce classement');
  await page.getByText('12 compétences classées').first().waitFor();

  await visit(page, 'Besoins et décisions');
  await press(page, 'Créer les besoins des 12 compétences classées');
  await page.getByText('12 besoins à décider sur 12.').waitFor();
  for (const { code, rank } of expected.borich) {
    const isMastered = ['C06', 'C11'].includes(code);
    await command(page, `B-${String(rank).padStart(2, '0')}`);
    await page.waitForFunction(() => document.activeElement?.closest('.need') !== null);
    await choose(page, 'Décision', isMastered ? 4 : 1);
    if (!isMastered) continue;
    await tabTo(page, 'Raison');
    await page.keyboard.type('Déjà maîtrisée.');
  }
  await page.getByText('Tous les besoins sont décidés.').waitFor();
  await checked(page);
  expect(await violations(page)).toEqual([]);

  await command(page, 'étape objectifs');
  await page.getByLabel('Nouvel objectif de formation').waitFor();
  await tabTo(page, 'Nouvel objectif de formation');
  await page.keyboard.type('Dans les six mois, chaque formateur met en œuvre dans son organisme une formation.');
  for (const { code, level } of [
    { code: 'O1', level: 'Ana' },
    { code: 'O3', level: 'Cr' },
    { code: 'O6', level: 'Cr' },
  ]) {
    const { texte = '', competences = [] } = programme.objectifs.find((one) => one.code === code) ?? {};
    await command(page, 'ajouter un objectif');
    await page.waitForFunction(() => document.activeElement?.closest('.blank') !== null);
    await page.keyboard.type(texte);
    await tabTo(page, 'Niveau');
    await page.keyboard.type(level);
    for (const competency of competences) {
      await tabTo(page, 'Compétences visées');
      await page.keyboard.type(competency);
      await page.keyboard.press('Enter');
    }
  }
  await kept(page);

  await command(page, 'copie zip');
  await page.getByText('Rien n’est laissé de côté').waitFor();
  const arrives = page.waitForEvent('download');
  await press(page, 'Télécharger la copie');
  const file = await arrives;
  const archive = unzip(await bytesOf(file));
  if (!archive.ok) throw new Error(JSON.stringify(archive.problems));
  const folder = writeFiles(
    scratch(),
    Object.fromEntries([...archive.value.keys()].map((path) => [path, fileBytes(archive.value, path) ?? ''])),
  );
  const cli = navetteJson('check', join(folder, 'formation-de-formateurs-des-ops'));
  const ofCli = cli.document.problems.map(({ what }) => typeset(what)).sort();
  expect(await saidByScreens(page)).toEqual(ofCli);
  // C09 was kept and nothing answers it yet; C06 and C11 were set aside and are not asked for.
  const bare = ofCli.flatMap((what) => /^La compétence (C\d\d) .* n’a pas d’objectif/.exec(what)?.[1] ?? []);
  expect(bare).toEqual(['C03', 'C04', 'C05', 'C09', 'C10', 'C12']);
  for (const slug of slugs) {
    await page.locator(`.path a[href*="/${slug}/"]`).press('Enter');
    await page.waitForURL(`**/${slug}/**`);
    await checked(page);
    expect(await violations(page), slug).toEqual([]);
  }
  await context.close();
});
