import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { workerCode, writeOffline } from './buildOffline.ts';
import { workerFile } from './offlineList.ts';

/** While one develops at an address where the built site stood before: its worker would go on showing that. */
const farewell =
  'addEventListener("install",()=>skipWaiting());' +
  'addEventListener("activate",e=>e.waitUntil(registration.unregister().then(()=>clients.matchAll())' +
  '.then(all=>all.forEach(one=>one.navigate(one.url)))));';

/** The site works without network after the first visit: lists what was built, last of all, and writes the worker that keeps it. */
export const offline = (): AstroIntegration => ({
  name: 'offline',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `/${workerFile}`) return next();
        response.setHeader('Content-Type', 'text/javascript').end(farewell);
      });
    },
    'astro:build:done': async ({ dir, logger }) => {
      const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
      const { build, files, first } = writeOffline(fileURLToPath(dir), version, await workerCode());
      const bytes = files.reduce((sum, [, , size]) => sum + size, 0);
      logger.info(`${build}: ${files.length} files, ${first} for the workspace, ${(bytes / 1e6).toFixed(1)} MB`);
    },
  },
});
