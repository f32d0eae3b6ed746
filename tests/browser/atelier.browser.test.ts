import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unzip } from '#codecs/zip';
import { typeset } from '#core/french';
import { bytesOf as fileBytes } from '#core/fileTree';
import { freshCli, navetteJson, scratch, writeFiles } from '../cli/navette.ts';
import {
  bytesOf,
  checked,
  command,
  focused,
  kept,
  openWorkshop,
  saidByScreens,
  slugs,
  tabTo,
  violations,
} from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  freshCli();
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

const example = 'formation-formateurs-ops';

/** A window with a copy of the example course, on its first stage. */
async function withExample(context: BrowserContext): Promise<Page> {
  const page = await workshop.window(context);
  await page.getByRole('button', { name: /Ouvrir une copie de Formation de formateurs/ }).click();
  await page.getByLabel('Commanditaire').waitFor();
  return page;
}

/** A window with a new, empty course. */
async function withNew(context: BrowserContext, title = 'Accueil'): Promise<Page> {
  const page = await workshop.window(context);
  await page.getByRole('button', { name: 'Nouvelle formation' }).click();
  await page.getByLabel('Titre').fill(title);
  await page.getByRole('button', { name: 'Créer la formation' }).click();
  await page.getByLabel('Commanditaire').waitFor();
  return page;
}

