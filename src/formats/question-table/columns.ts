import { say, type Words } from '#core/words';

/** The columns of every question, in order; those of the choices stand after the stem. */
const before = ['code', 'type', 'stem'] as const;
const after = [
  'tolerance',
  'unit',
  'wrongFeedback',
  'guide',
  'feedback',
  'hints',
  'objective',
  'level',
  'points',
  'tags',
  'settings',
  'id',
] as const;
export type Field = (typeof before)[number] | (typeof after)[number];

/** What each choice has: its text, whether it is right, what is said to whoever picks it. */
export const choiceFields = ['choice', 'right', 'remark'] as const;
export type ChoiceField = (typeof choiceFields)[number];

/** A column: a field of the question, or of its nth choice, from 1. */
export type Column =
  { readonly field: Field; readonly choice?: undefined } | { readonly field: ChoiceField; readonly choice: number };

/** The columns of a table with room for so many choices. */
export const columnsFor = (choices: number): readonly Column[] => [
  ...before.map((field) => ({ field })),
  ...Array.from({ length: choices }, (_, at) => choiceFields.map((field) => ({ field, choice: at + 1 }))).flat(),
  ...after.map((field) => ({ field })),
];

/** What stands above a column. */
export const titleOf = ({ field, choice }: Column, words: Words): string =>
  say(words, `table.${field}`, { n: choice ?? 0 });

/** The column that a header means; capitals, accents and blanks do not matter. */
export function columnOf(header: string, words: Words): Column | undefined {
  const wanted = plainOf(header);
  const field = [...before, ...after].find((name) => plainOf(say(words, `table.${name}`)) === wanted);
  if (field) return { field };
  const number = Number(/ ?(\d{1,3})$/.exec(wanted)?.[1] ?? 0);
  const ofChoice = choiceFields.find((name) => plainOf(say(words, `table.${name}`, { n: number })) === wanted);
  return ofChoice && number > 0 ? { field: ofChoice, choice: number } : undefined;
}

/** A word without what people do not type the same: capitals, accents, blanks, kinds of apostrophe. */
export const plainOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
