import { createServer } from 'node:http';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import type { Clock, CourseStore } from '#core/course/store';
import type { Chance } from '#core/id';
import { folder, readable, retitled, threeFiles } from '../contracts/courseStoreContract.ts';
import { openBrowser } from './chromium.ts';

const bundle = await build({
  stdin: {
    contents: `import { browserStore } from '#adapters/browser/courseStore';
      import { chance } from '#adapters/browser/chance';
      import { clock } from '#adapters/browser/clock';
      globalThis.navette = { store: browserStore(), other: browserStore(), chance, clock };`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  format: 'iife',
  write: false,
});
const script = bundle.outputFiles[0]!.text;
const server = createServer((request, response) => {
  response.setHeader('content-type', request.url === '/store.js' ? 'text/javascript' : 'text/html; charset=utf-8');
  response.end(
    request.url === '/store.js' ? script : '<!doctype html><title>magasin</title><script src="/store.js"></script>',
  );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await openBrowser();
afterAll(async () => {
  await browser.close();
  server.close();
});

test('in a real browser a course is kept, saved whole, seen from another window, and only one of two saves wins', async () => {
  const context = await browser.newContext();
  const address = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
  const [one, other] = [await context.newPage(), await context.newPage()];
  for (const page of [one, other]) await page.goto(address);

  const files = readable(folder) as [string, string][];
  const put = await one.evaluate(async (entries) => {
    const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return await navette.store.put('accueil', new Map(entries.map(([path, text]) => [path, bytes(text)])));
  }, files);
  expect(put).toMatchObject({ ok: true });
  expect(await one.evaluate((changes) => navette.store.save('accueil', changes, 4), threeFiles)).toMatchObject({
    value: 5,
  });

  const race = [one, other].map((page, index) =>
    page.evaluate(([changes]) => navette.store.save('accueil', changes!, 5), [retitled('Guichet', `Fenêtre ${index}`)]),
  );
  const results = await Promise.all(race);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(results.flatMap(({ problems }) => problems)).toMatchObject([{ code: 'course/changed-elsewhere' }]);

  await one.close();
  await other.reload();
  const seen = await other.evaluate(async () => {
    const open = await navette.store.open('accueil');
    const history = await navette.store.history('accueil');
    const missing = await navette.store.open('rien');
    const media = open.ok ? Array.from(open.value.get('media/plan.png') as Uint8Array) : [];
    const paths = open.ok ? [...open.value.keys()] : [];
    return { paths, media, batches: history.ok && history.value.length, missing: missing.problems[0]?.code };
  });
  expect(seen).toEqual({
    paths: [
      'bank.json',
      'course.json',
      'data/people.json',
      'history/changes.jsonl',
      'lessons/guichet.mdx',
      'media/plan.png',
      'prive/notes.md',
    ],
    media: [137, 80, 78, 71, 0, 255],
    batches: 2,
    missing: 'course/not-found',
  });
  await context.close();
});

test('the clock and the chance of the browser have the shape of their ports', async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
  const given = await page.evaluate(() => ({ now: navette.clock(), bytes: navette.chance(10).length }));
  expect(given.bytes).toBe(10);
  expect(given.now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

/** What the bundle puts on the page. */
declare const navette: {
  store: CourseStore;
  clock: Clock;
  chance: Chance;
};
