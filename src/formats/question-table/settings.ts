import { say, type Words } from '#core/words';
import { plainOf } from '#formats/question-table/columns';
import { readNumber } from '#core/question/numeric/grade';

const names = [
  'fixedOrder',
  'dontKnow',
  'caseMatters',
  'accentsMatter',
  'lines',
  'min',
  'max',
  'lowest',
  'penalty',
] as const;

/** What most questions do without, and shares one column: `ordre fixe ; lignes 10`. */
export interface Setting {
  readonly name: (typeof names)[number];
  readonly value?: number | undefined;
}

/** The cell that says some settings. */
export const settingsText = (settings: readonly Setting[], words: Words): string =>
  settings
    .map(({ name, value = 0 }) => say(words, `table.setting.${name}`, { n: String(value).replace('.', ',') }))
    .join(' ; ');

/** The settings of a cell, and what in it is none. */
export function settingsIn(
  text: string,
  words: Words,
): { readonly settings: readonly Setting[]; readonly unknown: readonly string[] } {
  const entries = text.split(/[;\n]/).map((entry) => entry.trim());
  const read = entries.filter((entry) => entry !== '').map((entry) => ({ entry, setting: settingOf(entry, words) }));
  return {
    settings: read.flatMap(({ setting }) => setting ?? []),
    unknown: read.flatMap(({ entry, setting }) => (setting ? [] : [entry])),
  };
}

function settingOf(entry: string, words: Words): Setting | undefined {
  const [, word = '', number] = /^(.*?)(?:\s+([-\u2212]?\d[\d ,.]*))?$/.exec(entry) ?? [];
  const value = number === undefined ? undefined : readNumber(number);
  const isNamed = (name: Setting['name']) =>
    plainOf(say(words, `table.setting.${name}`, { n: '' })) === plainOf(word.trim());
  const name = names.find(isNamed);
  return name && { name, ...(value !== undefined && { value }) };
}