test('by keyboard alone: an empty device, a course from a profile, four stages, nothing lost, undone across pages, handed over', async () => {
  const context = await workshop.device();
  const page = await workshop.window(context);
  await page.getByRole('heading', { name: 'Par où commencer' }).waitFor();
  await tabTo(page, 'Nouvelle formation');
  await page.keyboard.press('Enter');
  await page.getByLabel('Titre').waitFor();
  await page.keyboard.type('Accueil des assurés');
  await tabTo(page, /^Mission SOCIEUX\+ 2022|^Cours vierge/);
  await page.keyboard.press('ArrowUp');
  await tabTo(page, 'Créer la formation');
  await page.keyboard.press('Enter');

  await page.getByLabel('Commanditaire').waitFor();
  await tabTo(page, 'Commanditaire');
  await page.keyboard.type('Caisse nationale');
  await tabTo(page, 'Contexte et enjeux');
  await page.keyboard.type('Les files durent plus de deux heures.');
  await tabTo(page, 'Nouveau résultat');
  await page.keyboard.type('Vingt agents formés');
  await tabTo(page, 'Concerne');
  await page.keyboard.type("Les agents d'accueil");

  await command(page, 'étape public');
  await page.getByLabel('Nouveau groupe').waitFor();
  await tabTo(page, 'Nouveau groupe');
  await page.keyboard.type("Agents d'accueil");
  await tabTo(page, 'Effectif');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('18');

  await command(page, 'ajouter une compétence');
  await page.waitForFunction(() => document.activeElement?.closest('.blank') !== null);
  expect(await focused(page)).toBe('Nouvelle compétence');
  await page.keyboard.type('Accueillir un assuré');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Vérifier un dossier');
  expect(await page.getByLabel('Intitulé').count()).toBe(2);

  await command(page, 'ajouter un objectif');
  await page.waitForFunction(() => document.activeElement?.closest('.blank') !== null);
  await page.keyboard.type("Face à un assuré, l'agent comprend la demande.");
  await tabTo(page, 'Niveau');
  await page.keyboard.type('App');
  await kept(page);
  await tabTo(page, 'Compétences visées');
  await page.keyboard.type('C01');
  await page.keyboard.press('Enter');
  await page
    .getByText(/«\scomprend\s» ne se voit pas/)
    .first()
    .waitFor();
  await kept(page);

  await page.reload();
  await page.getByLabel('Objectif', { exact: true }).waitFor();
  expect(await page.getByLabel('Objectif', { exact: true }).inputValue()).toBe(
    "Face à un assuré, l'agent comprend la demande.",
  );
  expect(await page.getByLabel('Niveau').inputValue()).toBe('apply');
  await page.getByText('vise C01').waitFor();

  // The page was loaded again, and another stage is open: the last step is taken back all the same, and done again.
  await command(page, 'étape besoins');
  await page.getByLabel('Intitulé').first().waitFor();
  expect(await page.getByLabel('Intitulé').nth(1).inputValue()).toBe('Vérifier un dossier');
  await page.keyboard.press('Control+z');
  await page.locator('.bar', { hasText: 'Annulé.' }).waitFor();
  await command(page, 'étape objectifs');
  await page.getByLabel('Objectif', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Retirer C01' }).count()).toBe(0);
  await page.keyboard.press('Control+y');
  await page.getByRole('button', { name: 'Retirer C01' }).waitFor();
  await kept(page);

  await command(page, 'copie zip');
  await page.getByText('Rien n’est laissé de côté').waitFor();
  const arrives = page.waitForEvent('download');
  await tabTo(page, 'Télécharger la copie');
  await page.keyboard.press('Enter');
  const file = await arrives;
  expect(file.suggestedFilename()).toBe('accueil-des-assures-equipe.course-zip.zip');

  const archive = unzip(await bytesOf(file));
  if (!archive.ok) throw new Error(JSON.stringify(archive.problems));
  const folder = writeFiles(
    scratch(),
    Object.fromEntries([...archive.value.keys()].map((path) => [path, fileBytes(archive.value, path) ?? ''])),
  );
  const cli = navetteJson('check', join(folder, 'accueil-des-assures'));
  const ofCli = cli.document.problems.map(({ what }) => typeset(what)).sort();
  expect(ofCli.length).toBeGreaterThan(2);
  expect(await saidByScreens(page)).toEqual(ofCli);
  expect(await page.locator('.course').textContent()).toBe('Accueil des assurés');
  await context.close();
});

test('a window that is killed while one types has lost nothing', async () => {
  const context = await workshop.device();
  const page = await withNew(context);
  await page.getByLabel('Commanditaire').pressSequentially('Caisse nationale de prévoyance');
  await page.close();
  const next = await workshop.window(context, 'atelier/cadrage/#accueil');
  await next.getByLabel('Commanditaire').waitFor();
  await expect
    .poll(() => next.getByLabel('Commanditaire').inputValue(), { timeout: 15_000 })
    .toBe('Caisse nationale de prévoyance');
  await kept(next);
  await context.close();
});

test('two windows see each other, and none loses what it types', async () => {
  const context = await workshop.device();
  const one = await withNew(context);
  const other = await workshop.window(context, 'atelier/cadrage/#accueil');
  await other.getByLabel('Commanditaire').waitFor();
  await one.getByLabel('Commanditaire').fill('Caisse');
  await expect.poll(() => other.getByLabel('Commanditaire').inputValue()).toBe('Caisse');
  await other.locator('.bar', { hasText: 'Mis à jour' }).waitFor();

  // Both write in one field before either is saved.
  await Promise.all([
    one.getByLabel('Partenaire technique').fill('Mutuelle'),
    other.getByLabel('Partenaire technique').fill('Ministère'),
  ]);
  await Promise.all([kept(one), kept(other)]);
  const bars = one.locator('.bar', { hasText: 'Un autre onglet avait aussi modifié' }).or(one.locator('.never'));
  const loud = (await bars.count()) > 0 ? one : other;
  await loud.locator('.bar', { hasText: 'Un autre onglet avait aussi modifié' }).waitFor();
  const [ours, theirs] = loud === one ? ['Mutuelle', 'Ministère'] : ['Ministère', 'Mutuelle'];
  expect(await loud.getByLabel('Partenaire technique').inputValue()).toBe(ours);
  await loud.getByRole('button', { name: 'Reprendre l’autre texte' }).click();
  await kept(loud);
  for (const page of [one, other]) {
    await expect.poll(() => page.getByLabel('Partenaire technique').inputValue()).toBe(theirs);
  }
  await context.close();
});

test('no room left: it says so, goes on, hands everything over, and keeps it as soon as there is room', async () => {
  const context = await workshop.device();
  const first = await workshop.window(context);
  const devtools = await context.newCDPSession(first);
  const { origin } = new URL(first.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
  const page = await withNew(context);
  await kept(page);
  const long = 'Les files durent plus de deux heures. '.repeat(12_000);
  await page.getByLabel('Contexte et enjeux').fill(long);
  await page.getByRole('alert').filter({ hasText: 'Ce que vous avez tapé reste' }).waitFor();
  await page.getByLabel('Commanditaire').fill('Caisse');
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger une copie' }).click();
  const archive = unzip(await bytesOf(await arrives));
  const course = archive.ok ? Buffer.from(fileBytes(archive.value, 'accueil/course.json') ?? []).toString() : '';
  expect(course).toContain('"client": "Caisse"');
  expect(course).toContain(long.trim());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await kept(page);
  await page.reload();
  await page.getByLabel('Commanditaire').waitFor();
  expect(await page.getByLabel('Commanditaire').inputValue()).toBe('Caisse');
  expect(await page.getByLabel('Contexte et enjeux').inputValue()).toBe(long.trim());
  await context.close();
});

test('without a database it warns, works in memory from stage to stage, and hands everything over', async () => {
  const context = await workshop.device();
  await context.route('**/store.worker*.js', async (route) => {
    const answer = await route.fetch();
    const absent = "Object.defineProperty(globalThis, 'indexedDB', { value: undefined });\n";
    await route.fulfill({ response: answer, body: absent + (await answer.text()) });
  });
  const page = await withNew(context);
  await page.getByRole('alert').filter({ hasText: 'Ce navigateur ne garde rien' }).waitFor();
  await page.getByLabel('Commanditaire').fill('Caisse');
  await page.locator('.path a[href*="/public/"]').click();
  await page.getByLabel('Nouveau groupe').fill('Agents');
  await page.getByLabel('Effectif').fill('12');
  await kept(page);
  await checked(page);
  await page.locator('.path a[href*="/cadrage/"]').click();
  expect(await page.getByLabel('Commanditaire').inputValue()).toBe('Caisse');
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger une copie' }).click();
  const archive = unzip(await bytesOf(await arrives));
  const course = archive.ok ? Buffer.from(fileBytes(archive.value, 'accueil/course.json') ?? []).toString() : '';
  expect(course).toContain('"size": 12');
  await context.close();
});

test('the example course leaves the browser as it leaves the command line, byte for byte', async () => {
  const wanted = ['scorm12', 'moodle-xml', 'moodle-feedback'];
  const context = await workshop.device();
  const page = await withExample(context);
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().waitFor();
  for (const box of await dialog.getByRole('checkbox').all())
    await box.setChecked(wanted.includes(await box.inputValue()));
  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog.getByText('fichiers sont prêts').waitFor();

  const out = scratch();
  const { document } = navetteJson('export', join('courses', example), '--format', wanted.join(','), '--out', out);
  const expected = (document.files ?? []).map(({ path }) => path).sort();
  expect(expected.length).toBeGreaterThan(4);
  const names = (await dialog.locator('.files .name').allTextContents()).sort();
  expect(names).toEqual(expected.map((path) => path.slice(out.length + 1)));
  const whole = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Tout télécharger' }).click();
  const bundle = unzip(await bytesOf(await whole), { nested: true });
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.problems));
  expect([...bundle.value.keys()].sort()).toEqual(names);
  for (const name of names) {
    const bytes = Buffer.from(fileBytes(bundle.value, name) ?? []);
    expect(bytes.equals(readFileSync(join(out, name))), name).toBe(true);
  }
  const [first = ''] = names;
  const alone = page.waitForEvent('download');
  await dialog.getByRole('button', { name: `Télécharger ${first}`, exact: true }).click();
  expect(Buffer.from(await bytesOf(await alone)).equals(readFileSync(join(out, first)))).toBe(true);
  await context.close();
});

