import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonValue } from '#codecs/json';

/** The two files of a template of documents, as text is read. */
export interface TemplateFiles {
  /** The name of its folder. */
  readonly folder: string;
  readonly json: unknown;
  readonly body: string;
}

/** Every folder of templates of documents, in order of name: adding one is enough for it to be found. */
export async function documentTemplateFiles(dir: string): Promise<readonly TemplateFiles[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const textOf = (folder: string, file: string) => readFile(join(dir, folder, file), 'utf8').catch(() => '');
  return Promise.all(
    folders.sort().map(async (folder) => ({
      folder,
      json: jsonValue(await textOf(folder, 'template.json'), 'template.json'),
      body: await textOf(folder, 'body.md'),
    })),
  );
}
