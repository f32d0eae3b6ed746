import type { Course } from '#blocks/course';
import { mediaInQuestion, mediaInRich } from '#blocks/rich';
import { mediaIn, testsIn } from '#blocks/walk';
import { dataAddress } from '#codecs/dataAddress';
import { bytesOf, type FileTree } from '#core/fileTree';
import { perRun, type Run } from '#formats/run';
import type { Unit } from '#formats/unit';

const found = perRun<ReadonlyMap<string, string>>();

/**
 * The media that a unit really shows: their path in the course → their path in the package.
 * Captions stand in the page itself: a browser reads none from a file beside a page that was opened by double click.
 */
export const mediaOf = (unit: Unit, course: Course, of: { readonly run?: Run }): ReadonlyMap<string, string> =>
  found(of, unit.id, () => shownBy(unit, course));

function shownBy({ pages, test, questions }: Unit, { media, tests }: Course): ReadonlyMap<string, string> {
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
    const bytes = bytesOf(media, path);
    if (names.has(path) || bytes === undefined) continue;
    if (path.endsWith('.vtt')) {
      names.set(path, dataAddress(path, bytes));
      continue;
    }
    const name = freeName(path, taken);
    taken.add(name.toLowerCase());
    names.set(path, name);
  }
  return names;
}

/** The files themselves, under their new paths. */
export function mediaFiles(names: ReadonlyMap<string, string>, { media }: Course): FileTree {
  return new Map(
    [...names].flatMap(([path, name]) =>
      media.has(path) && !name.startsWith('data:') ? [[name, media.get(path) ?? ''] as const] : [],
    ),
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
