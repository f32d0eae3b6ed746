import type { OfflineList } from '../offlineList.ts';

/** What a service worker has around it, as far as ours uses it: the types of the DOM leave it out. */
export interface WorkerScope {
  /** Set in front of the script when the site is built. */
  readonly navetteList: OfflineList;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: Clients;
  readonly location: { readonly href: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: LastingEvent & { readonly data: unknown }) => void): void;
}

export interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends LastingEvent {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId?: string;
  respondWith(response: Promise<Response>): void;
}

export interface Client {
  readonly id: string;
  readonly url: string;
  postMessage(message: unknown): void;
}

export interface Clients {
  claim(): Promise<void>;
  matchAll(query: { includeUncontrolled: boolean; type: 'window' | 'all' }): Promise<readonly Client[]>;
}

export const scope = globalThis as unknown as WorkerScope;
export const root = new URL(scope.registration.scope);

/** The path of an address from the root of the site, a folder by its page; `undefined` outside the site. */
export function pathOf(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  try {
    const path = decodeURIComponent(pathname.slice(root.pathname.length));
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

/** The address that links give to a file: a page by its folder. */
export const addressOf = (path: string): URL =>
  new URL(
    path
      .replace(/(^|\/)index\.html$/, '$1')
      .split('/')
      .map(encodeURIComponent)
      .join('/'),
    root,
  );
