import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FormTemplate } from '#core/forms/template';
import { readFormTemplate } from '#tasks/addForm';

/** Every template that is there, read as the command line reads it. */
export const templates: readonly FormTemplate[] = globSync('templates/forms/*.json')
  .sort()
  .map((file) => {
    const read = readFormTemplate(JSON.parse(readFileSync(file, 'utf8')), basename(file));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });

export const templateOf = (id: string): FormTemplate => {
  const found = templates.find((template) => template.id === id);
  if (!found) throw new Error(`there is a template ${id}`);
  return found;
};
