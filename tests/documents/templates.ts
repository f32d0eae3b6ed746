import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type DocumentTemplate, readDocumentTemplate } from '#tasks/documentTemplate';

/** Every template of the house, found as the rim finds it. */
export const documentTemplates: readonly DocumentTemplate[] = globSync('templates/documents/*')
  .sort()
  .map((folder) => {
    const json: unknown = JSON.parse(readFileSync(`${folder}/template.json`, 'utf8'));
    const read = readDocumentTemplate(json, readFileSync(`${folder}/body.md`, 'utf8'), basename(folder));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });

export function templateOf(id: string): DocumentTemplate {
  const found = documentTemplates.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}
