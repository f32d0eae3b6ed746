import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, type ReleaseFile } from './releaseFile.ts';
import { readme } from './readme.ts';

/** What a web host gets: the site at the root of the archive, at home in any folder, and what to do with it. */
export function siteFiles(root: string, site: string, version: string): readonly ReleaseFile[] {
  return [
    ...filesIn(site),
    { path: 'LISEZMOI.txt', content: readme('site', { version }, 'windows') },
    { path: 'LICENCE.txt', content: readFileSync(join(root, 'LICENSE')) },
  ];
}
