import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzip } from '#codecs/zip';
import { fileInTar } from '../../scripts/release/nodeBinary';
import { platforms } from '../../scripts/release/platforms';
import { archiveOf } from '../../scripts/release/releaseFile';
import { siteFiles } from '../../scripts/release/siteFiles';
import { stampOf } from '../../scripts/release/stamp';
import { scratch } from '../cli/navette';
import { smallPortable, stamp, textIn, unpack } from './folders';

const ids = platforms.map(({ id }) => id);
const pinned = (JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: { node: string } })
  .devDependencies.node;

test('Windows: a script of a batch, whatever the folder is called', () => {
  const files = smallPortable('windows');
  const script = textIn(files, 'Demarrer.cmd');
  expect(script.split('\r\n').length).toBeGreaterThan(10);
  expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(script).not.toMatch(/\{\{|\ufeff/);
  // Read before the code page is set: no letter that depends on it.
  expect(script.slice(0, script.indexOf('chcp 65001 >nul'))).toMatch(/^[\x20-\x7e\r\n]+$/);
  // A folder named « Été & Cie » holds spaces, accents and an ampersand: each path stands in quotes.
  expect(script.match(/%~dp0/g)).toHaveLength(4);
  expect(script.match(/"%~dp0[^"\r\n]+"/g)).toHaveLength(4);
  expect(script).not.toMatch(/runas|powershell|start \/|admin[^i]|https?:/i);
  // Started inside the archive, it says to unpack it; when it fails, the window stays.
  expect(script).toContain('if not exist "%~dp0programme\\node.exe" goto incomplete');
  expect(script).toMatch(/:incomplete[\s\S]*Décompressez[\s\S]*pause/);
  expect(script).toMatch(/if errorlevel 1 pause/);
  expect(files.map(({ path }) => path)).toContain('programme/node.exe');
  const readme = textIn(files, 'LISEZMOI.txt');
  expect(readme.startsWith('\ufeffNAVETTE 0.1.0\r\n')).toBe(true);
  expect(readme.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test.each(ids)('%s: says how to start, where the courses are, and under which licences', (id) => {
  const files = smallPortable(id);
  const readme = textIn(files, 'LISEZMOI.txt');
  for (const said of ['http://localhost:6283/', 'Copie ZIP', 'EUPL', 'CHANGER DE VERSION', 'Ne fermez pas'])
    expect(readme).toContain(said);
  expect(readme).not.toMatch(/\{\w+\}/);
  expect(Math.max(...readme.split(/\r?\n/).map(({ length }) => length))).toBeLessThanOrEqual(82);
  expect(textIn(files, 'LICENCE.txt')).toContain('EUROPEAN UNION PUBLIC LICEN');
  expect(textIn(files, 'programme/LICENCE-NODE.txt')).toContain('Copyright Node.js contributors');
  const starter = files.find(({ path }) => /^demarrer\.(cmd|sh|command)$/i.test(path));
  expect(readme).toContain(starter?.path);
});

test('the Node that travels is the Node of the project; macOS has the nearest that its packages hold', () => {
  for (const { id, node } of platforms) {
    if (!id.startsWith('macos')) expect(node.version, id).toBe(pinned);
    expect(Number.parseInt(node.version, 10), id).toBeGreaterThanOrEqual(Number.parseInt(pinned, 10));
    expect(node.integrity, id).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  }
  const licence = readFileSync(`scripts/release/licence-node-${pinned.split('.')[0]}.txt`, 'utf8');
  expect(licence).toContain('Node.js is licensed for use as follows');
});

test('the same files give the same archive, in order, with what may be run', () => {
  const files = smallPortable('linux');
  const archive = archiveOf(files, stamp);
  expect(Buffer.from(archive).equals(archiveOf([...files].reverse(), stamp))).toBe(true);
  expect(Buffer.from(archive).equals(archiveOf(files, '2026-11-26T08:30:00.000Z'))).toBe(false);
  expect(unzip(archive, { nested: true }).ok).toBe(true);
  const folder = join(scratch(), 'Été & Cie');
  unpack(archive, folder);
  const isProgram = (path: string) => (statSync(join(folder, path)).mode & 0o111) === 0o111;
  expect(
    ['demarrer.sh', 'Demarrer.desktop', 'programme/node', 'LISEZMOI.txt', 'site/index.html'].map(isProgram),
  ).toEqual([true, true, true, false, false]);
});

test('a folder that is not whole, or that may not run, says so', () => {
  const folder = scratch();
  unpack(archiveOf(smallPortable('linux'), stamp), folder);
  const refused = spawnSync(join(folder, 'demarrer.sh'), { encoding: 'utf8', env: { PATH: '/nonexistent' } });
  expect(refused.stderr).toContain('LISEZMOI.txt dit quoi faire');
  expect(refused.status).toBe(1);
  writeFileSync(join(folder, 'site/index.html'), '');
  unpack(
    archiveOf(
      smallPortable('linux').filter(({ path }) => !path.startsWith('site/')),
      stamp,
    ),
    join(folder, 'half'),
  );
  const half = spawnSync(join(folder, 'half/demarrer.sh'), { encoding: 'utf8', env: { PATH: '/nonexistent' } });
  expect(half.stderr).toContain("Décompressez d'abord toute l'archive");
  expect(half.status).toBe(1);
});

test('the archive for a host holds the site at its root, and says what to do with it', () => {
  const site = scratch();
  writeFileSync(join(site, 'index.html'), '<h1>Navette</h1>');
  const files = siteFiles('.', site, '0.1.0');
  expect(files.map(({ path }) => path).sort()).toEqual(['LICENCE.txt', 'LISEZMOI.txt', 'index.html']);
  expect(textIn(files, 'LISEZMOI.txt')).toContain('https://');
});

test('a release bears the date asked for, else the one of the journal, else the one of the commit', () => {
  const root = scratch();
  writeFileSync(join(root, 'CHANGELOG.md'), '# Journal\n\n## 0.3.0 – 2027-01-15\n\n## 0.2.0 – à paraître\n');
  expect(stampOf(root, '0.3.0', '2027-02-01')).toBe('2027-02-01T00:00:00.000Z');
  expect(stampOf(root, '0.3.0')).toBe('2027-01-15T00:00:00.000Z');
  expect(stampOf(root, '0.3.0', 'demain')).toBe(undefined);
  expect(stampOf(root, '0.2.0')).toBe(undefined);
  expect(stampOf('.', '9.9.9')).toMatch(/^\d{4}-\d{2}-\d{2}T/);
});

test('a file is found in a tar by its name, and nothing in one that is cut', () => {
  const tar = Buffer.alloc(2560);
  tar.write('package/bin/other', 0);
  tar.write('00000000003\0', 124);
  tar.write('abc', 512);
  tar.write('package/bin/node', 1024);
  tar.write('00000000004\0', 1024 + 124);
  tar.write('node', 1536);
  expect(fileInTar(tar, 'package/bin/node')?.toString()).toBe('node');
  expect(fileInTar(tar, 'package/LICENSE')).toBe(undefined);
  expect(fileInTar(tar.subarray(0, 900), 'package/bin/node')).toBe(undefined);
});
