import type { Id } from '#core/id';
import { type Question, typeOf } from '#core/question/index';
import type { Words } from '#core/words';

/** What live elements find in the page, as JSON: the keys of its questions and the words that they say. */
export interface PlayerData {
  readonly questions: Readonly<Record<Id<'q'>, Question>>;
  /** `player.live.check` → `check` */
  readonly words: Words;
}

const liveWords = 'player.live.';

/** The content of `<script type="application/json" id="nv-data">`: keys only, for the texts already stand in the page; `more` adds to a question what one tracker needs, `script` is what will say the words: those that it does not name stay at home. */
export function playerData(
  questions: readonly Question[],
  words: Words,
  more: (question: Question) => object = () => ({}),
  script?: string,
): string {
  const named = script === undefined ? undefined : new Set(script.match(/(?<=["'`])[a-z]\w*(?=["'`.])/gi));
  const said = Object.entries(words)
    .filter(([key]) => key.startsWith(liveWords))
    .map(([key, word]) => [key.slice(liveWords.length), word] as const)
    .filter(([key]) => named?.has(key.replace(/\..*/, '')) ?? true);
  const keys = Object.fromEntries(questions.map((question) => [question.id, { ...slim(question), ...more(question) }]));
  // No text inside a script element may end it, nor open a comment in it.
  return JSON.stringify({ questions: keys, words: Object.fromEntries(said) as Words }).replace(/</g, '\\u003c');
}

/** What grading and tracking read; an author's notes, objectives and tags stay at home. */
function slim(question: Question): object {
  const { type, id, points, hints, penalty } = question;
  return { type, id, points, ...(hints && { penalty }), ...typeOf(question).slim(question) };
}
