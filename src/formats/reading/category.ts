import { isId } from '#core/id';
import type { Competency } from '#core/needs/schema';
import { say } from '#core/words';
import { moodleTag } from '#formats/moodle-xml/bank';
import type { Desk } from '#formats/reading/reading';

/** Where a question stood in the bank that it comes from. */
export interface Category {
  readonly path: readonly string[];
  readonly competency: Competency | undefined;
}

/** A category by its path, as Moodle writes it: `$course$/top/A // B/C`; `number` is its idnumber. */
export function categoryOf(text: string, number: string, { course }: Desk): Category {
  const path = text
    .split(/(?<!\/)\/(?!\/)/)
    .map((step) => step.replaceAll('//', '/').trim())
    .filter((step) => step !== '' && step !== 'top' && !/^\$\w+\$$/.test(step));
  const { competencies } = course.needs;
  const byNumber = competencies.find(({ id }) => number.startsWith(id));
  const byName = path
    .toReversed()
    .flatMap((step) => competencies.find((competency) => isNamed(competency, step)) ?? [])[0];
  return { path, competency: byNumber ?? byName };
}

const isNamed = ({ code, title }: Competency, step: string): boolean =>
  step === code || step === title || step.startsWith(`${code} `);

/** What tags and the category say of a question: its objective, its level; what is left stays tags. */
export function linksOf(tags: readonly string[], category: Category | undefined, { course, words }: Desk) {
  const isTag = (tag: string, name: string) => moodleTag(name)[0] === tag;
  const clean = tags.map((tag) => tag.trim()).filter((tag) => tag !== '');
  const tagged = course.objectives.find(({ code }) => clean.some((tag) => isTag(tag, code)));
  const level = levelWords(words).find(([, word]) => clean.includes(word));
  const known = category?.competency;
  const serving = course.objectives.filter(({ competencies }) => known && competencies.includes(known.id));
  const objective = tagged ?? (serving.length === 1 ? serving[0] : undefined);
  const others = clean.filter((tag) => tag !== level?.[1] && !(tagged && isTag(tag, tagged.code)));
  return {
    ...(objective && { objective: objective.id }),
    ...(level && { level: level[0] }),
    tags: [...new Set([...others, ...tagOf(category, words)])],
  };
}

const levelWords = (words: Desk['words']): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([key, word]) =>
    key.startsWith('export.level.') ? [[key.slice('export.level.'.length), word] as const] : [],
  );

/** The name of a category that no competency bears: kept, or it would be lost. Names that a program gave say nothing. */
function tagOf(category: Category | undefined, words: Desk['words']): readonly string[] {
  const name = category?.competency ? undefined : category?.path.at(-1);
  if (name === undefined || name === say(words, 'export.noCompetency')) return [];
  return /^(default for|d\u00e9faut pour|par d\u00e9faut pour)\b/i.test(name) || isId(name) ? [] : moodleTag(name);
}
