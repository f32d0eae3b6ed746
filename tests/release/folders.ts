import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzip } from '#codecs/zip';
import { bytesOf } from '#core/fileTree';
import { portableFiles } from '../../scripts/release/portableFiles';
import { type PlatformId, platformOf } from '../../scripts/release/platforms';
import type { ReleaseFile } from '../../scripts/release/releaseFile';
import { scratch } from '../cli/navette';

export const stamp = '2026-11-25T08:30:00.000Z';

/** A portable folder around a program that is none, and a site of one page. */
export function smallPortable(id: PlatformId): readonly ReleaseFile[] {
  const site = scratch();
  writeFileSync(join(site, 'index.html'), '<h1>Navette</h1>');
  const parts = { root: '.', site, version: '0.1.0', program: new Uint8Array(3), node: { bytes: new Uint8Array(5) } };
  return portableFiles(platformOf(id), parts);
}

export const textIn = (files: readonly ReleaseFile[], path: string): string => {
  const found = files.find((file) => file.path === path);
  if (!found) throw new Error(`${path} is not there: ${files.map((file) => file.path).join(', ')}`);
  return typeof found.content === 'string' ? found.content : Buffer.from(found.content).toString('utf8');
};

/** Unpacks as a person does, with the archiver of the system where there is one. */
export function unpack(archive: Uint8Array, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = join(scratch(), 'navette.zip');
  writeFileSync(file, archive);
  if (spawnSync('unzip', ['-q', file, '-d', folder]).status === 0) return;
  console.log('unzip n’est pas là : l’archive est ouverte par notre lecteur, qui ne pose pas de droits.');
  const opened = unzip(readFileSync(file), { nested: true, bytes: 1e9 });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  for (const path of opened.value.keys()) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), bytesOf(opened.value, path) ?? new Uint8Array());
    if (/\.sh$|programme\/node$/.test(path)) chmodSync(join(folder, path), 0o755);
  }
}
