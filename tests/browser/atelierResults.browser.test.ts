import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cellsOf, command, kept, openWorkshop, tabTo, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

const folder = join(import.meta.dirname, '../../courses/formation-formateurs-ops');
const exports = join(import.meta.dirname, '../fixtures/moodle-exports');
interface Bank {
  readonly questions: readonly {
    readonly id: string;
    readonly type: string;
    readonly stem: string;
    readonly choices?: readonly { readonly text: string }[];
  }[];
}
interface Course {
  readonly tests: readonly { readonly code: string; readonly questions: readonly string[] }[];
}
const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const bank = new Map((json('bank.json') as Bank).questions.map((question) => [question.id, question]));
const entry = (json('course.json') as Course).tests.find(({ code }) => code === 'T-E')!;

const file = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
});
const people = Array.from({ length: 15 }, (_, at) => `P${String(at + 1).padStart(2, '0')}`);
const row = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
const list = file(
  'participants.csv',
  ['Code;Nom;Prénom;Courriel', ...people.map((code) => `${code};Nom${code};Awa;${code}@caisse.tg`)].join('\n'),
);

/** « Réponses » of the entry test, whose questions the exit test asks too. */
function responses(name: string, codes: readonly string[], note = '50,00') {
  const asked = entry.questions.flatMap((id) => bank.get(id) ?? []);
  const head = [
    ...['Nom de famille', 'Prénom', 'Adresse de courriel', 'Statut', 'Commencé', 'Terminé', 'Durée', 'Note/100,00'],
    ...asked.flatMap((_, at) => [`Question ${at + 1}`, `Réponse ${at + 1}`]),
  ];
  const rows = codes.map((code) => [
    ...[`Nom${code}`, 'Awa', `${code}@caisse.tg`, 'Terminée', '22 novembre 2026  09:00', '22 novembre 2026  09:20'],
    ...['20 min', note],
    ...asked.flatMap(({ type, stem, choices }) => [stem, type === 'single' ? (choices?.[0]?.text ?? '-') : '-']),
  ]);
  return file(name, [head, ...rows].map(row).join('\n'));
}

const grades = (codes: readonly string[], score: string) =>
  file(
    'Notes.xml',
    `<results batch="xml_export_1795583887">${codes
      .map(
        (code) =>
          `<result><assignment>e-r1z2ecxyhx</assignment><student>${code}</student><score>${score}</score></result>`,
      )
      .join('')}</results>`,
  );

const bomb = file(
  'piege.xml',
  '<?xml version="1.0"?><!DOCTYPE results [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><results>&b;</results>',
);

