import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { offline } from './src/site/offline/integration.ts';
import { relativeAddresses } from './src/site/relativeAddresses.ts';
import { theme } from './src/site/theme.ts';
import { wordParts } from './src/site/wordParts.ts';

/** Its build for browsers asks a document for the names of characters; a worker has none. */
const entitiesInWorkers = () => ({
  name: 'entities-in-workers',
  enforce: 'pre',
  resolveId: (source) =>
    source === 'decode-named-character-reference' ? fileURLToPath(import.meta.resolve(source)) : undefined,
});

export default defineConfig({
  // A build is put in place whole, when it is done: `scripts/build.ts` names another folder meanwhile.
  outDir: process.env.NAVETTE_OUT ?? './dist',
  // The default of Astro 7 eats the spaces between inline elements.
  compressHTML: true,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  prefetch: false,
  // Its inline styles would need a hole in the CSP.
  markdown: { syntaxHighlight: false },
  // The last one lists what the others leave.
  integrations: [svelte(), mdx(), theme(), relativeAddresses(), offline()],
  vite: {
    plugins: [wordParts()],
    worker: { format: 'es', plugins: () => [entitiesInWorkers()] },
    experimental: {
      // A script asks for its workers and pieces by addresses relative to itself: at home under any path.
      renderBuiltUrl: (_file, { hostType, ssr }) => (hostType === 'js' && !ssr ? { relative: true } : undefined),
    },
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "worker-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
});
