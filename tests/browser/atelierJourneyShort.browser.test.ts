import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { checked, kept, openWorkshop, slugs, violations } from './atelierHost.ts';

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
afterEach(() => expect(workshop.trouble.splice(0)).toEqual([]));

/** The questions of a screen, a choice among several being one. */
const questions = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.work')
    .locator('input:visible, textarea:visible, select:visible')
    .evaluateAll((all) => {
      const fields = all as HTMLInputElement[];
      const isFirst = (field: HTMLInputElement) =>
        field.name === '' || fields.find(({ name }) => name === field.name) === field;
      return fields
        .filter(isFirst)
        .map(({ ariaLabel, labels }) => (ariaLabel ?? labels?.[0]?.textContent ?? '').replace(/\s+/g, ' ').trim());
    });

test('PAGOF in « Essentiel », on a phone: at most forty fields, and from a title to a first objective that holds', async () => {
  const context = await workshop.device({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const page = await workshop.window(context);
  await page.getByRole('heading', { name: 'Par où commencer' }).waitFor();
  await page.getByRole('button', { name: 'Nouvelle formation' }).tap();
  await page.getByLabel('Titre').fill('Plateforme de consultation');
  await page.getByRole('radio', { name: /^PAGOF/ }).check();
  expect(await page.getByRole('radio', { name: /^Essentiel/ }).isChecked()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Créer la formation' }).tap();
  await page.getByLabel('Commanditaire').waitFor();

  const shown: string[] = [];
  for (const slug of slugs) {
    await page.locator(`.path a[href*="/${slug}/"]`).tap();
    await page.waitForURL(`**/${slug}/**`);
    await checked(page);
    const all = await questions(page);
    expect(all).not.toContain('');
    shown.push(...all);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), slug).toBeLessThanOrEqual(360);
    expect(await violations(page), slug).toEqual([]);
  }
  expect(shown.length, shown.join(' | ')).toBeGreaterThan(10);
  expect(shown.length, shown.join(' | ')).toBeLessThanOrEqual(40);

  await page.locator('.path a[href*="/besoins/"]').tap();
  await page.getByLabel('Nouvelle compétence').fill('Publier une consultation');
  await page.getByLabel('Nouveau besoin').fill('Les consultations restent sans réponse.');
  await page.locator('.path a[href*="/objectifs/"]').tap();
  await page
    .getByLabel('Nouvel objectif opérationnel')
    .fill("À partir du guide, l'administrateur publie une consultation, sans erreur sur les champs obligatoires.");
  const row = page.locator('.tree li', { hasText: 'Séance' }).first();
  await row.getByLabel('Niveau', { exact: true }).selectOption({ label: 'Appliquer' });
  await row.getByLabel('Compétences visées', { exact: true }).selectOption({ label: 'C01 Publier une consultation' });
  await row.getByRole('button', { name: /^Ajouter à/ }).tap();
  await kept(page);
  await checked(page);
  // Nothing is said of the sentence, its level or its link: only that the later stages are to come.
  await row
    .getByText(/aucune activité ne travaille l’objectif O1/)
    .first()
    .waitFor();
  const said = await row.locator('p, li').evaluateAll((all) => all.map((one) => one.textContent.trim()));
  const remarks = [...new Set(said.filter((text) => /^(Erreur|À revoir|Remarque)/u.test(text)))];
  expect(remarks.filter((text) => !text.includes('Rupture du fil'))).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await context.close();
});
