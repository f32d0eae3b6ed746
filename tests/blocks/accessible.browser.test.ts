import { globSync, readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../browser/chromium.ts';
import { context, everything, html } from './samples.ts';

const css = ['src/styles/tokens.css', 'src/blocks/base.css', ...globSync('src/blocks/*/*.css').sort()]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="300"><rect width="480" height="300" fill="#cde"/></svg>`;
const media = () => `data:image/svg+xml,${encodeURIComponent(drawing)}`;

const page = (dir: 'ltr' | 'rtl') => `<!doctype html>
<html lang="${dir === 'rtl' ? 'ar' : 'fr'}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>
<style>${css} body{margin:0;background:var(--paper)} main{padding:1rem;max-width:40rem;margin:auto}</style></head>
<body><main><h1>Page</h1><div class="nv-prose">${html(everything, context(undefined, { media }))}</div></main></body></html>`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const hosts = (['ltr', 'rtl'] as const).flatMap((dir) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => ({ dir, colorScheme, width }))),
);

test.each(hosts)(
  'every block and type is accessible and fits: $dir $colorScheme $width',
  async ({ dir, colorScheme, width }) => {
    const tab = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    try {
      await tab.setContent(page(dir));
      for (const details of await tab.locator('details').all())
        await details.evaluate((node) => node.setAttribute('open', ''));
      await tab.evaluate(axe.source);
      const faults = await tab.evaluate<string[]>(
        `axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)))`,
      );
      expect(faults).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    } finally {
      await tab.close();
    }
  },
);
