import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './findBrowser.ts';

/** The browser for the tests, and a sentence that names it; installs Debian's Chromium where it may. Throws what to install. */
export function ensureBrowser(): string {
  try {
    return findBrowser();
  } catch (missing) {
    const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
    if (!mayInstall || process.env['NAVETTE_BROWSER']) throw missing;
    console.log('Aucun navigateur : installation de Chromium par apt…');
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
    return findBrowser();
  }
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`apt-get ${args[0] ?? ''} a échoué : ${stderr.trim().slice(-500)}`);
}
