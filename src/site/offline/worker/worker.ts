/**
 * Keeps the whole site on the device, so that it works without network: a build is fetched beside the one in use, checked
 * file by file against its list, and takes over when the person says so, or when no window is open.
 */
import type { Asked } from '../messages.ts';
import { answer } from './answer.ts';
import { fillRest, fillWorkspace } from './fill.ts';
import { scope } from './scope.ts';
import { tidy } from './shelf.ts';

let filling: Promise<void> | undefined;

scope.addEventListener('install', (event) => event.waitUntil(fillWorkspace()));

scope.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => scope.clients.claim())));

scope.addEventListener('fetch', (event) => {
  const response = answer(event);
  if (response) event.respondWith(response);
});

scope.addEventListener('message', (event) => {
  const asked = event.data as Asked;
  if (asked.navette === 'take-over') event.waitUntil(scope.skipWaiting());
  if (asked.navette !== 'fill') return;
  filling ??= fillRest(asked.everything).finally(() => (filling = undefined));
  // The browser lets a worker live as long as somebody waits for it; each question of a page lengthens that.
  event.waitUntil(filling);
});
