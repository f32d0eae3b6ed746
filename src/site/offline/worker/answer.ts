import { identityFile, type OfflineFile, type OfflineList, workerFile } from '../offlineList.ts';
import { ahead } from './fill.ts';
import { addressOf, type FetchEvent, pathOf, root, scope } from './scope.ts';
import { keep, kept, pin, pinnedList } from './shelf.ts';

const list = scope.navetteList;
const fileIn = ({ files }: OfflineList, path: string): OfflineFile | undefined =>
  files.find(([other]) => other === path);

/** The answer to a request of a page; `undefined` leaves it to the browser. */
export function answer(event: FetchEvent): Promise<Response> | undefined {
  const { method, mode, url } = event.request;
  const path = pathOf(url);
  if (path === undefined || path === identityFile || path === workerFile) return undefined;
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  return mode === 'navigate' ? page(event, path) : piece(event, path);
}

/** A page is opened whole from this build, or from the host and bound to nothing. */
async function page(event: FetchEvent, path: string): Promise<Response> {
  const file = fileIn(list, path);
  const here = file && (await kept(file));
  if (here) {
    if (event.resultingClientId) event.waitUntil(pin(event.resultingClientId, list.build).catch(() => undefined));
    return here;
  }
  if (!file && fileIn(list, `${path}/index.html`)) return Response.redirect(addressOf(`${path}/index.html`).href, 302);
  try {
    return await fromHost(event, file);
  } catch {
    const page = new URL('hors-connexion/', root);
    page.searchParams.set('page', addressOf(path).href.slice(root.href.length));
    return Response.redirect(page.href, 302);
  }
}

/** What a page loads is of the build that opened it; in one that the host gave, only what cannot be another is taken from here. */
async function piece(event: FetchEvent, path: string): Promise<Response> {
  const pinned = await pinnedList(event.clientId);
  if (pinned && event.resultingClientId) await pin(event.resultingClientId, pinned.build).catch(() => undefined);
  const file = fileIn(pinned ?? list, path);
  const here = file && (await kept(file));
  const isSure = pinned !== undefined || path.startsWith('_astro/');
  if (here && isSure) return partOf(here, event.request);
  try {
    return await fromHost(event, file);
  } catch (error) {
    if (here) return partOf(here, event.request);
    throw error;
  }
}

async function fromHost(event: FetchEvent, file: OfflineFile | undefined): Promise<Response> {
  const response = await ahead(fetch(event.request));
  if (file && response.status === 200 && event.request.method === 'GET') {
    const copy = response.clone();
    // Not what this build holds: there is another one by now.
    const look = async () => {
      if (!(await keep(file, copy, false))) await scope.registration.update();
    };
    event.waitUntil(look().catch(() => undefined));
  }
  return response;
}

/** The whole, or the part that a player of sound and film asks for. */
async function partOf(whole: Response, request: Request): Promise<Response> {
  if (request.method === 'HEAD') return new Response(null, { headers: whole.headers });
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (from === '' && to === '') return whole;
  const body = await whole.blob();
  const start = from === '' ? Math.max(0, body.size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? body.size - 1 : Math.min(Number(to), body.size - 1);
  const headers = new Headers(whole.headers);
  headers.set('Content-Range', start > end ? `bytes */${body.size}` : `bytes ${start}-${end}/${body.size}`);
  return start > end
    ? new Response(null, { status: 416, headers })
    : new Response(body.slice(start, end + 1), { status: 206, headers });
}
