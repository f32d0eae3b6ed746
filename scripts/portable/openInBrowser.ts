import { spawn } from 'node:child_process';

/** What opens an address in the browser that the person has chosen, by system; the first that is there. */
const openers: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  win32: [['cmd', '/c', 'start']],
  darwin: [['/usr/bin/open']],
  linux: [['xdg-open'], ['gio', 'open'], ['sensible-browser'], ['x-www-browser']],
};

/** Whether a browser was asked to open the address. */
export async function openInBrowser(address: string): Promise<boolean> {
  for (const [program, ...args] of openers[process.platform] ?? []) {
    if (await isStarted(program, [...args, address])) return true;
  }
  return false;
}

function isStarted(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: process.platform !== 'win32', stdio: 'ignore', windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}