/** A window on the results of a copy of the example course, fifteen people in its list. */
async function results(): Promise<Page> {
  const page = await workshop.window(await workshop.device());
  await page.getByRole('button', { name: /Ouvrir une copie de Formation de formateurs/ }).click();
  await page.getByLabel('Commanditaire').waitFor();
  await command(page, 'public');
  await page.getByRole('button', { name: 'Prendre une liste' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Fichier CSV ou XLSX').setInputFiles(list);
  await dialog.getByRole('button', { name: 'Prendre ces 15 personnes' }).click();
  await kept(page);
  await command(page, 'étape résultats');
  await page.getByRole('heading', { name: 'Ce qui est revenu de Moodle' }).waitFor();
  await page.getByText('Rien n’est encore revenu').waitFor();
  return page;
}

const choose = 'Choisir les exports de Moodle';
const offer = (page: Page, title: string | RegExp) => page.getByRole('article', { name: title });
const lots = (page: Page) => page.locator('.lots li');
const said = async (page: Page) => (await page.locator('.missing').innerText()).replace(/[\u00a0\u202f]/g, ' ');

test('by keyboard: several files at once, one of which does not say its test; taken, counted, one withdrawn', async () => {
  const page = await results();
  await tabTo(page, choose);
  await page
    .getByLabel(choose)
    .setInputFiles([
      responses('reponses.csv', [...people.slice(0, 12), 'X99']),
      grades(people.slice(0, 4), '80.00 %'),
      file('statistiques.csv', readFileSync(join(exports, 'fr/quiz_190_statistics.csv'))),
    ]);
  await offer(page, 'De quelle activité vient ce fichier ?').waitFor();
  await offer(page, 'Carnet de notes : « Test de sortie »')
    .getByText(/Personnes\s: 4\. Résultats nouveaux\s: 4/)
    .waitFor();
  await offer(page, 'Ce fichier n’est pas repris')
    .getByText(/Dans Moodle, ouvrez le test/)
    .waitFor();
  await tabTo(page, 'Activité');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const read = offer(page, 'Réponses au test « Test d’entrée »');
  await read.getByText(/Personnes\s: 12\./).waitFor();
  await read.getByText('Une personne hors de votre liste').press('Enter');
  await read.getByText('NomX99').waitFor();
  await page.getByText(/ne sont nommées qu’ici, sur cet appareil/).waitFor();
  await tabTo(page, /^Prendre ces \d+ résultats$/);
  await page.keyboard.press('Enter');
  await lots(page).nth(1).waitFor();

  const cells = await cellsOf(page, 'Résultats par activité');
  const plain = (code: string) => cells.get(code)?.map((cell) => cell.replace(/[\u00a0\u202f]/g, ' '));
  expect(plain('T-E')).toEqual(['avant', '12', '12', '22/11/2026', '50 % (n = 12)', '3 sur 15']);
  expect(plain('T-S')).toEqual(['après', '4', '–', '–', 'n trop petit (4)', '11 sur 15']);
  expect(await said(page)).toContain('3 sur 15 n’ont pas fait « Test d’entrée ».');
  await page.locator('summary', { hasText: 'Qui a fait quoi' }).press('Enter');
  expect((await cellsOf(page, 'Qui a fait quoi')).get('NomP01')?.slice(0, 2)).toEqual(['50\u202f%', '80\u202f%']);

  // The same again adds nothing; undo does not reach what was taken.
  await page.getByLabel(choose).setInputFiles([grades(people.slice(0, 4), '80.00 %')]);
  await offer(page, /Carnet/)
    .getByText(/déjà là\s: 4/)
    .waitFor();
  await page.getByText('Rien de nouveau à prendre.').waitFor();
  await page.getByRole('button', { name: 'Fermer' }).press('Enter');

  await tabTo(page, 'Reprendre : reponses.csv');
  await page.keyboard.press('Enter');
  await page.locator('.lots .gone').waitFor();
  const after = await cellsOf(page, 'Résultats par activité');
  expect([after.has('T-E'), after.get('T-S')?.[1]]).toEqual([false, '4']);
  await page.reload();
  await page.locator('.lots .gone').waitFor();
  expect(await lots(page).count()).toBe(2);
  await page.context().close();
});

test('dropped files, a changed mark, a file left, and files that are traps or nothing at all', async () => {
  const page = await results();
  const dropped = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'Notes.xml'));
      return transfer;
    },
    grades(people.slice(0, 6), '40.00 %').buffer.toString(),
  );
  await page.getByRole('group', { name: 'Zone de dépôt' }).dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByRole('button', { name: 'Prendre ces 6 résultats' }).click();
  await page.getByText('40\u202f% (n\u00a0=\u00a06)').waitFor();

  await page.getByLabel(choose).setInputFiles([grades(people.slice(0, 6), '70.00 %'), bomb, file('vide.csv', '')]);
  await offer(page, /Carnet/)
    .getByText(/changés\s: 6/)
    .waitFor();
  const refused = offer(page, 'Ce fichier n’est pas repris');
  await refused
    .first()
    .getByText(/piege\.xml/)
    .first()
    .waitFor();
  await refused
    .nth(1)
    .getByText(/vide\.csv.* n’est pas un export/)
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Laisser ce fichier : piege.xml' }).click();
  await page.waitForFunction(() => document.querySelectorAll('article').length === 2);
  await page.getByRole('button', { name: 'Prendre ces 6 résultats' }).click();
  await page.getByText('70\u202f% (n\u00a0=\u00a06)').waitFor();
  // What the second import replaced counts again.
  await page.getByRole('button', { name: 'Reprendre : Notes.xml' }).first().click();
  await page.getByText('40\u202f% (n\u00a0=\u00a06)').waitFor();
  await page.context().close();
});

test('a long log is read away from the keys, and can be stopped', async () => {
  const page = await results();
  const line =
    '"22 nov. 26, 05:47:45","Awa NomP01",-,"Cours: X",Système,"Cours consulté","The user with id \'1\' viewed the course.",web,::1\n';
  const [head = ''] = readFileSync(join(exports, 'fr/log.csv'), 'utf8').split('\n');
  const log = file('journal.csv', `${head}\n${line.repeat(49_000)}`);
  await page.getByLabel(choose).setInputFiles([log, log, log, log]);
  await page.getByRole('button', { name: 'Arrêter la lecture' }).click();
  await page.getByText('Lecture arrêtée. Rien n’est pris.').waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
  await page.getByLabel(choose).setInputFiles([grades(people, '55.00 %')]);
  await page.getByRole('button', { name: 'Prendre ces 15 résultats' }).waitFor();
  await page.context().close();
});

test('no barrier found by axe, on a desk and on a phone, light and dark', async () => {
  const page = await results();
  const look = async (what: string) => {
    for (const width of [1366, 320])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 768 });
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${what} ${width} ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
  };
  await look('empty');
  await page.getByLabel(choose).setInputFiles([responses('reponses.csv', people), grades(people, '80.00 %'), bomb]);
  await offer(page, /De quelle activité/).waitFor();
  await look('offer');
  // The file that waits for its activity goes on waiting while the others are taken.
  await page.getByRole('button', { name: 'Prendre ces 15 résultats' }).click();
  await lots(page).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('article').length === 1);
  await page.getByRole('button', { name: 'Relire avec cette activité' }).click();
  await page.getByRole('button', { name: /^Prendre ces/ }).click();
  await lots(page).nth(1).waitFor();
  await page.locator('summary', { hasText: 'Qui a fait quoi' }).click();
  await look('overview');
  await page.context().close();
});
