import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Platform } from './platforms.ts';

/** A program, and the licence that travels with it where its package holds one. */
export interface NodeBinary {
  readonly bytes: Uint8Array;
  readonly licence?: string;
}

/** The Node of a platform out of its npm package, fetched once into `folder`; what has not the pinned sum is refused. */
export function nodeBinary({ node, system }: Platform, folder: string): NodeBinary {
  const tar = gunzipSync(readFileSync(packageFile(node, folder)));
  const bytes = fileInTar(tar, system === 'windows' ? 'package/bin/node.exe' : 'package/bin/node');
  if (!bytes) throw new Error(`${node.package} ${node.version} : pas de programme Node dans ce paquet.`);
  const licence = fileInTar(tar, 'package/LICENSE');
  return licence ? { bytes, licence: licence.toString('utf8') } : { bytes };
}

function packageFile({ package: name, version, integrity }: Platform['node'], folder: string): string {
  const file = join(folder, `${name}-${version}.tgz`);
  if (existsSync(file) && sumOf(file) === integrity) return file;
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const { status, stderr } = spawnSync(
    'npm',
    ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0 || !existsSync(file))
    throw new Error(`${name} ${version} : le registre npm ne l'a pas donné.\n${stderr}`.trim());
  if (sumOf(file) !== integrity) {
    rmSync(file);
    throw new Error(`${name} ${version} : ce qui est arrivé n'est pas ce qui est attendu (somme SHA-512 différente).`);
  }
  return file;
}

const sumOf = (file: string): string => `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;

/** One regular file of a tar archive (POSIX.1-1988 ustar: headers of 512 bytes, sizes in octal). */
export function fileInTar(tar: Buffer, path: string): Buffer | undefined {
  const text = (at: number, length: number) => tar.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const prefix = text(at + 345, 155);
    const name = prefix === '' ? text(at, 100) : `${prefix}/${text(at, 100)}`;
    const size = Number.parseInt(text(at + 124, 12), 8);
    if (!Number.isInteger(size)) return undefined;
    if (name === path) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}
