/**
 * `npm run release`: the site for a web host and the portable folders, as archives in `release/`.
 * `-- --only site,windows` makes some; `--date 2027-01-15` stamps the files; `--no-build` takes the site as it is built.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { size } from '#core/french';
import { nodeBinary } from './nodeBinary.ts';
import { platforms } from './platforms.ts';
import { portableFiles, portableProgram } from './portableFiles.ts';
import { archiveOf, type ReleaseFile } from './releaseFile.ts';
import { siteFiles } from './siteFiles.ts';
import { stampOf, versionOf } from './stamp.ts';

const root = join(import.meta.dirname, '../..');
const known = ['site', ...platforms.map(({ id }) => id)];
const { values } = parseArgs({
  options: { only: { type: 'string' }, date: { type: 'string' }, 'no-build': { type: 'boolean' } },
});
const wanted = values.only?.split(',') ?? known;
const strange = wanted.filter((id) => !known.includes(id));
if (strange.length > 0) fail(2, `--only : « ${strange.join(', ')} » n'est pas de ceux-ci : ${known.join(', ')}.`);
const version = versionOf(root);
const stamp = stampOf(root, version, values.date);
if (stamp === undefined)
  fail(2, 'Aucune date connue pour cette version : donnez-la, par exemple « --date 2027-01-15 ».');
if (values['no-build'] !== true) {
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const out = join(root, 'release');
const site = join(root, 'dist');
const program = await portableProgram(root);
mkdirSync(out, { recursive: true });
const sums: string[] = [];
let failed = 0;
for (const id of wanted) {
  const name = `navette-${version}-${id}.zip`;
  try {
    const bytes = archiveOf(filesOf(id), stamp);
    writeFileSync(join(out, name), bytes);
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
    console.log(`release/${name} – ${size(bytes.length)}`);
  } catch (error) {
    failed += 1;
    console.error(`${name} n'est pas fait.\n  ${error instanceof Error ? error.message : String(error)}`);
  }
}
writeFileSync(join(out, `navette-${version}-sha256.txt`), `${sums.join('\n')}\n`);
process.exitCode = failed > 0 ? 1 : 0;

function filesOf(id: string): readonly ReleaseFile[] {
  const platform = platforms.find((one) => one.id === id);
  if (!platform) return siteFiles(root, site, version);
  const node = nodeBinary(platform, join(root, 'build/node-packages'));
  return portableFiles(platform, { root, site, version, program, node });
}

function fail(code: number, text: string): never {
  console.error(text);
  process.exit(code);
}
