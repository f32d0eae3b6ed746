import { hashLength, type OfflineFile, type OfflineList } from '../offlineList.ts';
import { addressOf, root, scope } from './scope.ts';

/**
 * What is kept on the device. A file stands under its path and what it holds, so that two builds stand side by side, share
 * what they have in common, and are never taken for one another.
 */
const name = `navette ${root.pathname}`;
const shelf = () => caches.open(name);
const keyOf = (path: string, hash: string): string => `${addressOf(path).href}?navette-file=${hash}`;
const listKey = (build: string): string => `${root.href}?navette-list=${build}`;
const pinKey = (client: string): string => `${root.href}?navette-window=${client}`;

export async function kept([path, hash]: OfflineFile): Promise<Response | undefined> {
  return (await shelf()).match(keyOf(path, hash), { ignoreVary: true });
}

/** The files of a list that are not on the shelf. */
export async function missing(files: readonly OfflineFile[]): Promise<readonly OfflineFile[]> {
  const keys = new Set((await (await shelf()).keys()).map(({ url }) => url));
  return files.filter(([path, hash]) => !keys.has(keyOf(path, hash)));
}

/** Keeps an answer of the host if it holds what the list says; `isTrusted` keeps it anyway. Rejects when there is no room. */
export async function keep(file: OfflineFile, answer: Response, isTrusted: boolean): Promise<boolean> {
  const [path, hash] = file;
  const body = await answer.arrayBuffer();
  if (!isTrusted && (await hashOf(body)) !== hash) return false;
  // Made anew: an answer that was redirected may not open a page. What it weighed on the way no longer holds.
  const headers = new Headers(answer.headers);
  for (const header of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(header);
  await (await shelf()).put(keyOf(path, hash), new Response(body, { headers }));
  return true;
}

async function hashOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  const text = btoa(String.fromCharCode(...digest));
  return text.replace(/\+/g, '-').replace(/\//g, '_').slice(0, hashLength);
}

const known = new Map<string, OfflineList>([[scope.navetteList.build, scope.navetteList]]);

export async function keepList(list: OfflineList): Promise<void> {
  await (await shelf()).put(listKey(list.build), new Response(JSON.stringify(list)));
}

async function listOf(build: string): Promise<OfflineList | undefined> {
  const found =
    known.get(build) ?? ((await (await shelf()).match(listKey(build)))?.json() as Promise<OfflineList> | undefined);
  const list = await found;
  if (list) known.set(build, list);
  return list;
}

/** Window → the build that opened it: what it asks for later is answered from that one, whatever took over meanwhile. */
const pins = new Map<string, string>();

export async function pin(client: string, build: string): Promise<void> {
  pins.set(client, build);
  await (await shelf()).put(pinKey(client), new Response(build));
}

export async function pinnedList(client: string): Promise<OfflineList | undefined> {
  const build = pins.get(client) ?? (await (await (await shelf()).match(pinKey(client)))?.text());
  if (build === undefined) return undefined;
  pins.set(client, build);
  return listOf(build);
}

/** Throws away what neither this build nor an open window needs. */
export async function tidy(): Promise<void> {
  const windows = await scope.clients.matchAll({ includeUncontrolled: true, type: 'all' });
  const lists = await Promise.all(windows.map(({ id }) => pinnedList(id)));
  const needed = keysOf([scope.navetteList, ...lists.filter((list) => list !== undefined)]);
  for (const { id } of windows) needed.add(pinKey(id));
  await discard((url) => !needed.has(url));
}

/** Gives back the room that files take, except what another build on the device has too. */
export async function giveBack(files: readonly OfflineFile[]): Promise<void> {
  const open = await shelf();
  const listed = (await open.keys()).map(({ url }) => new URL(url).searchParams.get('navette-list'));
  const others = listed.filter((build) => build !== null && build !== scope.navetteList.build) as readonly string[];
  const lists = await Promise.all(others.map(listOf));
  const needed = keysOf(lists.filter((list) => list !== undefined));
  const given = new Set(files.map(([path, hash]) => keyOf(path, hash)));
  await discard((url) => given.has(url) && !needed.has(url));
}

const keysOf = (lists: readonly OfflineList[]): Set<string> =>
  new Set(lists.flatMap(({ build, files }) => [listKey(build), ...files.map(([path, hash]) => keyOf(path, hash))]));

async function discard(isOld: (url: string) => boolean): Promise<void> {
  const open = await shelf();
  await Promise.all((await open.keys()).filter(({ url }) => isOld(url)).map((request) => open.delete(request)));
}
