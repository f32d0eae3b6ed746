import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { relativeCss, relativeHtml } from './relative.ts';

/** Built once, at home under any path of any host: no address begins at the root. */
export const relativeAddresses = (): AstroIntegration => ({
  name: 'relative-addresses',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const root = fileURLToPath(dir);
      const files = (await readdir(root, { recursive: true })).map((path) => path.split(sep).join('/'));
      const pages = files.filter((path) => /\.(html|css|js)$/.test(path));
      await Promise.all(pages.map((path) => rewrite(root, path)));
      logger.info(`${files.filter((path) => path.endsWith('.html')).length} pages with relative addresses`);
    },
  },
});

async function rewrite(root: string, path: string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8');
  if (path.endsWith('.js')) {
    // Chunks import each other by relative paths; an absolute one would only be missed on a host with a sub-path.
    if (/["'`]\/_astro\//.test(text)) throw new Error(`${path} holds an address from the root`);
    return;
  }
  if (path === '404.html') return writeFile(join(root, path), relativeHtml(await selfContained(root, text), path));
  const rewritten = path.endsWith('.css') ? relativeCss(text, path) : relativeHtml(text, path);
  if (rewritten !== text) await writeFile(join(root, path), rewritten);
}

/** A host shows this page at any depth, where no relative address of a sheet holds: it carries its own, with their hash in the CSP. */
async function selfContained(root: string, page: string): Promise<string> {
  const links = [...page.matchAll(/<link rel="stylesheet" href="\/([^"]+)">/g)];
  const sheets = await Promise.all(links.map(([, path = '']) => readFile(join(root, path), 'utf8')));
  const css = sheets.join('\n').replace(/\n*$/, '');
  const hash = createHash('sha256').update(css).digest('base64');
  const bare = links.reduce((text, [link]) => text.replace(link, ''), page);
  if (links.length === 0 || !bare.includes("style-src 'self'")) throw new Error('404.html has no sheet, or no CSP');
  return bare
    .replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`)
    .replace('</head>', () => `<style>${css}</style></head>`);
}
