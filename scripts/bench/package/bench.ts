/** `npm run bench:package`: bytes and requests of one module, which fail the run, and its times beside the same content as plain HTML. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { bytesOf } from '#core/fileTree';
import { freshPlayer } from '../../buildPlayer.ts';
import { findBrowser } from '../../findBrowser.ts';
import { benchPackage, floorOf, sizesOf } from './sizes.ts';

const runs = 5;
const mostRequests = 4;
/** 400 kbit/s, 400 ms there and back, a processor four times slower, nothing compressed on the way. */
const network = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const tree = await benchPackage(await freshPlayer());
const floor = floorOf(tree, readFileSync(join(import.meta.dirname, 'floor.html'), 'utf8'));
const server = createServer((request, response) => {
  const path = (request.url ?? '/').slice(1);
  const file = path === 'floor.html' ? floor : bytesOf(tree, path);
  response.writeHead(file ? 200 : 404, {
    'content-type': path.endsWith('.html') ? 'text/html; charset=utf-8' : 'image/png',
  });
  response.end(file ?? '');
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });

let failed = false;
for (const { what, bytes, most } of sizesOf(tree)) report(what, `${bytes} octets`, `≤ ${most}`, bytes <= most);

const [plain, ours] = [[], []] as [Visit[], Visit[]];
for (let run = 0; run < runs; run += 1) {
  plain.push(await visit(browser, `${root}/floor.html`));
  ours.push(await visit(browser, `${root}/index.html`));
}
const requests = Math.max(...ours.map((one) => one.requests));
report('requêtes avant la première peinture', String(requests), `≤ ${mostRequests}`, requests <= mostRequests);
const ratio = median(ours.map(({ paint }) => paint)) / median(plain.map(({ paint }) => paint));
report('première peinture ÷ HTML nu', `× ${ratio.toFixed(2)}`, '≤ × 1,2 (à lire)', true);
const graded = median(ours.map((one) => one.graded));
report(
  'premier clic corrigé',
  `${(graded / 1000).toFixed(2)} s = × ${(graded / median(plain.map(({ paint }) => paint))).toFixed(2)} la peinture nue`,
  '≤ 2,5 s (à lire)',
  true,
);
await browser.close();
server.close();
process.exitCode = failed ? 1 : 0;

interface Visit {
  /** First contentful paint, in milliseconds. */
  readonly paint: number;
  /** The document and what was asked for before it was painted. */
  readonly requests: number;
  /** When the first question was answered and corrected; 0 where nothing corrects. */
  readonly graded: number;
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(answerFirst);
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  if (address.endsWith('index.html')) await page.waitForFunction(() => 'graded' in window);
  const seen = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const before = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => startTime < paint && !name.startsWith('data:'));
    return { paint, requests: 1 + before.length, graded: Number((window as { graded?: number }).graded ?? 0) };
  });
  await context.close();
  return seen;
}

/** In the page: a learner as quick as the page, who answers the first question as soon as it can be checked. */
function answerFirst(): void {
  const look = () => {
    const question = document.querySelector('nv-question');
    const button = question?.querySelector<HTMLButtonElement>('.nv-button');
    if (!question || !button) return void requestAnimationFrame(look);
    const option = question.querySelector<HTMLInputElement>('input[type=radio], input[type=checkbox]');
    if (option) option.click();
    else (question.querySelector<HTMLInputElement>('.nv-text') as HTMLInputElement).value = 'le besoin';
    button.click();
    requestAnimationFrame(() => {
      if (question.querySelector('.nv-verdict')) (window as { graded?: number }).graded = performance.now();
    });
  };
  look();
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function report(what: string, value: string, budget: string, kept: boolean): void {
  console.log(`${kept ? ' ' : '✗'} ${what.padEnd(38)}${value.padEnd(44)}${budget}`);
  failed ||= !kept;
}
