import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';
import type { BuiltPlayer } from '../../src/formats/package/player.ts';
import { innerNames } from './innerNames.ts';

/** Lists of ours of which a package takes only what occurs in its page: `export const <name> = { 'key': member, … }`. */
const registries = [
  'src/core/question/gradings.ts',
  'src/blocks/question/lives.ts',
  'src/blocks/question/helps.ts',
  'src/blocks/lives.ts',
  'src/player/extras.ts',
  'src/player/quizParts.ts',
];
/** What a page begins with: `src/player/<name>.ts`. */
const starts = ['none', 'scorm12', 'form', 'survey'];

/** They write JSON of their own. */
const forms = ['start:form', 'start:survey'];

interface Member {
  /** As the page says it: a class, an element, a type of question. */
  readonly key: string;
  readonly code: string;
}

/**
 * The player as pieces. One bundle is cut at the borders of its modules, each is made small, and names are given to all
 * of them at once, so that they agree; a module goes into the piece of those that are needed together. A registry is empty
 * in the bundle: each member adds itself, so that one that is not needed stays out.
 */
export async function scriptPieces(
  root: string,
  target: string[],
): Promise<{ readonly scripts: BuiltPlayer['scripts']; readonly sources: readonly string[] }> {
  const { build } = await import('esbuild');
  const members = registries.flatMap((path) => membersOf(path, readFileSync(join(root, path), 'utf8')));
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['piece:all'],
    bundle: true,
    format: 'esm',
    target,
    // Safari 13 destructures; esbuild doubts it for an order of evaluation that no code of ours depends on. `\p{M}` is known to
    // all three.
    supported: { destructuring: true, 'regexp-unicode-property-escapes': true },
    minifySyntax: true,
    charset: 'utf8',
    legalComments: 'inline',
    metafile: true,
    write: false,
    outdir: 'build/player',
    logLevel: 'warning',
    plugins: [pieces(root, members)],
  });
  const wanted = needs(metafile, [
    ...members.map(({ key }, index) => [key, `piece:${index}`] as const),
    ...starts.map((name) => [`start:${name}`, `src/player/${name}.ts`] as const),
  ]);
  const isOfForms = (path: string) => wanted.get(path)?.every((name) => forms.includes(name)) ?? false;
  const modules = await small(cut(outputFiles[0]?.text ?? ''), isOfForms);
  return {
    scripts: grouped(modules, wanted),
    sources: [...Object.keys(metafile.inputs).filter((path) => path.startsWith('src/')), ...registries],
  };
}

/** The members of a registry, each as a module that adds itself. */
function membersOf(path: string, source: string): Member[] {
  const [, name = '', body = ''] = /export const (\w+)[^=]*= \{\n([^}]*)\}/.exec(source) ?? [];
  if (name === '') throw new Error(`${path} is no registry`);
  return body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, key = '', member = ''] = /^ {2}'?([\w-]+)'?: (\w+),$/.exec(line) ?? /^ {2}((\w+)),$/.exec(line) ?? [];
      const [found] = new RegExp(`^import .*\\b${member}\\b.*;$`, 'm').exec(source) ?? [];
      if (key === '' || found === undefined) throw new Error(`${path}: cannot read ${line}`);
      return { key, code: `import { ${name} } from '${join('/', path)}';\n${found}\n${name}['${key}'] = ${member};\n` };
    });
}

const mark = (path: string) => `/*! piece ${path} */\n`;

function pieces(root: string, members: readonly Member[]): Plugin {
  const load = (contents: string, path: string) =>
    ({ contents: mark(path) + contents, loader: 'ts', resolveDir: root }) as const;
  return {
    name: 'pieces',
    setup(bundle) {
      bundle.onResolve({ filter: /^piece:/ }, ({ path }) => ({ path: path.slice(6), namespace: 'piece' }));
      bundle.onResolve({ filter: /^\/src\// }, ({ path }) => ({ path: join(root, path) }));
      bundle.onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => {
        if (path !== 'all') return load(members[Number(path)]?.code ?? '', `piece:${path}`);
        const all = [...members.map((_, index) => `piece:${index}`), ...starts.map((name) => `/src/player/${name}.ts`)];
        return { contents: all.map((one) => `import '${one}';\n`).join(''), resolveDir: root };
      });
      bundle.onLoad({ filter: /\.ts$/, namespace: 'file' }, ({ path }) => {
        const place = relative(root, path).replaceAll('\\', '/');
        const source = readFileSync(path, 'utf8');
        const name = registries.includes(place) ? /export const (\w+)/.exec(source)?.[1] : undefined;
        return load(name === undefined ? source : `export const ${name}: any = {};`, place);
      });
    },
  };
}

interface Module {
  readonly path: string;
  readonly text: string;
}

/** The modules of the bundle, in the order in which they run. */
const cut = (bundle: string): Module[] =>
  bundle
    .split('/*! piece ')
    .slice(1)
    .map((part) => {
      const end = part.indexOf(' */');
      return { path: part.slice(0, end), text: part.slice(end + 3).trim() };
    });

/**
 * The whole made small: what is used once moves to where it is used, and names are given to all modules at once, so that
 * they agree. A border is a call to nobody knows what, which nothing may be moved across nor merged with.
 */
async function small(modules: readonly Module[], asWritten: (path: string) => boolean): Promise<Module[]> {
  const { minify } = await import('terser');
  const parts = modules.map(async ({ path, text }) => {
    const properties = asWritten(path) ? false : { regex: inner, builtins: true };
    const renamed = await minify(text, { ...dialect, compress: false, mangle: { properties }, nameCache: letters() });
    return `${border}(${JSON.stringify(path)});\n${renamed.code ?? ''}`;
  });
  const { code = '' } = await minify((await Promise.all(parts)).join('\n'), {
    ...dialect,
    compress: { passes: 3, toplevel: true, unsafe_arrows: true, sequences: false, join_vars: false },
    mangle: { toplevel: true, reserved: [border] },
  });
  return code
    .split(`${border}("`)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('")');
      return { path: part.slice(0, end), text: part.slice(end + 2).replace(/^;/, '') };
    });
}

const border = '__border';
const dialect = { ecma: 2019 } as const;
const inner = new RegExp(`^(?:${innerNames.join('|')})$`);

/** The same letter for a name in every module. */
const letters = () => ({
  props: { props: Object.fromEntries(innerNames.map((name, index) => [`$${name}`, letterOf(index)])) },
});
const letterOf = (index: number) => String.fromCharCode(index < 26 ? 97 + index : 39 + index);

/** Module → the names of those who need it. */
function needs({ inputs }: Metafile, entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string[]> {
  const wanted = new Map<string, string[]>();
  for (const [name, entry] of entries) {
    const seen = new Set([entry]);
    // A set walks what is added while it is walked.
    for (const path of seen) inputs[path]?.imports.forEach(({ path: next }) => seen.add(next));
    for (const path of seen) wanted.set(path, [...(wanted.get(path) ?? []), name]);
  }
  return wanted;
}

/** What is needed by the same is one piece; what is needed by more runs before. */
function grouped(modules: readonly Module[], wanted: ReadonlyMap<string, string[]>): BuiltPlayer['scripts'] {
  const groups = new Map<string, { for: string[]; text: string }>();
  for (const { path, text } of modules) {
    const names = wanted.get(path);
    if (names === undefined) throw new Error(`nobody needs ${path}`);
    const group = groups.get(names.join()) ?? { for: names, text: '' };
    groups.set(names.join(), { ...group, text: group.text + text });
  }
  return [...groups.values()].filter(({ text }) => text !== '').sort((one, other) => other.for.length - one.for.length);
}