test('an export can be stopped on the way', async () => {
  const context = await workshop.device();
  const page = await withExample(context);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().waitFor();
  await dialog.getByRole('button', { name: 'Produire les fichiers' }).click();
  await dialog.getByRole('progressbar').waitFor();
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await dialog
    .getByText(/interrompu|annulé/i)
    .first()
    .waitFor();
  await context.close();
});

test('whole courses: one is duplicated, put aside and taken back, handed in twice, replaced and brought back', async () => {
  const context = await workshop.device();
  const page = await withNew(context, 'Accueil');
  await page.getByLabel('Commanditaire').fill('Caisse');
  await kept(page);
  await page.getByRole('button', { name: 'Copie ZIP' }).click();
  await page.getByText('Rien n’est laissé de côté').waitFor();
  await page.getByLabel(/Le public\./).check();
  await page.locator('.left li', { hasText: 'l’historique' }).waitFor();
  await page.getByText('Voir le fichier').click();
  await page.getByText('history/changes.jsonl').waitFor();
  await page.getByLabel(/L’équipe\./).check();
  await page.getByText('Rien n’est laissé de côté').waitFor();
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger la copie' }).click();
  const archive = await (await arrives).path();
  await page.getByLabel('Commanditaire').fill('Mutuelle');
  await kept(page);

  await page.getByRole('link', { name: 'Mes formations' }).click();
  const cards = page.locator('.cards .card');
  await cards.first().waitFor();
  expect(await cards.first().textContent()).toMatch(
    /Dernière copie hors du navigateur\s: à l’instant, modifiée depuis/,
  );
  await page.getByRole('button', { name: 'Dupliquer Accueil' }).click();
  await page.getByRole('link', { name: 'Accueil (copie)' }).waitFor();
  expect(await cards.filter({ hasText: '(copie)' }).textContent()).toMatch(/Copie de\s: Accueil/);
  await page.getByRole('button', { name: 'Supprimer Accueil (copie)' }).click();
  await expect.poll(() => cards.count()).toBe(1);
  await page.locator('.bar').getByRole('button', { name: 'Annuler' }).click();
  await expect.poll(() => cards.count()).toBe(2);

  const handIn = async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: readFileSync(archive) });
    await page.getByRole('dialog').waitFor();
  };
  await handIn();
  await page.getByRole('button', { name: 'Garder les deux' }).click();
  await expect.poll(() => cards.count()).toBe(3);
  await handIn();
  await page.getByRole('button', { name: 'Remplacer celle d’ici' }).click();
  await page.getByText('l’ancienne est mise de côté').waitFor();
  const client = async () => {
    const other = await workshop.window(context, 'atelier/cadrage/#accueil');
    await other.getByLabel('Commanditaire').waitFor();
    const value = await other.getByLabel('Commanditaire').inputValue();
    await other.close();
    return value;
  };
  expect(await client()).toBe('Caisse');
  await page.locator('.bar').getByRole('button', { name: 'Annuler' }).click();
  await expect.poll(client, { timeout: 10_000 }).toBe('Mutuelle');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('rien') });
  await page.getByRole('alert').waitFor();
  await context.close();
});

test('a dialog that closes leaves the one alone that is asked for meanwhile', async () => {
  const context = await workshop.device();
  const page = await withExample(context);
  await page.keyboard.press('e');
  await page.getByRole('dialog', { name: /^Exporter/ }).waitFor();
  // In one go: the browser tells of the closing later.
  await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
  });
  await page.getByRole('dialog', { name: 'Touches' }).waitFor();
  await context.close();
});

test.each([1366, 320])(
  'every screen is accessible, light and dark, %i pixels wide',
  async (width) => {
    const context = await workshop.device({ viewport: { width, height: width === 320 ? 640 : 768 } });
    const page = await withExample(context);
    for (const slug of ['', ...slugs]) {
      await page.goto(workshop.address(slug === '' ? 'atelier/' : `atelier/${slug}/#${example}`));
      await page
        .locator(slug === '' ? '.cards .card' : '.beside .count')
        .first()
        .waitFor();
      if (slug !== '') await checked(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), slug).toBeLessThanOrEqual(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${slug} ${colorScheme}`).toEqual([]);
      }
    }
    for (const key of ['Control+k', '?', 'e']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      expect(await violations(page), key).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await context.close();
  },
  240_000,
);
