import type { AstroIntegration } from 'astro';

/** Runs in the head, before anything is drawn: the theme that the reader chose, if any. */
const chosenTheme =
  "try{const t=localStorage.getItem('navette-theme');if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch{}";

/** No flash of the other theme: an inline script in every head, of which Astro puts the hash into the CSP. */
export const theme = (): AstroIntegration => ({
  name: 'theme',
  hooks: {
    'astro:config:setup': ({ injectScript }) => injectScript('head-inline', chosenTheme),
  },
});
