import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import type { NodeBinary } from './nodeBinary.ts';
import type { Platform } from './platforms.ts';
import { crlf, readme } from './readme.ts';
import { filesIn, type ReleaseFile } from './releaseFile.ts';

/** The program of the portable folder, one file. */
export async function portableProgram(root: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/portable/main.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifyWhitespace: true,
    minifySyntax: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

interface Parts {
  /** The folder of the project. */
  readonly root: string;
  /** The folder of the built site. */
  readonly site: string;
  readonly version: string;
  readonly program: Uint8Array;
  readonly node: NodeBinary;
}

/** A folder that runs as it is: what starts it, the site, and a Node of its own. */
export function portableFiles(platform: Platform, { root, site, version, program, node }: Parts): ReleaseFile[] {
  const { system, machine } = platform;
  const licence = node.licence ?? readFileSync(join(import.meta.dirname, 'licence-node-24.txt'), 'utf8');
  const values = { version, machine, node: platform.node.version };
  const lines = system === 'windows' ? crlf : (text: string) => text;
  return [
    ...startersOf(system),
    { path: 'LISEZMOI.txt', content: readme(system, values, system) },
    { path: 'LICENCE.txt', content: lines(readFileSync(join(root, 'LICENSE'), 'utf8')) },
    { path: 'programme/LICENCE-NODE.txt', content: lines(licence) },
    { path: 'programme/navette.mjs', content: program },
    { path: system === 'windows' ? 'programme/node.exe' : 'programme/node', content: node.bytes, isProgram: true },
    ...filesIn(site, 'site/'),
  ];
}

function startersOf(system: Platform['system']): ReleaseFile[] {
  if (system === 'windows') return [{ path: 'Demarrer.cmd', content: crlf(launcher('Demarrer.cmd', forCmd)) }];
  const script = launcher('demarrer.sh', forShell);
  if (system === 'macos') return [{ path: 'Demarrer.command', content: script, isProgram: true }];
  return [
    { path: 'demarrer.sh', content: script, isProgram: true },
    { path: 'Demarrer.desktop', content: launcher('Demarrer.desktop', forShell), isProgram: true },
  ];
}

/** A script that starts Navette, with the words of the catalogue where it says `{{key}}`. */
const launcher = (name: string, quoted: (text: string) => string): string =>
  readFileSync(join(import.meta.dirname, 'launchers', name), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, key: string) =>
    quoted(say(frenchWords, `cli.portable.${key}`)),
  );

/** Inside single quotes of a shell. */
const forShell = (text: string): string => text.replaceAll("'", `'\\''`);

/** After `echo`: what a command line would take for itself. */
const forCmd = (text: string): string => text.replace(/[&<>|^]/g, '^$&').replaceAll('%', '%%');
