import type { Course } from '#blocks/course';
import { mediaInQuestion, mediaInRich } from '#blocks/rich';
import { mediaIn, testsIn } from '#blocks/walk';
import type { FileTree } from '#core/fileTree';
import type { Unit } from '#formats/unit';

/** The media that a unit really shows: their path in the course → their path in the package. */
export function mediaOf({ pages, test, questions }: Unit, { media, tests }: Course): ReadonlyMap<string, string> {
  const practised = new Set(pages.flatMap(({ blocks }) => testsIn(blocks)));
  const shown = [
    ...pages.flatMap(({ blocks }) => mediaIn(blocks)),
    ...tests
      .filter(({ id }) => practised.has(id) || id === test?.id)
      .flatMap(({ instructions = '' }) => mediaInRich(instructions)),
    ...questions.flatMap(mediaInQuestion),
  ];
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const path of shown) {
    if (names.has(path) || !media.has(path)) continue;
    const name = freeName(path, taken);
    taken.add(name.toLowerCase());
    names.set(path, name);
  }
  return names;
}

/** The files themselves, under their new paths. */
export function mediaFiles(names: ReadonlyMap<string, string>, { media }: Course): FileTree {
  return new Map(
    [...names].flatMap(([path, name]) => (media.has(path) ? [[name, media.get(path) ?? ''] as const] : [])),
  );
}

/** Archives travel through systems that know ASCII only, and some that do not tell capitals apart. */
function freeName(path: string, taken: ReadonlySet<string>): string {
  const ascii = path
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._/-]+/g, '-');
  const [, stem = ascii, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(ascii) ?? [];
  let name = ascii;
  for (let next = 2; taken.has(name.toLowerCase()); next += 1) name = `${stem}-${next}${ending}`;
  return name;
}
