/**
 * `npm run bench:workspace`: what each stage of the workspace makes a browser load, which fails the run, and how long a
 * large course takes to open and to type in, on a processor four times slower. Needs `npm run build` first.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { zip } from '#codecs/zip';
import { openBrowser } from '../../tests/browser/chromium.ts';
import { SiteHost } from '../../tests/browser/siteHost.ts';
import { oneModule, type Size, writeMadeCourse } from './cli/madeCourse.ts';

const most = 110 * 1024;
const runs = 3;
const slower = 4;
/** Milliseconds in which the parts of a stage that come later are asked for. */
const behind = 1_000;
const assets = 'dist/_astro';
const screens = readFileSync('src/islands/atelier/stages/screens.ts', 'utf8');
const stages = readdirSync('dist/atelier', { withFileTypes: true }).flatMap((one) =>
  one.isDirectory() ? one.name : [],
);
/** 60 pages, 500 questions, no media: nothing of them is read when a course opens. */
const large: Size = { ...oneModule, modules: 10, pagesPerModule: 6, questionsPerModule: 50, images: 0 };
const small: Size = { ...oneModule, pagesPerModule: 1, questionsPerModule: 1, images: 0 };

const scratch = mkdtempSync(join(tmpdir(), 'navette-bench-'));
const host = await SiteHost.open('dist', '/x/');
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
await context.addInitScript(noteFirst);
let failed = false;
try {
  const page = await context.newPage();
  await handIn(page, 'grande', large);
  await handIn(page, 'petite', small);
  for (const stage of stages) report(stage, await scriptsOf(stage));
  await timesOf(page);
} finally {
  await browser.close();
  await host.close();
  rmSync(scratch, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;

interface Scripts {
  /** What must be there before the stage can be: its page, its screen, and all that they import statically. */
  readonly first: ReadonlyMap<string, number>;
  /** Loaded right behind: the parts of the stage that come later. */
  readonly next: ReadonlyMap<string, number>;
}

async function scriptsOf(stage: string): Promise<Scripts> {
  const first = weighed(entriesOf(stage));
  const page = await context.newPage();
  await page.goto(host.address(`atelier/${stage}/#petite`));
  const shown = await there(page);
  await page.waitForFunction((time) => performance.now() > time, shown + behind);
  const loaded = await page.evaluate((until) => {
    const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return all.flatMap(({ name, startTime }) => (name.endsWith('.js') && startTime <= until ? [name] : []));
  }, shown + behind);
  await page.close();
  const files = weighed(loaded.map((name) => basename(name)).filter((file) => !file.includes('.worker')));
  const missed = [...first.keys()].filter((file) => !files.has(file));
  if (missed.length > 0) throw new Error(`${stage} ne charge pas ${missed.join(', ')}`);
  return { first, next: new Map([...files].filter(([file]) => !first.has(file))) };
}

/** The scripts that the page of a stage names, and the screen that its island asks for at once. */
function entriesOf(slug: string): readonly string[] {
  const html = readFileSync(join('dist/atelier', slug, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:-url=|\bfrom ?|\bimport ?|src=)"([^"]+\.js)"/g)].map(([, path = '']) =>
    basename(path),
  );
  const stage = /&quot;stage&quot;:\[0,&quot;([a-z]+)&quot;/.exec(html)?.[1];
  const screen = new RegExp(`\\b${stage}: .*/(\\w+)\\.svelte`).exec(screens)?.[1];
  // Of two chunks with one name, the screen is the one that the island asks for.
  const island = named
    .filter((file) => file.startsWith('Atelier.'))
    .map((file) => readFileSync(join(assets, file), 'utf8'));
  const chunk = readdirSync(assets).filter(
    (file) => file.startsWith(`${screen}.`) && file.endsWith('.js') && island.some((code) => code.includes(file)),
  );
  if (chunk.length !== 1) throw new Error(`${slug} : ${chunk.length} écrans trouvés dans ${assets}`);
  return [...named, ...chunk];
}

function weighed(entries: readonly string[]): ReadonlyMap<string, number> {
  const files = new Set<string>();
  entries.forEach((file) => withImports(file, files));
  return new Map([...files].map((file) => [file, gzipSync(readFileSync(join(assets, file)), { level: 9 }).length]));
}

function withImports(file: string, known: Set<string>): void {
  if (known.has(file)) return;
  known.add(file);
  const code = readFileSync(join(assets, file), 'utf8');
  for (const [, path = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
    withImports(basename(path), known);
}

/** Opening and typing, beside the same with a small course: what a large one costs. */
async function timesOf(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  for (const stage of ['cadrage', 'contenus', 'evaluation']) {
    const [ours, floor] = [[], []] as [number[], number[]];
    for (let run = 0; run < runs; run += 1) {
      floor.push(await opening(page, stage, 'petite'));
      ours.push(await opening(page, stage, 'grande'));
    }
    const [time, bare] = [median(ours), median(floor)];
    show(
      `ouvrir 60 pages et 500 questions, ${stage}`,
      `${ms(time)} (budget : 1 500 ms), ${times(time / bare)} une petite`,
    );
  }
  for (const name of ['petite', 'grande']) {
    const { longest, late } = await typing(page, name);
    show(`taper, formation ${name}`, `plus longue tâche ${ms(longest)}, touche la plus lente ${ms(late)}`);
  }
}

/** From the address to the first field, in the page's own time. */
async function opening(page: Page, stage: string, name: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(host.address(`atelier/${stage}/#${name}`), { waitUntil: 'commit' });
  return there(page);
}

async function typing(page: Page, name: string): Promise<{ readonly longest: number; readonly late: number }> {
  await opening(page, 'cadrage', name);
  const field = page.getByLabel('Contexte et enjeux');
  await field.focus();
  await page.evaluate(() => {
    const seen = { longest: 0, late: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => (seen.longest = Math.max(seen.longest, duration))),
    ).observe({ type: 'longtask' });
    document.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => (seen.late = Math.max(seen.late, performance.now() - timeStamp)))),
      true,
    );
  });
  // Over several savings, which come a moment after the last key.
  for (let word = 0; word < 6; word += 1) await field.pressSequentially('Les files durent. ', { delay: 60 });
  await page.locator('.sign[data-state=kept]').waitFor();
  return page.evaluate(() => (globalThis as unknown as { seen: { longest: number; late: number } }).seen);
}

