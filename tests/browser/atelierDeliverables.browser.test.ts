import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip } from '#codecs/zip';
import { type FileTree, textOf } from '#core/fileTree';
import { bytesIn, freshCli, navette, scratch, writeFiles } from '../cli/navette.ts';
import { clause } from '../documents/filledMission.ts';
import { bytesOf, command, kept, openWorkshop, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  freshCli();
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

/** A device on which it is the 20th of February 2023. */
async function inFebruary(viewport = { width: 1366, height: 768 }): Promise<BrowserContext> {
  const context = await workshop.device({ viewport });
  await context.addInitScript(() => {
    const real = Date;
    const shift = real.UTC(2023, 1, 20, 10) - real.now();
    class Shifted extends real {
      constructor(...given: readonly number[]) {
        super(...((given.length === 0 ? [real.now() + shift] : given) as [number]));
      }
      static override now = () => real.now() + shift;
    }
    Object.assign(globalThis, { Date: Shifted });
  });
  return context;
}

/** A window with a new mission after the profile of SOCIEUX+ 2022. */
async function withMission(context: BrowserContext): Promise<Page> {
  const page = await workshop.window(context);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill('Mission CIPRES');
  await page.getByLabel(/SOCIEUX\+ 2022/).check();
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByLabel('Commanditaire').waitFor();
  return page;
}

/** The sheet beside the stage, and one deliverable opened in it. */
async function openSheet(page: Page, code?: string) {
  await page.getByRole('button', { name: /^Livrables \(\d+\)$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Livrables' });
  await dialog.getByText(/livrables?\b.*en retard/).waitFor();
  const row = (wanted: string) => dialog.locator('li', { has: page.locator('.head .code', { hasText: wanted }) });
  if (code !== undefined) await row(code).locator('.head').click();
  return { dialog, row };
}

async function archiveFor(page: Page, audience: 'equipe' | 'partenaire'): Promise<FileTree> {
  await page.getByRole('button', { name: 'Copie ZIP' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator(`input[value=${audience}]`).check();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.locator('button[type=submit]').click()]);
  const inside = unzip(await bytesOf(download));
  if (!inside.ok) throw new Error(JSON.stringify(inside.problems));
  return new Map([...inside.value].map(([path, file]) => [path.slice(path.indexOf('/') + 1), file]));
}

test('R-CIPRES-20, 41 to 44: 26 deliverables, and the days of the terms of reference, with how they were reckoned', async () => {
  const page = await withMission(await inFebruary());
  const { dialog, row } = await openSheet(page);
  await dialog.getByText('26 livrables · 3 supports · 11 en retard').waitFor();
  expect(await dialog.locator('.rows > li').count()).toBe(29);
  for (const [code, day] of [
    ['A1-P1', '05/12/2022'],
    ['A2-P2', '30/01/2023'],
    ['A3-P1', '13/03/2023'],
    ['A1-M1', '17/02/2023'],
    ['A2-M2', '24/03/2023'],
    ['A3-RF', '09/05/2023'],
  ])
    expect(await row(code!).locator('.due').textContent(), code).toContain(day);
  await row('A1-P1').locator('.head').click();
  await row('A1-P1')
    .getByText('Le 10/12/2022 n’est pas un jour ouvré (repos hebdomadaire) : visez le 09/12/2022.')
    .waitFor();
  await row('A3-RF').locator('.head').click();
  await row('A3-RF').getByText('Comment cette date est calculée').click();
  await row('A3-RF').getByText('10 jours ouvrables après le 21/04/2023 (la fin de l’activité)').waitFor();
  await row('A3-RF')
    .getByText(/Fête du Travail \(01\/05\/2023, confirmé\)/)
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('par échéance').check();
  expect(await dialog.locator('.rows .head .code').first().textContent()).toBe('A1-P1');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('R-CIPRES-45, 47: only what may come next, a frozen version, and a late validation that moves what follows', async () => {
  const page = await withMission(await inFebruary());
  const { row } = await openSheet(page, 'A1-M1');
  const one = row('A1-M1');
  const offered = () => one.getByRole('group', { name: 'Étapes possibles' }).getByRole('button').allTextContents();
  expect(await offered()).toEqual(['Envoyer en validation', 'Remis']);
  await one.getByText('Pourquoi pas une autre étape').click();
  await one.getByText('« approuvé » vient après « version finale soumise ».').waitFor();

  // Without the validation of the partner it needs a reason.
  await one.getByRole('button', { name: 'Remis', exact: true }).click();
  await one.getByRole('button', { name: /^Enregistrer/ }).click();
  await one
    .getByRole('alert')
    .getByText(/soumis sans la validation du partenaire/)
    .waitFor();
  await one.getByRole('button', { name: 'Envoyer en validation', exact: true }).click();
  await one.getByLabel('Le', { exact: true }).fill('2023-02-13');
  await one.getByRole('button', { name: /^Enregistrer/ }).click();
  await one.getByText('version gelée').waitFor();
  await one.getByText('Décalé de 1 jour ouvrable parce que la validation n’est pas encore arrivée').waitFor();
  await one.getByText('Lettre de relance').click();
  const letter = await one.getByLabel('Texte de la lettre').inputValue();
  expect(letter).toMatch(/version 1, A1-M1\) vous a été transmis le 13\sfévrier 2023/);
  expect(letter).toMatch(/avant la remise à SOCIEUX\+, prévue le 17\sfévrier 2023/);
  expect(letter).toMatch(/d’ici le 22\sfévrier 2023/);

  expect(await offered()).toEqual(['Validé par le partenaire', 'Reprendre le brouillon', 'Remis']);
  await one.getByRole('button', { name: 'Validé par le partenaire', exact: true }).click();
  await one.getByLabel('Le', { exact: true }).fill('2023-02-01');
  await one.getByRole('button', { name: /^Enregistrer/ }).click();
  await one
    .getByRole('alert')
    .getByText(/date antérieure/)
    .waitFor();
  await one.getByLabel('Le', { exact: true }).fill('2023-02-23');
  await one.getByRole('button', { name: /^Enregistrer/ }).click();
  await one.getByText('Décalé de 4 jours ouvrables parce que la validation est arrivée le 23/02/2023').waitFor();
  await one.getByText('Commentaires : 03/03/2023 devient 09/03/2023').waitFor();
  await page.keyboard.press('Escape');
  await kept(page);

  const tree = await archiveFor(page, 'equipe');
  const versions = [...tree.keys()].filter((path) => path.startsWith('history/versions/'));
  expect(versions.length).toBe(1);
  const version = JSON.parse(textOf(tree, versions[0]!) ?? '') as {
    name: string;
    content: { course: { meta: { title: string } } };
  };
  expect([version.name, version.content.course.meta.title]).toEqual(['A1-M1 version 1', 'Mission CIPRES']);
});

test('R-CIPRES-27: two individual reports become a joint one, and are two again when it is taken back', async () => {
  const page = await withMission(await inFebruary());
  const { dialog, row } = await openSheet(page, 'A2-ExMR-E1');
  await row('A2-ExMR-E1').getByText('Fiche', { exact: true }).click();
  await row('A2-ExMR-E1').getByRole('button', { name: 'Faire un seul rapport conjoint avec A2-ExMR-E2' }).click();
  await dialog.getByText('25 livrables').waitFor();
  expect(await row('A2-ExMR').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByRole('button', { name: 'Livrables (26)' }).waitFor();
});

test('R-CIPRES-26: the life of a confidential deliverable stays with the team', async () => {
  const page = await withMission(await inFebruary());
  const { row } = await openSheet(page, 'A1-ExMR-E1');
  const one = row('A1-ExMR-E1');
  await one.getByRole('button', { name: 'Remis', exact: true }).click();
  await one.getByLabel('À qui').fill('SECRET-7f3a');
  await one.getByRole('button', { name: /^Enregistrer/ }).click();
  await one.getByText('SECRET-7f3a').waitFor();
  await page.keyboard.press('Escape');
  await kept(page);
  const texts = (tree: FileTree) =>
    [...tree.keys()].filter((path) => textOf(tree, path)?.includes('SECRET-7f3a')).sort();
  expect(texts(await archiveFor(page, 'partenaire'))).toEqual([]);
  const whole = await archiveFor(page, 'equipe');
  expect(texts(whole)).toEqual(['history/changes.jsonl', 'prive/reviews.json']);
  expect(textOf(whole, 'course.json')).not.toContain('SECRET-7f3a');
});

test('a calendar edited, its due dates at once, and its file the same as the command line writes', async () => {
  const page = await withMission(await inFebruary());
  const section = page.locator('section', { has: page.locator('#cadrage-calendrier') });
  await section.getByLabel('Pays', { exact: true }).selectOption('France');
  await section.getByRole('button', { name: /^Ajouter à\s: Pays/ }).click();
  await section.getByText(/A3-RF.*09\/05\/2023 → 10\/05\/2023/).waitFor();
  await section.getByText(/Jours fériés\s:/).click();
  await section.getByLabel('Nouveau jour férié').fill('Jour chômé');
  await section.getByLabel('Date', { exact: true }).fill('2023-05-02');
  await section.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await section.getByText(/A3-RF.*09\/05\/2023 → 11\/05\/2023/).waitFor();
  await section.getByLabel('vendredi').check();
  await section.getByText(/A1-M1.*17\/02\/2023 → /).waitFor();
  await section.getByRole('button', { name: 'J’ai vu' }).click();
  await kept(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    section.getByRole('button', { name: 'Exporter le calendrier (.ics)' }).click(),
  ]);
  const ours = new TextDecoder().decode(await bytesOf(download));
  const folder = join(mkdtempSync(join(tmpdir(), 'navette-ics-')), 'mission-cipres');
  const texts = [...(await archiveFor(page, 'equipe'))].map(
    ([path, file]) => [path, typeof file === 'string' ? file : new TextDecoder().decode(file)] as const,
  );
  writeFiles(folder, Object.fromEntries(texts));
  const out = scratch();
  expect(navette('export', folder, '--format', 'ics', '--out', out).status).toBe(0);
  const [file] = Object.values(bytesIn(out));
  expect(file).toBe(Buffer.from(ours).toString('base64'));
  expect(ours).toContain('SUMMARY:À remettre : A3-RF');
});

test('R-CIPRES-21, 24: P1 is read on the spot, says what it misses, leads there, and bears the clause', async () => {
  const page = await withMission(await inFebruary());
  await command(page, 'documents');
  const dialog = page.getByRole('dialog', { name: 'Documents' });
  await dialog.getByText('choses manquent').waitFor();
  const paper = page.frameLocator('iframe');
  await paper.getByRole('heading', { name: 'Note méthodologique' }).waitFor();
  const text = await paper.locator('body').innerText();
  expect(text).toContain(clause);
  expect(text).toContain('[à compléter\u00a0: Approche de travail]');
  expect(
    await paper
      .locator('h2')
      .first()
      .evaluate((h2) => getComputedStyle(h2).borderTopStyle),
  ).toBe('solid');
  expect(await violations(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Télécharger' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('mission-cipres-a1-p1-note-methodologique.html');
  expect(new TextDecoder().decode(await bytesOf(download)).replaceAll('&#39;', "'")).toContain(clause);

  await dialog.locator('li', { hasText: 'Approche de travail' }).getByRole('link').click();
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.id.endsWith('-texts-approche'));
  await page.keyboard.type('Écouter, proposer, valider.');
  await kept(page);
  await command(page, 'documents');
  await page.frameLocator('iframe').getByText('Écouter, proposer, valider.').waitFor();
});

test.each([320])(
  '%i pixels: the register, a step and the documents hold, and axe has nothing to say',
  async (width) => {
    const page = await withMission(await inFebruary({ width, height: 740 }));
    const { row } = await openSheet(page, 'A1-P2');
    await row('A1-P2').getByRole('button', { name: 'Envoyer en validation' }).click();
    await row('A1-P2').getByText('Fiche', { exact: true }).click();
    await row('A1-P2').getByLabel('Ce livrable a son propre délai').check();
    await row('A1-P2').getByLabel('Nombre').fill('7');
    await row('A1-P2')
      .getByText(/^Au plus tard 7 jours ouvrables|^au plus tard 7 jours ouvrables/)
      .first()
      .waitFor();
    expect(await row('A1-P2').locator('.due').textContent()).toContain('01/12/2022');
    expect(await violations(page)).toEqual([]);
    const wide = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('dialog *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, .wide'))
          .map((one) => `${one.localName} ${one.className}`),
      );
    expect(await wide()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Documents' }).click();
    await page.getByText('choses manquent').waitFor();
    expect(await violations(page)).toEqual([]);
  },
);
