import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix, sep } from 'node:path';
import { hashLength, identityFile, type OfflineList, workerFile } from './offlineList.ts';

/** A host shows 404.html itself; the worker and the identity are asked of the host each time. */
const notKept = new Set([workerFile, identityFile, '404.html']);

/** What the workspace asks for while it runs, which no page of it names: the player, the examples, what to say without network. */
const askedFor = /^(?:player\/[^/]+|formations\/[^/]+\/[^/]+\.course-zip\.zip|hors-connexion\/index\.html)$/;

/** The files of a built site, those of the workspace first, with the hash of each. `code` is the worker's: another one is another build. */
export function listSite(folder: string, version: string, code: string): OfflineList {
  const contents = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/'))
      .filter((path) => !notKept.has(path))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path))] as const),
  );
  const loads = loadedBy(contents);
  const pages = [...contents.keys()].filter((path) => path.endsWith('.html'));
  const workspace = new Set(
    [...contents.keys()]
      .filter((path) => path.startsWith('atelier/') || askedFor.test(path))
      .flatMap((path) => [path, ...loads(path)]),
  );
  const paths = [...contents.keys()].sort((one, other) => rank(one, workspace) - rank(other, workspace));
  const place = new Map(paths.map((path, index) => [path, index]));
  const files = paths.map((path) => {
    const bytes = contents.get(path) ?? new Uint8Array();
    return [path, hashOf(bytes), bytes.length] as const;
  });
  return {
    version,
    build: hashOf([version, code, ...files.map(([path, hash]) => `${path} ${hash}`)].join('\n')),
    files,
    first: workspace.size,
    needs: Object.fromEntries(pages.map((page) => [page, loads(page).map((path) => place.get(path) ?? 0)])),
  };
}

/** The workspace, the other pages and what they load, then what one downloads, listens to or looks at. */
function rank(path: string, workspace: ReadonlySet<string>): number {
  if (workspace.has(path)) return 0;
  return /\.(?:html|css|js|json|svg|webmanifest)$/.test(path) ? 1 : 2;
}

const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, hashLength);

/** What a page, a script or a sheet loads, and what that loads in turn; itself not included. */
function loadedBy(contents: ReadonlyMap<string, Uint8Array>): (path: string) => readonly string[] {
  const built = [...contents.keys()].filter((path) => path.startsWith('_astro/'));
  const known = new Map<string, readonly string[]>();
  const directly = (path: string): readonly string[] => {
    const found = known.get(path) ?? namedIn(path, contents, built);
    known.set(path, found);
    return found;
  };
  return (path) => {
    const all = new Set<string>();
    const waiting = [path];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const other of directly(next)) {
        if (all.has(other) || other === path) continue;
        all.add(other);
        waiting.push(other);
      }
    }
    return [...all].sort();
  };
}

/** Elements that load what they name; a link to another page does not. */
const loading = /<(?:link|script|img|source|video|audio|track|astro-island)\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const address = /\s(?:href|src|poster|component-url|renderer-url|before-hydration-url)="([^"#?]+)/gi;

function namedIn(path: string, contents: ReadonlyMap<string, Uint8Array>, built: readonly string[]): readonly string[] {
  if (!/\.(?:html|js|css)$/.test(path)) return [];
  const text = Buffer.from(contents.get(path) ?? new Uint8Array()).toString('utf8');
  // Names that hold a hash stand anywhere only to be loaded.
  const hashed = built.filter((other) => other !== path && text.includes(basename(other)));
  if (!path.endsWith('.html')) return hashed;
  const tags = text.match(loading) ?? [];
  const named = tags.flatMap((tag) => [...tag.matchAll(address)].map(([, found = '']) => decodeURI(found)));
  return [...hashed, ...named.map((found) => posix.join(dirname(path), found)).filter((found) => contents.has(found))];
}
