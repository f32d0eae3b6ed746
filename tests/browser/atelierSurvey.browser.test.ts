import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { decimal } from '#core/french';
import { scratch } from '../cli/navette.ts';
import { bytesOf, command, kept, openWorkshop, tabTo, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

const fixtures = join(import.meta.dirname, '../fixtures/cipres');
interface Ranked {
  readonly code: string;
  readonly rank: number;
  readonly mwds: number;
}
const expected = JSON.parse(readFileSync(join(fixtures, 'attendu.json'), 'utf8')) as {
  readonly borich: readonly Ranked[];
  readonly by_category: readonly { readonly categorie: string; readonly items: readonly Ranked[] }[];
};

/** A window on the needs of a copy of the example course. */
async function needs(): Promise<Page> {
  const page = await workshop.window(await workshop.device({ acceptDownloads: true }));
  await page.getByRole('button', { name: /Ouvrir une copie de Formation de formateurs/ }).click();
  await page.getByLabel('Commanditaire').waitFor();
  await command(page, 'étape besoins');
  await page.getByRole('button', { name: 'Préparer une enquête' }).waitFor();
  await page.locator('.beside').getByRole('button', { name: 'Enquête de besoins' }).press('Enter');
  return page;
}

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).first().waitFor();
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};
/** From wherever the keyboard is, to a tab of the survey. */
async function tab(page: Page, name: string) {
  await page.getByRole('tab', { selected: true }).focus();
  for (let presses = 0; presses < 4; presses++) {
    if ((await page.getByRole('tab', { selected: true }).textContent()) === name) return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`no tab ${name}`);
}
const received = (page: Page, text: string | RegExp) => page.locator('.received', { hasText: text }).waitFor();

/** The cells of the table with a caption, by the first word of each row. */
async function cellsOf(page: Page, caption: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const table = page.locator('table', { has: page.locator('caption', { hasText: caption }) });
  await table.waitFor();
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  return new Map(rows.map(([head = '', ...cells]) => [head.split(' ')[0] ?? '', cells]));
}

test.each(['besoins_24x12.csv', 'besoins_24x12_windows1252.csv'])(
  'by keyboard: %s gives the rankings of case A, overall and by category, and they are taken and undone',
  async (file) => {
    const page = await needs();
    await press(page, "J'ai déjà des réponses (CSV, Excel)".replace("'", '\u2019'));
    await tab(page, 'Réponses');
    await press(page, 'Tableau CSV ou Excel');
    await page.getByLabel('Choisir le tableau').setInputFiles(join(fixtures, file));
    await page.getByRole('button', { name: 'Prendre ces 24 réponses' }).waitFor();
    await page.locator('.offer', { hasText: 'Rien à signaler' }).waitFor();
    await received(page, 'Aucune réponse');
    await press(page, 'Prendre ces 24 réponses');
    await received(page, '24 réponses reçues');
    await tab(page, 'Résultats');
    const ranking = await cellsOf(page, 'Classement des besoins');
    for (const { code, rank, mwds } of expected.borich)
      expect(ranking.get(code)?.slice(0, 2), code).toEqual([String(rank), decimal(mwds, 2)]);
    await page.getByLabel('Comparer par').selectOption('categorie');
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
    await page.getByLabel('Comparer par').selectOption('pays');
    await page.getByText(/Groupes masqués/).waitFor();
    await page.getByRole('tab', { selected: true }).focus();
    await press(page, 'Prendre ce classement');
    await page.getByText('12 compétences classées').first().waitFor();
    await kept(page);
    await page.keyboard.press('Control+z');
    await page
      .getByText(/Annulé/)
      .first()
      .waitFor();
    await page.context().close();
  },
);

