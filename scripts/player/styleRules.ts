import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltPlayer } from '../../src/formats/package/player.ts';

/** From what holds everywhere to what holds in one block; what stands later wins. */
const sheets = ['src/styles/tokens.css', 'src/blocks/base.css', 'src/blocks/*/*.css', 'src/player/*.css'];

export const sheetsIn = (root: string): readonly string[] =>
  sheets.flatMap((pattern) =>
    globSync(pattern, { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .sort(),
  );

/** The style sheet as rules, each with what must occur in a page for it to mean something. */
export async function styleRules(
  root: string,
  target: string[],
): Promise<{ readonly rules: BuiltPlayer['rules']; readonly sources: readonly string[] }> {
  const { transform } = await import('esbuild');
  const sources = sheetsIn(root);
  // Packages have no button for the theme: the system decides.
  const css = sources
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
    .replaceAll(":not([data-theme='light'])", '');
  const { code } = await transform(css, { loader: 'css', minify: true, target, charset: 'utf8' });
  const rules = rulesOf(shortNames(code.trim())).filter(({ selectors }) => selectors.length > 0);
  // One block of them, and what is said of paper holds there.
  const isPrint = ({ media }: BuiltPlayer['rules'][number]) => media === '@media print';
  return { rules: [...rules.filter((rule) => !isPrint(rule)), ...rules.filter(isPrint)], sources };
}

/** A property of ours goes by a letter or two; the minifier leaves blanks in its value. */
function shortNames(css: string): string {
  const names = [...new Set(css.match(/--[\w-]+(?=:)/g))];
  return css
    .replace(/(--[\w-]+):([^;}]*)/g, (_, name: string, value: string) => `${name}:${value.trim().replace(/, /g, ',')}`)
    .replace(/--[\w-]+/g, (name) => `--${(names.indexOf(name) + 10).toString(36)}`);
}

function rulesOf(css: string, media?: string): BuiltPlayer['rules'] {
  const rules: BuiltPlayer['rules'][number][] = [];
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('{', at);
    const close = ending(css, open);
    const head = css.slice(at, open);
    const body = css.slice(open + 1, close);
    if (head.startsWith('@media')) rules.push(...rulesOf(body, head));
    else if (head.startsWith('@')) throw new Error(`no rule for ${head}`);
    else rules.push({ selectors: selectorsOf(head), body, ...(media === undefined ? {} : { media }) });
    at = close + 1;
  }
  return rules;
}

/** The brace that closes the one at `open`. */
function ending(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}' && --depth === 0) return at;
  }
  throw new Error('a brace is not closed');
}

/** `a,b :not(c,d)` → each with the classes and elements that it names. */
function selectorsOf(head: string): BuiltPlayer['rules'][number]['selectors'] {
  return head
    .split(/,(?![^(]*\))/)
    .filter((selector) => !selector.includes('[data-theme'))
    .map((text) => {
      const bare = text.replace(/\[[^\]]*\]|:not\([^)]*\)|::?[\w-]+(?:\([^)]*\))?/g, '');
      return { text, needs: [...new Set(bare.match(/[a-z][\w-]*/g) ?? [])] };
    });
}
