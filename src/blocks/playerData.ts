import type { Id } from '#core/id';
import { type Question, typeOf } from '#core/question/index';
import type { Key } from '#core/question/key';
import type { Words } from '#core/words';

/** What live elements find in the page, as JSON: the keys of its questions and the words that they say. */
export interface PlayerData {
  readonly questions: Readonly<Record<Id<'q'>, Key>>;
  /** `player.live.check` → `check` */
  readonly words: Words;
}

const liveWords = 'player.live.';

/** The content of `<script type="application/json" id="nv-data">`: keys only, for the texts already stand in the page; `more` adds to a question what one tracker needs, `saying` is what will say the words, and of what page: those that it has no use for stay at home. */
export function playerData(
  questions: readonly Question[],
  words: Words,
  more: (question: Question) => object = () => ({}),
  saying?: { readonly script: string; readonly markup: string },
): string {
  const named = saying && new Set(saying.script.match(/(?<=["'`])[a-z]\w*(?=["'`.])/gi));
  const isMarked = questions.every((question) => typeOf(question).keyed(question) && question.points > 0);
  const isSaid = (key: string) =>
    !saying ||
    !named ||
    (named.has(key) && saying.markup.includes(occasions[key] ?? '') && !(isMarked && unmarked.includes(key)));
  const said = liveIn(words).filter(([key]) => isSaid(key.replace(/\..*/, '')));
  const keys = Object.fromEntries(
    questions.map((question) => [question.id, { ...keyOf(question), ...more(question) }]),
  );
  // No text inside a script element may end it, nor open a comment in it.
  return JSON.stringify({ questions: keys, words: Object.fromEntries(said) as Words }).replace(/</g, '\\u003c');
}

/** `check` → its word; looked for once among the thousands of a language. */
function liveIn(words: Words): readonly (readonly [string, string])[] {
  const found =
    known.get(words) ??
    Object.entries(words)
      .filter(([key]) => key.startsWith(liveWords))
      .map(([key, word]) => [key.slice(liveWords.length), word] as const);
  known.set(words, found);
  return found;
}

const known = new WeakMap<Words, readonly (readonly [string, string])[]>();

/** What a page must hold for a word to be said at all. */
const occasions: Readonly<Record<string, string>> = {
  validate: 'data-correction="each"',
  passed: 'data-pass="',
  failed: 'data-pass="',
  tries: 'data-attempts="',
  unknown: '"dont-know"',
  unknownCount: '"dont-know"',
};

/** What is said where there is nothing to mark. */
const unmarked = ['noted', 'handedIn'];

/** An author's notes, objectives and tags stay at home. */
function keyOf(question: Question): Key {
  const { points, hints, penalty } = question;
  return { ...(points !== 1 && { points }), ...(hints && { penalty }), ...typeOf(question).slim(question) };
}
