import type { Change } from '#core/change/change';
import { type CourseFiles, isLessonText } from '#core/change/courseFiles';
import { labelById, labelOf, shortened } from '#core/change/label';
import { isId, lettersOf } from '#core/id';
import { partsOf } from '#core/pointer';
import { say, type Words } from '#core/words';

/** A change in one sentence for a person; `files` lends the names of what it links to. */
export function sayChange(change: Change, files: CourseFiles, words: Words): string {
  const what = say(words, wordFor(words, 'change.what', lettersOf(change.entity)), {
    label: labelOf(files, change),
  }).trim();
  if (change.path === '') return say(words, `change.${wholeVerb(change)}`, { what });
  const values = { before: shown(change.before, files, words), after: shown(change.after, files, words) };
  const of = say(words, wordFor(words, 'change.of', lettersOf(change.entity)), {
    label: labelOf(files, change),
  }).trim();
  return say(words, 'change.set', { field: fieldIn(change.path, words), of, ...values });
}

function wholeVerb({ before, after }: Change): string {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return isLessonText(before) && isLessonText(after) && before.file === after.file ? 'rewritten' : 'moved';
}

/** `/choices/2/share`: Choix 3, Part. */
function fieldIn(path: string, words: Words): string {
  const names: string[] = [];
  for (const part of partsOf(path) ?? []) {
    if (/^\d+$/.test(part) && names.length > 0) names.push(`${names.pop()} ${Number(part) + 1}`);
    else names.push(say(words, wordFor(words, 'change.field', part)));
  }
  return names.join(say(words, 'change.inside'));
}

function shown(value: unknown, files: CourseFiles, words: Words): string {
  if (value === undefined || value === null || value === '') return say(words, 'change.nothing');
  if (typeof value === 'boolean') return say(words, value ? 'change.yes' : 'change.no');
  if (typeof value === 'number') return String(value).replace('.', say(words, 'change.decimal'));
  if (typeof value === 'string') {
    const text = isId(value) ? labelById(files, value) : shortened(value);
    return say(words, text === '' ? 'change.something' : 'change.quoted', { text });
  }
  if (!Array.isArray(value)) return say(words, 'change.something');
  if (value.length === 0) return say(words, 'change.nothing');
  const plain = value.every((item) => typeof item === 'string' || typeof item === 'number');
  return plain
    ? value.map((item) => shown(item, files, words)).join(', ')
    : say(words, 'change.several', { n: value.length });
}

const wordFor = (words: Words, area: string, key: string): string =>
  Object.hasOwn(words, `${area}.${key}`) ? `${area}.${key}` : `${area}.other`;
