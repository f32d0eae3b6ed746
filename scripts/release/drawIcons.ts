/** `node scripts/release/drawIcons.ts`: the icons of the installed application, drawn from the mark of the site in a browser; committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../findBrowser.ts';

const root = join(import.meta.dirname, '../..');
const paths = [...readFileSync(join(root, 'src/components/Mark.astro'), 'utf8').matchAll(/class="(\w+)" d="([^"]+)"/g)];

/** Name, side in pixels, how much of the height the shuttle takes: an icon that is masked to a circle keeps it whole. */
const icons = [
  ['icone-180', 180, 0.66],
  ['icone-192', 192, 0.72],
  ['icone-512', 512, 0.72],
  ['icone-masquable-512', 512, 0.56],
] as const;

const look = {
  hull: 'fill="#fff" stroke="#1d2126" stroke-width="2"',
  spool: 'stroke="#b3122b" stroke-width="4.5" stroke-linecap="round"',
  tail: 'stroke="#b3122b" stroke-width="2.5"',
};

const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
for (const [name, side, share] of icons) {
  // The hull stands from 2 to 36 in the mark; the thread runs out of the picture, as it runs down a page.
  const scale = (side * share) / 34;
  const mark = paths.map(([, part = '', d = '']) => `<path d="${d}" ${look[part as keyof typeof look]}/>`).join('');
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(
    `<body style="margin:0;background:#fbfaf7"><svg width="${side}" height="${side}" fill="none">` +
      `<g transform="translate(${side / 2} ${side / 2}) scale(${scale}) translate(-16 -19)">` +
      `<path d="M16 36V99" ${look.tail}/>${mark}</g></svg>`,
  );
  writeFileSync(join(root, `public/icons/${name}.png`), await page.screenshot());
  await page.close();
}
await browser.close();
