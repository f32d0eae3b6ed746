import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, freshCli, navetteJson, scratch, writeFiles } from './navette.ts';

let site = '';
let port = 0;
const processes: ChildProcess[] = [];

beforeAll(async () => {
  freshCli();
  const folder = writeFiles(scratch(), {
    'secret.txt': 'secret',
    'dist/index.html': '<h1>Accueil</h1>',
    'dist/404.html': '<h1>Perdu</h1>',
    'dist/guide/index.html': '<h1>Guide</h1>',
    'dist/app.js': 'let x = 1;',
    'dist/média.svg': '<svg/>',
    'dist/vide.txt': '',
  });
  site = join(folder, 'dist');
  port = (await start(0)).port;
});
afterAll(() => processes.forEach((child) => child.kill('SIGTERM')));

/** Starts the server; ready when it says so. */
function start(wanted: number): Promise<{ port: number; stderr: () => string; child: ChildProcess }> {
  const child = spawn(process.execPath, [bundle, 'serve', '--site', site, '--port', String(wanted), '--json']);
  processes.push(child);
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) =>
      resolve({ port: (JSON.parse(line.toString()) as { port: number }).port, stderr: () => errors, child }),
    );
    child.once('exit', () => reject(new Error(errors)));
  });
}

/** A request as raw as can be: `fetch` would tidy the path. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asked.on('error', reject).end();
  });
}

test.each([
  ['/', 200, 'text/html; charset=utf-8', '<h1>Accueil</h1>'],
  ['/guide/?x=1', 200, 'text/html; charset=utf-8', '<h1>Guide</h1>'],
  ['/app.js', 200, 'text/javascript; charset=utf-8', 'let x = 1;'],
  ['/m%C3%A9dia.svg', 200, 'image/svg+xml', '<svg/>'],
  ['/vide.txt', 200, 'text/plain; charset=utf-8', ''],
  ['/rien', 404, 'text/html; charset=utf-8', '<h1>Perdu</h1>'],
])('%s → %d', async (path, status, type, text) => {
  expect(await ask(path)).toMatchObject({
    status,
    text,
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff' },
  });
});

test('a folder without its slash is sent to its page', async () => {
  expect(await ask('/guide')).toMatchObject({ status: 301, headers: { location: '/guide/' } });
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/guide/../../secret.txt',
  '/..\\secret.txt',
  '/%00',
  '/%zz',
  '//etc/passwd',
])('nothing outside the folder is given: %s', async (path) => {
  const { status, text } = await ask(path);
  expect(status).toBe(404);
  expect(text).not.toContain('secret');
});

test('a name that only points here is refused, and writing too', async () => {
  expect((await ask('/', { Host: 'evil.example' })).status).toBe(421);
  expect((await ask('/', {}, 'POST')).status).toBe(405);
});

test('what is known already is not sent again, and a part can be asked for', async () => {
  const { etag } = (await ask('/app.js')).headers;
  expect(await ask('/app.js', { 'If-None-Match': String(etag) })).toMatchObject({ status: 304, text: '' });
  expect(await ask('/app.js', { Range: 'bytes=4-' })).toMatchObject({
    status: 206,
    text: 'x = 1;',
    headers: { 'content-range': 'bytes 4-9/10' },
  });
  expect(await ask('/app.js', { Range: 'bytes=-2' })).toMatchObject({ status: 206, text: '1;' });
  expect((await ask('/app.js', { Range: 'bytes=99-' })).status).toBe(416);
  expect(await ask('/app.js', {}, 'HEAD')).toMatchObject({
    status: 200,
    text: '',
    headers: { 'content-length': '10' },
  });
});

test('a port that is taken: the next free one, and it says so', async () => {
  const taken = await new Promise<Server>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
  const wanted = (taken.address() as AddressInfo).port;
  const { port: other, stderr, child } = await start(wanted);
  taken.close();
  expect(other).toBeGreaterThan(wanted);
  expect(stderr()).toContain(`${wanted} est déjà pris`);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('a site that is not built', () => {
  const run = navetteJson('serve', '--site', scratch());
  expect(run.document.problems).toMatchObject([{ code: 'serve/no-site' }]);
  expect(run.status).toBe(1);
});
