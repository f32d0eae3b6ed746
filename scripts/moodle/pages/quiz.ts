/** Answers a quiz of Moodle in its own pages: the fields that a learner sees, then « Tout envoyer et terminer ». */
import type { Locator, Page } from 'playwright-core';
import { dontKnow } from '#core/question/dontKnow';
import type { Question } from '#core/question/index';
import { partnersOf } from '#core/question/matching/index';
import { alike } from '#formats/moodle-results/cell';
import { plainOf, type Response } from '../given.ts';

interface Given {
  readonly question: Question;
  readonly response: Response;
}

export async function fillQuiz(page: Page, answers: readonly Given[], shot: string, entry: string): Promise<void> {
  for (let sheet = 1; ; sheet += 1) {
    await page.screenshot({ path: `${shot}-${sheet}.png`, fullPage: true });
    for (const card of await page.locator('.que:not(.description)').all()) await fillCard(card, answers);
    await page.locator('#mod_quiz-next-nav').click();
    await page.waitForLoadState();
    if (page.url().includes('summary.php')) break;
  }
  await page.screenshot({ path: `${shot}-resume.png`, fullPage: true });
  await page.locator('#frm-finishattempt [type=submit], .btn-finishattempt [type=submit]').last().click();
  // The form is sent by hand of the script once the question is answered: not before the box is whole.
  const save = page.locator('.modal.show [data-action=save]');
  await save.waitFor();
  await page.waitForLoadState('networkidle');
  await save.click();
  await page.waitForURL((url) => !url.pathname.endsWith('summary.php'), { waitUntil: 'commit' });
  await page.waitForLoadState('domcontentloaded');
  await page.screenshot({ path: `${shot}-fin.png`, fullPage: true });
  // The page of the quiz tells the mark too, whatever a site shows after the last click.
  await page.goto(entry);
}

async function fillCard(card: Locator, answers: readonly Given[]): Promise<void> {
  const shown = lettersOf(await card.locator('.formulation').innerText());
  const found = answers.find(({ question }) => shown.includes(startOf(question)));
  if (!found) throw new Error(`question inconnue dans Moodle : ${shown.slice(0, 120)}`);
  const { question, response } = found;
  const all = ([] as string[]).concat(response ?? []);
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return tick(
        card,
        all.map((id) => textOf(question, id)),
      );
    case 'short':
    case 'numeric':
      return card
        .locator('input[type=text]')
        .first()
        .fill(all[0] ?? '');
    case 'long':
      return writeLong(card, all[0] ?? '');
    case 'matching':
      return match(card, question, all);
    case 'ordering':
      return order(
        card,
        all.map((id) => plainOf(question.items.find((one) => one.id === id)?.text ?? '')),
      );
    case 'cloze':
      return fillGaps(card, question, all);
    case 'likert':
      return;
  }
}

const lettersOf = (text: string): string => alike(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** What a picture shows is told to those who cannot see it, not written on the page. */
const startOf = ({ stem }: Question): string =>
  lettersOf(plainOf(stem.replace(/!\[[^\]]*\]\([^)]*\)/g, '')).split(/\[\[\d+\]\]/)[0] ?? '').slice(0, 30);

function textOf(question: Extract<Question, { type: 'single' | 'multiple' | 'true-false' }>, id: string): string {
  if (id === dontKnow) return 'Je ne sais pas';
  if (question.type === 'true-false') return id === 'true' ? 'Vrai' : 'Faux';
  return plainOf(question.choices.find((choice) => choice.id === id)?.text ?? '');
}

async function tick(card: Locator, texts: readonly string[]): Promise<void> {
  for (const row of await card.locator('.answer > div').all()) {
    const text = alike(await row.innerText());
    const isMeant = texts.some((one) => text.endsWith(alike(one)));
    if (isMeant) await row.locator('input:not([type=hidden])').first().check();
  }
}

/** The editor is a frame of its own where it is on; its field is there in any case. */
async function writeLong(card: Locator, text: string): Promise<void> {
  const field = card.locator('textarea').first();
  await field.evaluate((area, value) => {
    const { tinymce } = window as { tinymce?: { get(id: string): { setContent(html: string): void } | null } };
    const html = `<p>${value.replaceAll('&', '&amp;')}</p>`;
    const editor = tinymce?.get(area.id);
    if (editor) editor.setContent(html);
    else (area as HTMLTextAreaElement).value = html;
  }, text);
}

async function match(
  card: Locator,
  question: Extract<Question, { type: 'matching' }>,
  ids: readonly string[],
): Promise<void> {
  const partners = partnersOf(question);
  for (const row of await card.locator('.answer tr').all()) {
    const shown = lettersOf(await row.locator('td').first().innerText());
    const at = question.pairs.findIndex(({ left }) => lettersOf(plainOf(left)) === shown);
    const wanted = partners.find(({ id }) => id === ids[at])?.text ?? '';
    const list = row.locator('select');
    const labels = await list.locator('option').allInnerTexts();
    await list.selectOption({ index: labels.findIndex((label) => alike(label) === alike(wanted)) });
  }
}

/** Dragging writes the order of the items into a hidden field. */
async function order(card: Locator, texts: readonly string[]): Promise<void> {
  const items = card.locator('.sortablelist > li');
  const shown = await items.evaluateAll((list) => list.map(({ id, textContent }) => ({ id, text: textContent })));
  const ids = texts.map((text) => shown.find((item) => lettersOf(item.text).startsWith(lettersOf(text)))?.id ?? '');
  await card.locator('input[type=hidden][name*=_response_]').evaluate((field, value) => {
    (field as HTMLInputElement).value = value;
  }, ids.join(','));
}

async function fillGaps(
  card: Locator,
  question: Extract<Question, { type: 'cloze' }>,
  values: readonly string[],
): Promise<void> {
  const fields = await card.locator('.subquestion input[type=text], .subquestion select').all();
  for (const [at, field] of fields.entries()) {
    const gap = question.gaps[at];
    if (gap?.kind !== 'choice') await field.fill(values[at] ?? '');
    else {
      const wanted = gap.choices.find(({ id }) => id === values[at])?.text ?? '';
      const labels = await field.locator('option').allInnerTexts();
      await field.selectOption({ index: labels.findIndex((label) => alike(label) === alike(wanted)) });
    }
  }
}
