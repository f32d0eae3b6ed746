import { globSync, readFileSync } from 'node:fs';
import axe from 'axe-core';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Course } from '#blocks/course';
import { readLesson } from '#blocks/lessonFile';
import { playerData } from '#blocks/playerData';
import { packedLimit } from '#core/tracking/pack';
import type { FileTree } from '#core/fileTree';
import { html as htmlFormat } from '#formats/html/write';
import { scorm12 } from '#formats/scorm12/write';
import { frenchWords } from '#i18n/words.ts';
import { freshPlayer } from '../../scripts/buildPlayer';
import { everything, html, oneOfEach, practised } from '../blocks/samples';
import { smallCourse } from '../fixtures/courses';
import { quiet } from '../fixtures/means';
import { openBrowser } from './chromium';
import { type Attempt, launch, PackageHost } from './packageHost';

const page = readLesson('lessons/tout.mdx', `---\nid: l-0a1b2c3d4e\ntitle: Tout\n---\n\n${everything}`);
if (!page.ok) throw new Error('the page of samples is read');
const image = smallCourse.media.get('media/point.svg') as Uint8Array;
const media = ['matrice.svg', 'entretien.mp4', 'entretien.vtt', 'temoin.mp3', 'grille.ods'];

/** One module of one page with every block; its quiz practises the test of the module before. */
const course: Course = {
  ...smallCourse,
  questions: [
    ...smallCourse.questions,
    ...oneOfEach.filter(({ id }) => smallCourse.questions.every((one) => one.id !== id)),
  ],
  lessons: [page.value],
  tests: smallCourse.tests.map((one) => ({ ...one, id: one.code === 'PRE' ? 'e-0a1b2c3d4e' : one.id })),
  design: {
    ...smallCourse.design,
    modules: smallCourse.design.modules.map((module) => ({
      ...module,
      sequences: module.sequences.map((sequence) => ({
        ...sequence,
        activities: sequence.activities.map(({ test: _, ...activity }) => ({ ...activity, pages: [page.value.id] })),
      })),
    })),
  },
  media: new Map(media.map((name) => [`media/${name}`, image])),
};

