import type { Asked, Told } from './messages.ts';

/** Between two questions to a worker that has not fetched everything: it falls asleep when nobody asks. */
const patience = 20_000;
/** A window may stay open for days: it looks for a new version now and then. */
const betweenLooks = 3_600_000;

const settled: readonly Told['navette'][] = ['ready', 'workspace', 'full'];
const find = (name: string) => document.querySelector<HTMLElement>(`[data-offline-${name}]`);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).replace('.', ',')}\u00a0Mo`;

/** Has the browser keep the site, once the page is there; says how far it is, and that a new version waits. */
export function keepOffline(): void {
  const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href;
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (!isSecureContext || !workers || manifest === undefined) return;
  // The workspace changes the address of its page; the root of the site is told by the page as it was loaded.
  const script = new URL('sw.js', manifest);
  const begin = () => void register(workers, script).catch(() => undefined);
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
}

async function register(workers: ServiceWorkerContainer, script: URL): Promise<void> {
  let isSettled = false;
  let isAsked = false;
  const hadWorker = workers.controller !== null;
  const update = find('update');
  workers.addEventListener('message', ({ data, source }: MessageEvent) => {
    const told = data as Told;
    const isNext = (source as ServiceWorker).state === 'installed';
    if ((source as ServiceWorker).state === 'installing' && hadWorker) return;
    isSettled = settled.includes(told.navette);
    if (!isNext) say(told);
    else if (isSettled) show(update);
  });
  // Another window took the new version: this one goes on with what it was opened with.
  workers.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
    else if (hadWorker) show(update);
  });
  const registration = await workers.register(script, { updateViaCache: 'none' });
  const ask = (what: Asked) => (registration.waiting ?? registration.active)?.postMessage(what);
  const fill = () => ask({ navette: 'fill', everything: !savesData() });
  const follow = () =>
    registration.installing?.addEventListener('statechange', ({ target }) => {
      const { state } = target as ServiceWorker;
      if (state === 'installed' || state === 'activated') fill();
    });
  registration.addEventListener('updatefound', () => {
    isSettled = false;
    follow();
  });
  follow();
  fill();
  setInterval(() => !isSettled && fill(), patience);
  setInterval(() => void registration.update().catch(() => undefined), betweenLooks);
  addEventListener('online', () => {
    // The first visit was cut before there was a worker: it begins again.
    if (registration.active) fill();
    else void workers.register(script, { updateViaCache: 'none' }).then(fill, () => undefined);
  });
  find('reload')?.addEventListener('click', () => {
    isAsked = true;
    if (registration.waiting) registration.waiting.postMessage({ navette: 'take-over' } satisfies Asked);
    else location.reload();
  });
  find('later')?.addEventListener('click', () => update && (update.hidden = true));
}

const savesData = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

function show(element: HTMLElement | null): void {
  if (element) element.hidden = false;
}

/** The line at the foot of the page, the sign at its head; a voice hears only that it is done. */
function say({ navette, have, total }: Told): void {
  const line = find('line');
  const sign = find('sign');
  const before = line?.dataset['state'];
  const fill = (text = '') =>
    text
      .replace('{have}', megabytes(have))
      .replace('{total}', megabytes(total))
      .replace('{percent}', String(Math.floor((have / total) * 100)));
  for (const place of [line, sign?.querySelector<HTMLElement>('[data-filling]')]) {
    if (place) place.textContent = fill(place.dataset[navette === 'no-room' ? 'noRoom' : navette]);
  }
  for (const place of [line, sign]) {
    if (!place) continue;
    place.dataset['state'] = navette;
    place.hidden = false;
  }
  const heard = find('said');
  if (heard && before !== undefined && before !== navette && navette === 'ready')
    heard.textContent = line?.textContent ?? '';
}
