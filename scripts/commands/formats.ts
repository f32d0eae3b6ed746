import { formats as list, peopleFormats } from '#formats/index';
import { frenchWords } from '#i18n/words.ts';
import type { Command } from '../cli/command.ts';

export const formats: Command = {
  options: {},
  words: 0,
  run() {
    const known = [...list, ...peopleFormats].map(({ id }) => ({ id, title: frenchWords[`cli.format.${id}`] ?? id }));
    const width = Math.max(0, ...known.map(({ id }) => id.length));
    const lines = known.map(({ id, title }) => `${id.padEnd(width)}  ${title}`);
    return Promise.resolve({ document: { formats: known }, lines, problems: [] });
  },
};
