import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '#codecs/base64';
import { type FileTree, textOf } from '#core/fileTree';

/** `player.json`, as `npm run build:player` leaves it. */
export interface BuiltPlayer {
  /** In the order in which they run. A piece travels when one of those that need it occurs: a class, an element or a type of question of the page, or `start:<name>`. */
  readonly scripts: readonly { readonly for: readonly string[]; readonly text: string }[];
  readonly rules: readonly Rule[];
}

interface Rule {
  /** A selector means something when all that it names occurs in the page or in the script. */
  readonly selectors: readonly { readonly text: string; readonly needs: readonly string[] }[];
  readonly body: string;
  readonly media?: string;
}

/** A part of the page with its hash, as a Content-Security-Policy writes it. */
export interface Inlined {
  readonly text: string;
  /** `sha256-…` */
  readonly hash: string;
}

/** The script and the style of one page, whose body is `markup`: what occurs in it and no more. `start` is what begins it: `none`, `scorm12`, `form`. */
export function playerFor(
  markup: string,
  start: string,
  player: FileTree,
): { readonly script: Inlined; readonly style: Inlined } {
  const built = builtIn(player);
  const occurring = new Set([...namesIn(markup), `start:${start}`]);
  const pieces = built.scripts.filter((piece) => piece.for.some((name) => occurring.has(name)));
  const script = pieces.length === 0 ? '' : `(()=>{${pieces.map(({ text }) => text).join('')}})();`;
  // That a script asks after a class is no reason to dress it.
  const keys = new Set(built.scripts.flatMap((piece) => piece.for));
  const made = (script.match(/[a-z][\w-]*/g) ?? []).filter((name) => !keys.has(name));
  return { script: inlined(script), style: inlined(styleOf(built.rules, new Set([...occurring, ...made, ...always]))) };
}

/** A piece of the built player that is not there is our own fault. */
function builtIn(player: FileTree): BuiltPlayer {
  const read = known.get(player);
  if (read) return read;
  const text = textOf(player, 'player.json');
  if (text === undefined) throw new Error('the player is not built');
  const built = JSON.parse(text) as BuiltPlayer;
  known.set(player, built);
  return built;
}

/** Every page of an export asks the same one. */
const known = new WeakMap<FileTree, BuiltPlayer>();

/** Around the body's content. */
const always = ['html', 'body'];

/** The elements of a page, the classes, and the types of its questions. */
function namesIn(markup: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const found of new Set(markup.match(/<[a-z][a-z0-9-]*|\s(?:class|data-type)="[^"]*"/g))) {
    const [, said] = /="(.*)"$/s.exec(found) ?? [];
    for (const name of said?.split(' ') ?? [found.slice(1)]) names.add(name);
  }
  return names;
}

function styleOf(rules: readonly Rule[], occurring: ReadonlySet<string>): string {
  const kept = rules.flatMap((rule): Rule[] => {
    const selectors = rule.selectors.filter(({ needs }) => needs.every((name) => occurring.has(name)));
    return selectors.length === 0 ? [] : [{ ...rule, selectors }];
  });
  const used = new Set(kept.flatMap(({ body }) => body.match(/var\(--[\w-]+/g) ?? []).map((name) => name.slice(4)));
  let css = '';
  let around: string | undefined;
  for (const { selectors, body, media } of kept) {
    if (media !== around) css += `${around === undefined ? '' : '}'}${media === undefined ? '' : `${media}{`}`;
    around = media;
    css += `${selectors.map(({ text }) => text).join()}{${withoutUnused(body, used)}}`;
  }
  return around === undefined ? css : `${css}}`;
}

/** A colour that no rule of the page uses is not defined in it. */
const withoutUnused = (body: string, used: ReadonlySet<string>): string =>
  body
    .split(';')
    .filter((line) => !line.startsWith('--') || used.has(line.slice(0, line.indexOf(':'))))
    .join(';');

/** A style or a script as a page carries it. */
export const inlined = (text: string): Inlined => ({
  text,
  hash: `sha256-${base64(sha256(new TextEncoder().encode(text)))}`,
});
