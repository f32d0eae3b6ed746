import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { relativeAddresses } from './src/site/relativeAddresses.ts';
import { theme } from './src/site/theme.ts';

export default defineConfig({
  // The default of Astro 7 eats the spaces between inline elements.
  compressHTML: true,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  prefetch: false,
  // Its inline styles would need a hole in the CSP.
  markdown: { syntaxHighlight: false },
  integrations: [svelte(), mdx(), theme(), relativeAddresses()],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
});
