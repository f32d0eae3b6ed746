import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Plugin } from 'vite';
import type { Words } from '#core/words';
import { type Branch, flatten } from '#i18n/flatten.ts';

const folder = 'src/islands/atelier';
const first = 'Atelier.svelte';
const mark = 'words:';
const branchMark = 'branch:';
/** No name of a module may end in `.svelte`: it would be compiled. */
const named = (part: string) => part.replace(/\.svelte$/, '');

/**
 * The words of the workspace, each with the piece that says it: `words:Atelier` has those of what loads at once, and
 * whatever is loaded later brings its own along. Nothing to register: which words a file says stands in it.
 */
export function wordParts(root = '.'): Plugin {
  let known: ReadonlyMap<string, Words> | undefined;
  const parts = () => (known ??= wordsByPart(root));
  return {
    name: 'word-parts',
    enforce: 'post',
    buildStart: () => void (known = undefined),
    resolveId: (id) => (id.startsWith(mark) || id.startsWith(branchMark) ? `\0${id}` : undefined),
    load(id) {
      if (id.startsWith(`\0${branchMark}`))
        return `export default ${JSON.stringify(branchOf(languageIn(root), id.slice(branchMark.length + 1)))};`;
      if (!id.startsWith(`\0${mark}`)) return undefined;
      const part = id.slice(mark.length + 1);
      const words = JSON.stringify(parts().get(part) ?? {});
      if (part === named(first)) return `export default ${words};`;
      const code = `import { learn } from ${JSON.stringify(`/${folder}/words.ts`)};\nlearn(${words});`;
      return { code, moduleSideEffects: true };
    },
    transform(code, id) {
      const path = id.replaceAll('\\', '/').split('?')[0] ?? '';
      const part = named(path.slice(path.lastIndexOf(`${folder}/`) + folder.length + 1));
      const isPart = !id.includes('?') && path.includes(`/${folder}/`) && part !== named(first) && parts().has(part);
      return isPart ? { code: `import ${JSON.stringify(mark + part)};\n${code}`, map: null } : undefined;
    },
  };
}

/** Each piece of the workspace, and the words that it says. */
export function wordsByPart(root = '.'): ReadonlyMap<string, Words> {
  const words = flatten(languageIn(root)['atelier'] as Branch);
  const parts = readParts(posix.join(root.replaceAll('\\', '/'), folder));
  return new Map([...parts].map(([part, said]) => [part, chosen(words, said)]));
}

const languageIn = (root: string) => JSON.parse(readFileSync(join(root, 'src/i18n/fr.json'), 'utf8')) as Branch;

/** `branch:term.state`: the words under one branch of the language file, `state.draft`…, and no other. */
function branchOf(language: Branch, path: string): Words {
  const names = path.split('.');
  const branch = names.reduce<Branch>((part, name) => part[name] as Branch, language);
  return flatten({ [names.at(-1) ?? '']: branch });
}

/** What is loaded as one piece → what its files may say. */
type Parts = ReadonlyMap<string, readonly Said[]>;

/** A word, or the beginning of all words that a file puts together: `coverage.refused.` */
type Said = string;

/** The pieces of the workspace: what loads at once, and each file that is imported on demand, without what is there already. */
function readParts(home: string): Parts {
  const files = globSync(`${home}/**/*.{svelte,ts}`).map((path) => path.replaceAll('\\', '/'));
  const texts = new Map(files.map((path) => [posix.relative(home, path), readFileSync(path, 'utf8')]));
  const reached = (entry: string, stop: ReadonlySet<string> = new Set()) => {
    const seen = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path) || stop.has(path)) return;
      seen.add(path);
      for (const target of importsOf(path, texts, staticImport)) visit(target);
    };
    visit(entry);
    return seen;
  };
  const atOnce = reached(first);
  const later = [...texts.keys()].flatMap((path) => importsOf(path, texts, laterImport));
  const entries = [...new Set(later)].filter((path) => !atOnce.has(path));
  const saidBy = (paths: ReadonlySet<string>) => [...paths].flatMap((path) => saidIn(texts.get(path) ?? ''));
  return new Map([
    [named(first), saidBy(atOnce)],
    ...entries.map((entry) => [named(entry), saidBy(reached(entry, atOnce))] as const),
  ]);
}

const staticImport = /(?:^|\n)\s*(?:import|export)\s(?!type\b)(?:[\w*{}\s,]+?\sfrom\s)?\s*['"](\.[^'"]+)['"]/g;
const laterImport = /\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g;

function importsOf(path: string, texts: ReadonlyMap<string, string>, pattern: RegExp): readonly string[] {
  return [...(texts.get(path) ?? '').matchAll(pattern)].flatMap(([, target = '']) => {
    const whole = posix.join(dirname(path), target);
    const found = [whole, `${whole}.ts`, `${whole}.svelte.ts`].find((name) => texts.has(name));
    return found === undefined ? [] : [found];
  });
}

/** Every text that may be a word, and every beginning of one. */
const saidIn = (text: string): readonly Said[] => [
  ...[...text.matchAll(/['"`]([a-z]\w*(?:\.[\w-]+)*)['"`]/g)].map(([, word = '']) => word),
  ...[...text.matchAll(/['"`]([a-z]\w*\.(?:[\w-]+\.)*)(?:\$\{|['"`])/g)].map(([, start = '']) => start),
];

function chosen(words: Words, said: readonly Said[]): Words {
  const [starts, whole] = [said.filter((one) => one.endsWith('.')), new Set(said)];
  return Object.fromEntries(
    Object.entries(words).filter(([key]) => whole.has(key) || starts.some((start) => key.startsWith(start))),
  );
}