const css = ['src/styles/tokens.css', 'src/blocks/base.css', ...globSync('src/blocks/*/*.css').sort()]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** A page of a site: the blocks, the whole style, the script of practice. */
async function plainPage(): Promise<FileTree> {
  const { outputFiles } = await build({
    entryPoints: ['src/player/practice.ts'],
    bundle: true,
    format: 'iife',
    write: false,
    charset: 'utf8',
  });
  const data = playerData([...course.questions, practised], frenchWords);
  const text = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Page</title><style>${css}</style></head><body><main><h1>Page</h1><div class="nv-prose">${html(everything)}</div></main><script type="application/json" id="nv-data">${data}</script><script>${outputFiles[0]?.text.replaceAll('</script', '<\\/script')}</script></body></html>`;
  return new Map<string, string | Uint8Array>([['index.html', text], ...course.media]);
}

async function packageOf(format = htmlFormat): Promise<FileTree> {
  const result = await format.write(course, quiet({ player: await freshPlayer() }));
  if (!result.ok) throw new Error('a package is written');
  const archive = `secourisme-m1.${format.id}.zip/`;
  return new Map(
    [...result.value].flatMap(([path, file]) => (path.startsWith(archive) ? [[path.slice(archive.length), file]] : [])),
  );
}

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let host: PackageHost | undefined;
const trouble: string[] = [];
const hosts = { 'a package': packageOf, 'a plain page': plainPage };

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 900, height: 800 }, acceptDownloads: true });
  tab = await context.newPage();
  trouble.length = 0;
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()));
  tab.on('pageerror', (error) => trouble.push(String(error)));
});
afterEach(async () => {
  await context.close();
  await host?.close();
  host = undefined;
  expect(trouble).toEqual([]);
});

async function open(tree: FileTree): Promise<void> {
  host = await PackageHost.open(tree);
  await tab.goto(`${host.address}/index.html`);
  await tab.waitForSelector('.nv-tabname');
}
const focused = (where: Page | Frame = tab) => where.evaluate(() => (document.activeElement?.textContent ?? '').trim());

for (const [name, treeOf] of Object.entries(hosts)) {
  test(`${name}: tabs by arrows, Home and End; one panel at a time`, async () => {
    await open(await treeOf());
    await tab.getByRole('tab', { name: 'Par enquête' }).focus();
    expect(await tab.getByRole('tabpanel').count()).toBe(1);
    await tab.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Par observation');
    expect(await tab.getByRole('tabpanel').textContent()).toContain('La grille décrit');
    await tab.keyboard.press('End');
    expect(await focused()).toContain('Par les réclamations');
    await tab.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Par enquête');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
    await tab.evaluate(() => (document.documentElement.dir = 'rtl'));
    await tab.getByRole('tab', { name: 'Par enquête' }).focus();
    await tab.keyboard.press('ArrowLeft');
    expect(await focused()).toBe('Par observation');
  });

  test(`${name}: a card turns by Enter, and back`, async () => {
    await open(await treeOf());
    const card = tab.getByRole('button', { name: 'Besoin' });
    await card.focus();
    const behind = tab.getByText('Un écart mesuré.');
    expect(await behind.isVisible()).toBe(false);
    await tab.keyboard.press('Enter');
    expect(await behind.isVisible()).toBe(true);
    expect(await card.getAttribute('aria-expanded')).toBe('true');
    await tab.keyboard.press('Enter');
    expect(await behind.isVisible()).toBe(false);
  });

  test(`${name}: ticks and reflections are there after a reload, and leave as a text`, async () => {
    await open(await treeOf());
    await tab.getByLabel('Le constat est daté.').focus();
    await tab.keyboard.press(' ');
    const field = tab.locator('.nv-reflection textarea');
    await field.focus();
    await tab.keyboard.type("L'accueil ; é < 3");
    expect(await tab.locator('.nv-reflection').textContent()).toContain('Ce texte reste sur cet appareil');
    await tab.reload();
    expect(await tab.getByLabel('Le constat est daté.').isChecked()).toBe(true);
    expect(await tab.getByLabel('La consigne existe').isChecked()).toBe(false);
    expect(await field.inputValue()).toBe("L'accueil ; é < 3");
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('button', { name: 'Télécharger mes réponses' }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('mes-reponses.txt');
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/Quel constat de votre service[^]*L'accueil ; é < 3/);
  });

  test(`${name}: a case is walked by its choices to the debrief, and again`, async () => {
    await open(await treeOf());
    const scene = tab.locator('.nv-scene:not(.nv-off)');
    const debrief = tab.locator('.nv-debrief');
    expect(await scene.count()).toBe(1);
    expect(await debrief.isVisible()).toBe(false);
    await tab.getByRole('button', { name: 'Demander sur quel constat' }).press('Enter');
    expect(await focused()).toBe('Le registre');
    await tab.keyboard.press('Tab');
    expect(await focused()).toBe('Inscrire tout de même la session');
    await tab.keyboard.press('Enter');
    expect(await focused()).toBe('La session a lieu');
    expect(await debrief.isVisible()).toBe(true);
    await tab.getByRole('button', { name: 'Recommencer' }).press('Enter');
    expect(await focused()).toBe('Un appel');
    expect(await debrief.isVisible()).toBe(false);
  });

  test(`${name}: the questions of a quiz in the page are for practice`, async () => {
    await open(await treeOf());
    const card = tab.locator('.nv-quiz nv-question').first();
    await card.locator('input[value="c-0a1b2c3d4e"]').press(' ');
    await card.getByRole('button', { name: 'Vérifier' }).press('Enter');
    await expect.poll(() => card.locator('.nv-result').textContent()).toContain('Exact.');
  });
}

test('nothing plays by itself or is fetched before it is asked for; captions and transcript are there', async () => {
  await open(await packageOf());
  const requests: string[] = [];
  tab.on('request', (request) => requests.push(request.url()));
  await tab.reload();
  await tab.waitForSelector('.nv-tabname');
  expect(requests.filter((url) => /\.(?:mp4|mp3|ods)$/.test(url))).toEqual([]);
  const video = tab.locator('video');
  expect(await video.getAttribute('autoplay')).toBe(null);
  expect(await video.locator('track[kind="captions"][srclang="fr"]').count()).toBe(1);
  const transcript = tab.locator('.nv-media summary').first();
  await transcript.press('Enter');
  expect(await tab.getByText('Que veut le directeur').isVisible()).toBe(true);
});

async function leave(lms: PackageHost): Promise<Attempt> {
  const before = lms.attempt;
  await tab.goto('about:blank');
  await vi.waitFor(() => expect(lms.attempt).not.toBe(before));
  return lms.attempt as Attempt;
}

test('in an LMS a reflection comes back, is in no interaction, and is not read in passing', async () => {
  const lms = (host = await PackageHost.open(await packageOf(scorm12)));
  const frame = await launch(tab, lms);
  await frame.locator('.nv-reflection textarea').fill('Mon chef confond besoin et demande');
  expect(await frame.locator('.nv-reflection').textContent()).not.toContain('Ce texte reste');
  const card = frame.locator('.nv-quiz nv-question').first();
  await card.locator('input').first().press(' ');
  await card.getByRole('button', { name: 'Vérifier' }).press('Enter');
  const attempt = await leave(lms);
  expect(Object.keys(attempt.interactions)).toHaveLength(1);
  expect(JSON.stringify(attempt)).not.toMatch(/chef|confond/);
  const again = await launch(tab, lms);
  expect(await again.locator('.nv-reflection textarea').inputValue()).toBe('Mon chef confond besoin et demande');
});

test('what does not fit the room of the LMS stays on the device, and that is said', async () => {
  const lms = (host = await PackageHost.open(await packageOf(scorm12)));
  const frame = await launch(tab, lms);
  const long = 'Un constat. '.repeat(600);
  await frame.locator('.nv-reflection textarea').fill(long);
  await frame.getByText('Ce texte reste sur cet appareil').waitFor();
  const attempt = await leave(lms);
  expect(attempt.suspend_data.length).toBeLessThanOrEqual(packedLimit);
  const again = await launch(tab, lms);
  expect(await again.locator('.nv-reflection textarea').inputValue()).toBe(long);
});

test.each(['', '\n', '\n{', '\n["x"]', '\n{"n-0a1b2c3d4e":{"toString":null}}', '\n{"__proto__":{"x":1}}', '\nnull'])(
  'hostile state %j is a fresh start',
  async (tail) => {
    const lms = (host = await PackageHost.open(await packageOf(scorm12)));
    lms.attempt = {
      core: { lesson_status: 'incomplete', exit: 'suspend', score: {} },
      suspend_data: `["x",0]${tail}`,
      interactions: {},
    };
    const frame = await launch(tab, lms);
    expect(await frame.locator('.nv-reflection textarea').inputValue()).toBe('');
    expect(await frame.locator('.nv-tabname').count()).toBe(3);
  },
);

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['ltr', 'rtl'] as const).flatMap((dir) => [320, 1100].map((width) => ({ colorScheme, dir, width }))),
);
test.each(looks)(
  'alive, every block is accessible and fits: $colorScheme $dir $width',
  async ({ colorScheme, dir, width }) => {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width, height: 800 });
    await open(await packageOf());
    await tab.evaluate((to) => (document.documentElement.dir = to), dir);
    for (const button of await tab.locator('.nv-turncard').all()) await button.click();
    await tab.getByRole('button', { name: 'Inscrire la session au plan' }).click();
    const violations = await tab.evaluate(
      `(async () => { ${axe.source}; return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]); })()`,
    );
    expect(violations).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  },
);

test('printed, every tab, card, scene and transcript is on paper', async () => {
  await open(await packageOf());
  await tab.emulateMedia({ media: 'print' });
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  for (const text of [
    'Le registre en garde la trace.',
    'Un écart mesuré.',
    'Trois mois après',
    'Une demande n',
    'Que veut le directeur',
    'Une ligne par agent',
  ])
    expect(await tab.getByText(text).first().isVisible(), text).toBe(true);
  expect(await tab.locator('.nv-tablist').isVisible()).toBe(false);
});

test('scripts off, every block reads in sequence', async () => {
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const reader = await bare.newPage();
  host = await PackageHost.open(await packageOf());
  await reader.goto(`${host.address}/index.html`);
  for (const text of [
    'Le registre en garde la trace.',
    'Un écart mesuré.',
    'Si vous choisissez',
    'Trois mois après',
    'Une demande n',
  ])
    expect(await reader.getByText(text).first().isVisible(), text).toBe(true);
  await reader.getByRole('link', { name: 'Demander sur quel constat il se fonde' }).click();
  expect(reader.url()).toMatch(/#x-la-demande-du-directeur-demander$/);
  await bare.close();
});
