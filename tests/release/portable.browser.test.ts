import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portableFiles, portableProgram } from '../../scripts/release/portableFiles';
import { platformOf } from '../../scripts/release/platforms';
import { archiveOf } from '../../scripts/release/releaseFile';
import { kept } from '../browser/atelierHost';
import { browserPath, openBrowser } from '../browser/chromium';
import { scratch } from '../cli/navette';
import { stamp, unpack } from './folders';

const isOurs = process.platform === 'linux' && process.arch === 'x64';
if (!isOurs) console.log('Le dossier portable de Linux ne se démarre que sous Linux x64 : ces tests sont passés.');

const folder = join(scratch(), 'Été & Cie');
const children: ChildProcess[] = [];
let browser: Browser | undefined;
let apart: readonly string[] = [];

beforeAll(async () => {
  if (!isOurs) return;
  const node = { bytes: readFileSync('node_modules/node/bin/node') };
  const program = await portableProgram(process.cwd());
  const parts = { root: '.', site: 'dist', version: '0.1.0', program, node };
  unpack(archiveOf(portableFiles(platformOf('linux'), parts), stamp), folder);
  apart = await withoutNetwork();
});
afterAll(async () => {
  await browser?.close();
  for (const child of children) child.kill('SIGKILL');
});

/** What to put before a command so that it runs where there is no network but the machine's own loop; nothing where that is not allowed. */
async function withoutNetwork(): Promise<readonly string[]> {
  const keeper = spawn('unshare', ['-rn', 'sh', '-c', 'ip link set lo up && echo up && exec sleep 600']);
  children.push(keeper);
  const isUp = await new Promise<boolean>((resolve) => {
    keeper.stdout.once('data', () => resolve(true));
    keeper.once('exit', () => resolve(false));
    keeper.once('error', () => resolve(false));
  });
  const enter = ['nsenter', '-t', String(keeper.pid), '-U', '--preserve-credentials', '-n'];
  if (isUp && spawnSync(enter[0]!, [...enter.slice(1), 'true']).status === 0) return enter;
  console.log(
    'Cette machine ne permet pas d’isoler le réseau : le dossier portable est essayé sans Node, mais avec réseau.',
  );
  return [];
}

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts the folder as its script does, with no Node on the path, nor anything else. */
function start(port: number, path = '/nonexistent'): Started {
  const [program = '', ...args] = [...apart, 'env', '-i', `PATH=${path}`, join(folder, 'demarrer.sh')];
  const child = spawn(program, [...args, '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  return { child, said: () => said, ended: new Promise((done) => child.once('close', done)) };
}

async function saying(started: Started, words: RegExp): Promise<string> {
  const { child, said, ended } = started;
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!words.test(said())) {
    if (isOver) throw new Error(`it ended and said: ${said()}`);
    await Promise.race([ended, new Promise((done) => child.stdout?.once('data', done))]);
  }
  return said();
}

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A browser in the same place as the folder: without network, or here. */
async function openNearby(): Promise<Browser> {
  if (apart.length === 0) return openBrowser();
  const wrapper = join(scratch(), 'browser');
  writeFileSync(wrapper, `#!/bin/sh\nexec ${apart.join(' ')} "${browserPath()}" "$@"\n`);
  chmodSync(wrapper, 0o755);
  return openBrowser([], wrapper);
}

test.runIf(isOurs)(
  'no Node, no network: it starts, a course is made, it stops and starts, the course is there',
  async () => {
    const port = await freePort();
    const first = start(port);
    const said = await saying(first, /pas ici\./);
    expect(said).toContain(`http://localhost:${port}/`);
    expect(said).toContain('Ne fermez pas cette fenêtre');

    browser = await openNearby();
    const page = await (await browser.newContext({ serviceWorkers: 'allow' })).newPage();
    // Another name of this machine is another shelf for a browser: it is sent to the one.
    await page.goto(`http://127.0.0.1:${port}/atelier/`);
    expect(page.url()).toBe(`http://localhost:${port}/atelier/`);
    await page.getByRole('button', { name: 'Nouvelle formation' }).click();
    await page.getByLabel('Titre').fill('Sur clé USB');
    await page.getByRole('button', { name: 'Créer la formation' }).click();
    await page.getByLabel('Commanditaire').fill('Caisse');
    await kept(page);

    // Started twice: the second finds the first, opens it, and leaves it alone.
    const again = start(port);
    expect(await again.ended).toBe(0);
    expect(again.said()).toContain('fonctionne déjà');

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.said()).toContain('Navette est arrêtée');
    const second = start(port);
    await saying(second, /pas ici\./);
    await page.goto(`http://localhost:${port}/atelier/`);
    await page.getByText('Sur clé USB').first().waitFor();
    second.child.kill('SIGTERM');
    await second.ended;
  },
);

test.runIf(isOurs)(
  'the address is taken by another program: it says what that means, and opens another only if asked to',
  async () => {
    const port = await freePort();
    const stranger = [
      '-e',
      `require('http').createServer((_, r) => r.end('x')).listen(${port}, '127.0.0.1', () => console.log('up'))`,
    ];
    const [program = '', ...args] = [...apart, join(folder, 'programme/node'), ...stranger];
    const other = spawn(program, args);
    children.push(other);
    await new Promise((done) => other.stdout.once('data', done));

    const refused = start(port);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(`Attention : vos formations restent à l'adresse http://localhost:${port}/`);
    expect(refused.said()).toContain('Fermez cet autre programme');

    const typed = spawn('script', ['-qec', `${apart.join(' ')} '${folder}/demarrer.sh' --port ${port}`, '/dev/null']);
    children.push(typed);
    let said = '';
    const answers = [
      { to: 'Tapez o', typing: 'o\n' },
      { to: 'pas ici.', typing: '\x03' },
    ];
    typed.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (answers[0] && said.includes(answers[0].to)) typed.stdin.write(answers.shift()?.typing ?? '');
    });
    await new Promise((done) => typed.once('close', done));
    expect(said).toMatch(new RegExp(`Navette est prête[^\\n]*http://localhost:${port + 1}/`));
    expect(said).toContain('Navette est arrêtée');
    other.kill();
  },
);

test.runIf(isOurs)('the browser of the person is asked to open the workspace', async () => {
  const bin = join(scratch(), 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" > "${bin}/asked"\n`);
  chmodSync(join(bin, 'xdg-open'), 0o755);
  const port = await freePort();
  const started = start(port, bin);
  const said = await saying(started, /pas ici\./);
  expect(said).not.toContain('ouvrez-le');
  started.child.kill('SIGINT');
  expect(await started.ended).toBe(0);
  expect(readFileSync(join(bin, 'asked'), 'utf8').trim()).toBe(`http://localhost:${port}/atelier/`);
});