/** When the first section was drawn, in the page's own time. */
async function there(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('there').length > 0);
  return page.evaluate(() => performance.getEntriesByName('there')[0]?.startTime ?? NaN);
}

/** In every page: notes when the first section is drawn. */
function noteFirst(): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.work section, .work .aside')) return;
    performance.mark('there');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** A made course, taken in as a person does. */
async function handIn(page: Page, name: string, size: Size): Promise<void> {
  const folder = join(scratch, name);
  writeMadeCourse(folder, size);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const tree = new Map(
    files.map((one) => {
      const path = join(one.parentPath, one.name);
      // Two courses of this bench are two courses to the workspace.
      const text = readFileSync(path, 'utf8').replace(
        'urn:uuid:00000000',
        `urn:uuid:${size.modules.toString(16).padStart(8, '0')}`,
      );
      return [`${name}${path.slice(folder.length)}`, text];
    }),
  );
  await page.goto(host.address('atelier/'));
  await page.locator('.begin button:enabled').first().waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name: `${name}.zip`,
    mimeType: 'application/zip',
    buffer: Buffer.from(zip(tree, '2026-11-25T00:00:00Z')),
  });
  await page.locator(`.card a[href*="#${name}"]`).waitFor();
}

/** Over the budget, what weighs most is named. */
function report(stage: string, { first, next }: Scripts): void {
  const bytes = sum(first);
  const isOver = bytes > most;
  failed ||= isOver;
  const then = next.size > 0 ? `, puis ${sum(next)}` : '';
  show(`scripts de l’étape ${stage}, gzip`, `${bytes} octets (≤ ${most})${isOver ? ' DÉPASSÉ' : ''}${then}`);
  if (!isOver) return;
  const heaviest = [...first].sort(([, one], [, other]) => other - one).slice(0, 8);
  heaviest.forEach(([file, size]) => show(`  ${file}`, String(size)));
}
function sum(files: ReadonlyMap<string, number>): number {
  return [...files.values()].reduce((all, one) => all + one, 0);
}
function show(what: string, value: string): void {
  console.log(`${what} : ${value}`);
}
function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;
}
function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
function times(value: number): string {
  return `× ${value.toFixed(2)}`;
}