test('the file with faults: named before anything is taken; a column pointed at; stopped; taken back', async () => {
  const page = await needs();
  await page.getByRole('button', { name: /J.ai déjà des réponses/ }).click();
  await page.getByRole('button', { name: 'Tableau CSV ou Excel' }).click();
  const input = page.getByLabel('Choisir le tableau');
  await input.setInputFiles(join(fixtures, 'besoins_brut_avec_defauts.csv'));
  for (const words of [
    /Ligne 5 \(R04\).*6.*sort de l.échelle/,
    /Ligne 26.*R05/,
    /Ligne 9.*=1\+1/,
    /Ligne 10/,
    /Ligne 14/,
  ])
    await page.locator('.problems li', { hasText: words }).waitFor();
  await page.locator('summary', { hasText: 'Colonnes' }).click();
  await page.getByLabel('Contient : C12_M').selectOption({ label: 'à ne pas reprendre' });
  await page.getByRole('button', { name: 'Relire avec ces colonnes' }).click();
  await page.getByText('11 compétences reconnues sur 12').waitFor();
  await page.getByRole('button', { name: 'Ne rien prendre' }).click();
  await received(page, 'Aucune réponse');

  const line = `${Array<number>(24).fill(3).join(';')};${'x'.repeat(9_000)}\r\n`;
  const head = `repondant;${Array.from({ length: 12 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`)
    .map((code) => `${code}_I;${code}_M`)
    .join(';')};remarque\r\n`;
  const heavy = head + Array.from({ length: 2_200 }, (_, at) => `P${at};${line}`).join('');
  await page.evaluate(() => {
    const global = globalThis as unknown as { longest: number };
    global.longest = 0;
    let last = performance.now();
    setInterval(() => {
      global.longest = Math.max(global.longest, performance.now() - last);
      last = performance.now();
    }, 16);
  });
  const heavyFile = join(scratch(), 'lourd.csv');
  writeFileSync(heavyFile, heavy);
  await input.setInputFiles(heavyFile);
  await page.getByRole('button', { name: 'Prendre ces 2' }).waitFor();
  // The page itself is never long without answering, whatever the worker does.
  expect(await page.evaluate(() => (globalThis as unknown as { longest: number }).longest)).toBeLessThan(1_500);
  await page.getByRole('button', { name: 'Ne rien prendre' }).click();

  await input.setInputFiles(join(fixtures, 'besoins_brut_avec_defauts.csv'));
  await page.getByRole('button', { name: 'Prendre ces 24 réponses' }).click();
  await received(page, '24 réponses reçues');
  await input.setInputFiles(join(fixtures, 'besoins_24x12.csv'));
  await page.getByText(/nouvelles\s: 0\s; déjà là\s: 20\s; déjà là mais différentes\s: 4/).waitFor();
  await page.getByText('la remplacer par celle-ci').click();
  await page.getByRole('button', { name: 'Prendre ces 4 réponses' }).click();
  await page.getByRole('button', { name: 'Reprendre : besoins_24x12.csv' }).click();
  await page.locator('.lots .gone').waitFor();
  await page.getByRole('button', { name: 'Reprendre : besoins_brut_avec_defauts.csv' }).click();
  await received(page, 'Aucune réponse');
  await page.context().close();
});

test('paper by digits alone, a second entry compared; messages judged line by line', async () => {
  const page = await needs();
  await press(page, 'Préparer une enquête');
  await page.getByLabel('Titre, tel que les répondants le lisent').waitFor();
  await page.getByLabel('Nombre de codes').fill('6');
  await kept(page);
  await tab(page, 'Réponses');
  await press(page, 'Saisir des fiches');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#enquete-fiche')?.value === 'R01');
  await tabTo(page, /^C01 .* Importance$/);
  // 24 digits, one refused on the way, one « sans objet », one left blank.
  await page.keyboard.type(`9${'53'.repeat(10)}n1 4`);
  await page.getByText('23 réponses sur 24').waitFor();
  await page.keyboard.press('Enter');
  await received(page, 'Une réponse reçue sur 6 codes');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#enquete-fiche')?.value === 'R02');

  await page.reload();
  await page.getByRole('tab', { name: 'Réponses' }).click();
  await page.getByRole('button', { name: 'Saisir des fiches' }).click();
  await page.getByRole('button', { name: 'Retaper R01' }).click();
  await tabTo(page, /^C01 .* Importance$/);
  await page.keyboard.type(`${'53'.repeat(9)}52n1 4`);
  await page.keyboard.press('Enter');
  await page.getByText(/R01\s: une différence entre les deux saisies/).waitFor();
  await page.getByRole('radio', { name: /prendre la seconde saisie, 2/ }).check();
  await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await page.locator('.lots li').nth(1).waitFor();

  const survey = await page.locator('.which').getAttribute('id');
  const code = (survey ?? '').slice(3, 7).toUpperCase();
  const { writeShortAnswer } = await import('#core/survey/shortAnswer');
  const message = (respondent: string) => {
    const made = writeShortAnswer(
      { code, competencies: 12, scale: { min: 1, max: 5 } },
      { respondent, importance: Array<number>(12).fill(5), mastery: Array<number>(12).fill(2) },
    );
    return made.ok ? made.value : '';
  };
  await page.getByRole('button', { name: 'Textes courts' }).click();
  const pasted = ['R02', 'R03', 'R04', 'R05'].map(message).join('\nBonjour !\n');
  await page.getByLabel('Messages reçus').fill(`${pasted}\n${message('R06').replace('/5', '/4')}`);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.locator('td', { hasText: 'signes de contrôle' }).waitFor();
  await page.getByRole('button', { name: 'Prendre ces 4 réponses' }).click();
  await received(page, /5 réponses reçues sur 6 codes/);
  await page.getByLabel('Messages reçus').fill(message('R02'));
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.locator('td', { hasText: 'déjà là' }).waitFor();
  await page.getByText('Aucune réponse à prendre').waitFor();
  await page.context().close();
});

test('the page, opened from a folder without a network, gives a file and a text that are read back', async () => {
  const page = await needs();
  await page.getByRole('button', { name: 'Préparer une enquête' }).click();
  await page.getByLabel('Titre, tel que les répondants le lisent').waitFor();
  await kept(page);
  await page.getByRole('tab', { name: 'Distribuer' }).click();
  await page.getByText(/Une fiche\s: une page A4/).waitFor();
  const handed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger la page' }).click();
  const file = await handed;
  expect(file.suggestedFilename()).toMatch(/-enquete-E1\.html$/);
  const path = `${await file.path()}.html`;
  await file.saveAs(path);

  const phone = await workshop.device({ acceptDownloads: true, offline: true, viewport: { width: 320, height: 640 } });
  const sheet = await phone.newPage();
  const faults: string[] = [];
  sheet.on('pageerror', ({ message }) => faults.push(message));
  sheet.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await sheet.goto(pathToFileURL(path).href);
  await sheet.getByRole('button', { name: 'Télécharger mes réponses' }).click();
  await sheet.getByText(/Cochez/).waitFor();
  await sheet.getByLabel('J\u2019accepte').check();
  await sheet.getByLabel('Votre code').fill('r-01');
  const asks = sheet.locator('.nv-side');
  for (let at = 0; at < 24; at++)
    await asks
      .nth(at)
      .locator('label')
      .nth(at % 6)
      .click();
  expect(await violations(sheet)).toEqual([]);
  expect(await sheet.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await sheet.reload();
  await sheet.getByText('24 réponses sur 24').waitFor();
  const answered = sheet.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Télécharger mes réponses' }).click();
  const answer = await answered;
  expect(answer.suggestedFilename()).toMatch(/^reponse-R01-[0-9A-Z]{4}\.json$/);
  const text = await sheet.getByLabel('Texte court').inputValue();
  expect(text).toMatch(/^NV\/[0-9A-Z]{4}\/R01\/[0-5N]{24}\/[0-9A-Z]{2}$/);
  expect(faults).toEqual([]);
  const bytes = Buffer.from(await bytesOf(answer));
  await phone.close();

  await page.getByRole('tab', { name: 'Réponses' }).click();
  await page.getByRole('button', { name: 'Fichiers de la page' }).click();
  await page.getByLabel('Choisir les fichiers').setInputFiles([
    { name: answer.suggestedFilename(), mimeType: 'application/json', buffer: bytes },
    { name: 'autre.txt', mimeType: 'text/plain', buffer: Buffer.from('Bonjour') },
  ]);
  await page.locator('.problems li', { hasText: 'autre.txt' }).waitFor();
  await page.getByRole('button', { name: 'Prendre cette réponse' }).click();
  await received(page, 'Une réponse reçue');
  // The short text of the same person says the same: it is there already.
  await page.getByRole('button', { name: 'Textes courts' }).click();
  await page.getByLabel('Messages reçus').fill(text);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.locator('td', { hasText: 'déjà là' }).waitFor();
  await page.context().close();
});

test('no barrier found by axe, on a desk and on a phone, light and dark', async () => {
  const page = await needs();
  await page.getByRole('button', { name: /J.ai déjà des réponses/ }).click();
  await page.getByRole('button', { name: 'Tableau CSV ou Excel' }).click();
  await page.getByLabel('Choisir le tableau').setInputFiles(join(fixtures, 'besoins_24x12.csv'));
  await page.getByRole('button', { name: 'Prendre ces 24 réponses' }).click();
  await received(page, '24 réponses reçues');
  const tabs = {
    Construire: 'Titre, tel que',
    Distribuer: 'Invitation',
    Réponses: undefined,
    Résultats: 'Comparer par',
  };
  expect(await violations(page)).toEqual([]);
  for (const [name, label] of Object.entries(tabs)) {
    await page.getByRole('tab', { name }).click();
    if (label) await page.getByLabel(label).first().waitFor();
    else await page.getByRole('button', { name: 'Saisir des fiches' }).click();
    for (const width of [1366, 320])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 768 });
        await page.emulateMedia({ colorScheme });
        expect(await violationsIn(page, '#enquete-contenu'), `${name} ${width} ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
  }
  await page.context().close();
});

/** Of one part, once the whole page was looked at: the whole of it many times over takes minutes. */
const violationsIn = (page: Page, part: string): Promise<readonly string[]> =>
  page.evaluate(async (place) => {
    const { axe } = globalThis as unknown as { axe: { run(of: string): Promise<AxeResults> } };
    const { violations: found } = await axe.run(place);
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }, part);
