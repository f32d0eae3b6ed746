/** What `Demarrer` runs in the portable folder: the site beside it, at one address, in the browser of the person. */
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Problem } from '#core/problem';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { openInBrowser } from './openInBrowser.ts';
import { addressAt, findAddress, type Found, type Identity, identityOf, usualPort } from './steadyAddress.ts';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const usual = values.port === undefined ? usualPort : Number(values.port);
const site = join(import.meta.dirname, '../site');
const word = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  say(frenchWords, `cli.portable.${key}`, values);
const print = (text: string) => process.stdout.write(`${text}\n`);

process.exitCode = await main();

async function main(): Promise<number> {
  const identity = await identityOf(site);
  if (!identity) return stop({ code: 'portable/no-site', at: site, severity: 'error', values: { folder: site } });
  const found = await findAddress(site, usual);
  if (!found) return taken();
  if (found.port !== usual && !(await agrees(found.port))) {
    close(found);
    return taken();
  }
  const address = addressAt(found.port);
  // Whoever reads that it is ready may stop it at once.
  const stopped = found.running ? undefined : untilStopped();
  const isOpen = await openInBrowser(`${address}atelier/`);
  print(found.running ? alreadyThere(address, found.running, identity) : word('ready', { address }));
  if (!isOpen) print(`\n${word('noBrowser', { address })}`);
  if (!stopped) return 0;
  await stopped;
  close(found);
  print(word('stopped'));
  return 0;
}

function alreadyThere(address: string, running: Identity, ours: Identity): string {
  const there = word('already', { address });
  if (running.build === ours.build) return there;
  return `${there}\n\n${word('other', { running: running.version, version: ours.version })}`;
}

function taken(): Promise<number> {
  const address = addressAt(usual);
  return stop({ code: 'portable/address-taken', at: address, severity: 'error', values: { address } });
}

/** Another address is another shelf in the browser: nobody is sent there without having said yes. */
async function agrees(port: number): Promise<boolean> {
  print(word('taken', { usual: addressAt(usual), next: addressAt(port) }));
  return /^o(ui)?$/i.test(await answerTo(word('ask', { next: addressAt(port) })));
}

/** What the person types; nothing where nobody is there to type. */
async function answerTo(question: string): Promise<string> {
  if (!process.stdin.isTTY) return '';
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`\n${question}`).catch(() => '');
  lines.close();
  return answer.trim();
}

async function stop({ code, values = {} }: Problem): Promise<number> {
  process.stderr.write(`\n${say(frenchWords, `problem.${code}.what`, values)}\n`);
  process.stderr.write(`→ ${say(frenchWords, `problem.${code}.mend`, values)}\n`);
  // Elsewhere the window closes with the program; on Windows the script waits.
  if (process.platform !== 'win32') await answerTo(word('close'));
  return 1;
}

function close({ servers }: Found): void {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
