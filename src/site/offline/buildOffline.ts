import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { listSite } from './listSite.ts';
import { identityFile, type OfflineList, workerFile } from './offlineList.ts';

/** The worker as one classic script; the list of files is set in front of it. */
export async function workerCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('worker/worker.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** Adds to a built site the worker that keeps it on a device, and the name of the build. */
export function writeOffline(folder: string, version: string, code: string): OfflineList {
  const list = listSite(folder, version, code);
  writeFileSync(join(folder, workerFile), `self.navetteList=${JSON.stringify(list)};\n${code}`);
  writeFileSync(
    join(folder, identityFile),
    `${JSON.stringify({ name: 'Navette', version, build: list.build }, null, 2)}\n`,
  );
  return list;
}
