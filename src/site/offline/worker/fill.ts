import type { Told } from '../messages.ts';
import { identityFile, type OfflineFile } from '../offlineList.ts';
import { addressOf, pathOf, root, scope } from './scope.ts';
import { giveBack, keep, keepList, missing, tidy } from './shelf.ts';

const list = scope.navetteList;
const sizeOf = (files: readonly OfflineFile[]): number => files.reduce((sum, [, , size]) => sum + size, 0);
const total = sizeOf(list.files);
const workspace = list.files.slice(0, list.first);

/** Two at a time: on a slow line the pages that somebody reads come first. */
const lanes = 2;
/** Bytes left to the courses of the device before the site takes any for itself. */
const leftToCourses = 30_000_000;

/** What has been asked of the host by pages and is not there yet. */
let asked = 0;

/** A request of a page: what is fetched for later waits for it. */
export async function ahead<T>(request: Promise<T>): Promise<T> {
  asked += 1;
  try {
    return await request;
  } finally {
    asked -= 1;
  }
}

/** The host did not give what the list says: no network, or another build by now. */
class Interrupted extends Error {}

/** Fetches what the workspace and the open pages need; rejects when it cannot. */
export async function fillWorkspace(): Promise<void> {
  try {
    await keepList(list);
    await fetchMissing([...(await filesOfOpenPages()), ...workspace]);
  } catch (error) {
    // What room there is belongs to the courses.
    if (isNoRoom(error)) await giveBack(list.files);
    await tell(isNoRoom(error) ? 'no-room' : 'waiting');
    throw error;
  }
}

/** Fetches the rest where it is wanted and there is room, and says how far it got; never rejects. */
export async function fillRest(everything: boolean): Promise<void> {
  // What another build is fetching beside this one is nobody's yet.
  if (!scope.registration.waiting && !scope.registration.installing) await tidy();
  const rest = await missing(list.files);
  if (rest.length === 0) return tell('ready');
  try {
    await fetchMissing(await missing(workspace));
    if (!everything) return await tell('workspace');
    if (!(await hasRoom(sizeOf(rest)))) return await tell('full');
    await fetchMissing(rest);
    await tell('ready');
  } catch (error) {
    if (isNoRoom(error)) await giveBack(list.files.slice(list.first));
    await tell(isNoRoom(error) ? 'full' : 'waiting');
  }
}

async function filesOfOpenPages(): Promise<readonly OfflineFile[]> {
  const windows = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const pages = windows.map(({ url }) => pathOf(url) ?? '');
  const places = new Set(pages.flatMap((page) => list.needs[page] ?? []));
  return list.files.filter(([path], place) => pages.includes(path) || places.has(place));
}

async function hasRoom(bytes: number): Promise<boolean> {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota === undefined || quota - usage > bytes + leftToCourses;
}

async function fetchMissing(files: readonly OfflineFile[]): Promise<void> {
  const waiting = [...(await missing([...new Set(files)]))];
  let have = total - sizeOf(await missing(list.files));
  let stopped: unknown;
  const lane = async () => {
    for (let file = waiting.shift(); file !== undefined && stopped === undefined; file = waiting.shift()) {
      while (asked > 0) await new Promise((done) => setTimeout(done, 50));
      await fetchFile(file).catch((error: unknown) => (stopped = error));
      have += file[2];
      if (stopped === undefined) await tell('filling', have);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (stopped !== undefined) throw stopped as Error;
}

/** What the browser has just loaded serves first; where it is not what the list says, the host is asked. */
async function fetchFile(file: OfflineFile): Promise<void> {
  for (const cache of ['default', 'reload'] as const) {
    const options = { cache, priority: 'low' } as RequestInit;
    const answer = await fetch(addressOf(file[0]), options).catch(() => undefined);
    if (answer?.status !== 200) continue;
    if (await keep(file, answer, cache === 'reload' && (await isHostAtThisBuild()))) return;
  }
  throw new Interrupted(file[0]);
}

/** A host may write into the pages it serves: it is believed as long as it says that it holds this very build. */
async function isHostAtThisBuild(): Promise<boolean> {
  const answer = await fetch(new URL(identityFile, root), { cache: 'no-store' }).catch(() => undefined);
  const said = (await answer?.json().catch(() => undefined)) as { build?: unknown } | undefined;
  return said?.build === list.build;
}

const isNoRoom = (error: unknown): boolean => (error as { name?: unknown }).name === 'QuotaExceededError';

async function tell(navette: Told['navette'], known?: number): Promise<void> {
  const have = known ?? total - sizeOf(await missing(list.files));
  const told: Told = { navette, build: list.build, have, total };
  const windows = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const window of windows) window.postMessage(told);
}
