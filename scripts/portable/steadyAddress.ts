import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { listensAt } from '../cli/listen.ts';
import { siteServer } from '../cli/siteServer.ts';

/** The letters N-A-V-E on the keys of a telephone; the port is part of the address to which a browser ties the courses. */
export const usualPort = 6283;

/** How many addresses after the usual one are tried. */
const tries = 10;

export interface Identity {
  readonly name: string;
  readonly version: string;
  readonly build: string;
}

/** Where Navette is: served by us from now on, or by another window already. */
export interface Found {
  readonly port: number;
  readonly servers: readonly Server[];
  readonly running?: Identity;
}

export const addressAt = (port: number): string => `http://localhost:${port}/`;

/** What the site in a folder says of itself; nothing when there is none. */
export async function identityOf(site: string): Promise<Identity | undefined> {
  return readFile(join(site, 'navette.json'), 'utf8').then(identityIn, () => undefined);
}

/** The first address, from the usual one, that is free or where Navette answers; nothing when ten are taken by others. */
export async function findAddress(site: string, usual: number): Promise<Found | undefined> {
  for (let port = usual; port < usual + tries; port++) {
    const servers = await serversAt(site, port);
    if (servers) return { port, servers };
    const running = await navetteAt(port);
    if (running) return { port, servers: [], running };
  }
  return undefined;
}

/** `localhost` has two faces: ours must be both, where the machine has both. */
async function serversAt(site: string, port: number): Promise<readonly Server[] | undefined> {
  const [old, recent] = [siteServer(site, `localhost:${port}`), siteServer(site, `localhost:${port}`)];
  if (!(await listensAt(old, port, '127.0.0.1'))) return undefined;
  const hasRecent = await listensAt(recent, port, '::1').catch(() => undefined);
  if (hasRecent === true) return [old, recent];
  if (hasRecent === undefined) return [old];
  old.close();
  return undefined;
}

/** The Navette that answers at a port, if it is one. */
async function navetteAt(port: number): Promise<Identity | undefined> {
  try {
    const answer = await fetch(`${addressAt(port)}navette.json`, { signal: AbortSignal.timeout(3000) });
    return answer.ok ? identityIn(await answer.text()) : undefined;
  } catch {
    return undefined;
  }
}

function identityIn(text: string): Identity | undefined {
  try {
    const { name, version, build } = JSON.parse(text) as Partial<Identity>;
    return name === 'Navette' && version !== undefined && build !== undefined ? { name, version, build } : undefined;
  } catch {
    return undefined;
  }
}
