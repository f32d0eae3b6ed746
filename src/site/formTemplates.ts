import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormTemplate } from '#core/forms/template';
import { readFormTemplate } from '#tasks/addForm';

const folder = 'templates/forms';

/** The forms to copy into a course, by the title that people look for. */
export async function formTemplates(): Promise<readonly FormTemplate[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const read = readFormTemplate(JSON.parse(await readFile(join(folder, file), 'utf8')), file);
      if (!read.ok) throw new Error(`${folder}/${file}: ${JSON.stringify(read.problems)}`);
      return read.value;
    }),
  );
}
