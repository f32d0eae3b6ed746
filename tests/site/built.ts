import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const dist = 'dist';

/** The built site; without one, a sentence that says what to run. */
export function builtPages(): readonly BuiltPage[] {
  if (!existsSync(join(dist, 'index.html'))) {
    throw new Error("Le site n'est pas construit : lancez `npm run build` avant ces tests.");
  }
  return globSync(`${dist}/**/*.html`)
    .map((file) => {
      const path = file.replaceAll('\\', '/').slice(dist.length + 1);
      return { path, html: readFileSync(file, 'utf8') };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

export interface BuiltPage {
  /** `formations/index.html` */
  readonly path: string;
  readonly html: string;
}

/** The values of an attribute in the tags of a page; scripts and styles hold none. */
export function valuesOf({ html }: BuiltPage, ...names: readonly string[]): readonly string[] {
  const bare = html.replace(/(<(?:script|style)\b[^>]*>)[\s\S]*?<\/(?:script|style)>/g, '$1');
  return [...bare.matchAll(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi)].flatMap(([tag]) =>
    [...tag.matchAll(/\s([a-z-]+)="([^"]*)"/gi)]
      .filter(([, name = '']) => names.includes(name))
      .map(([, , value = '']) => value.replaceAll('&#38;', '&').replaceAll('&amp;', '&')),
  );
}

/** The file that an address of a page leads to, under `dist`, and its fragment; `undefined` for what leaves the site. */
export function targetOf({ path }: BuiltPage, address: string): { file: string; fragment: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return undefined;
  const [way = '', fragment = ''] = address.split('#');
  const target = way === '' ? path : posix.join(posix.dirname(path), way.split('?')[0] ?? '');
  return { file: way !== '' && /(^|\/)$|^\.$/.test(target) ? posix.join(target, 'index.html') : target, fragment };
}
